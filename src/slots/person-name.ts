import type { PresenceOf, Slot, SlotOptions } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import type { Given, Mention, Reading } from '../core/reading.ts';
import { isDayWord, isMonthWord } from './calendar-words.ts';
import { isEverydayWord, isFunctionWord, isParticle } from './everyday-words.ts';
import { readingOf, standing } from './mentions.ts';
import { isNegated } from './negation.ts';
import { isSetPhrase } from './set-phrases.ts';
import { fold, readable, tidied } from './tokens.ts';

/** What every slot may say; a name has no options of its own. */
export type PersonNameOptions = SlotOptions;

const LONGEST = 80;
const MOST_WORDS = 6;
const MOST_LOWER_CASE = 4;
/** A text that names more people is no answer; what follows is not looked at. */
const MOST_FOUND = 30;

const NAME_WORD = /[\p{L}][\p{L}\p{M}'’.-]*/uy;
const GAP = /\s+/uy;
const SHORT_FORM = /^(?:\p{L}|mr|mrs|ms|dr|prof|jr|sr|st)\.$/iu;

/** Introduce a name whatever case it has. */
const STRONG =
  /(?:\b(?:my|the|his|her) (?:full |first |last )?name(?:['’]?s| is| to| should be| would be|:| =)|\bname(?:['’]s| is|:)|\bi go by|\bin the name of|\b(?:under|on) (?:the )?name(?: of)?)\s+["“'‘]?/giu;
/** Introduce a name only where it is written like one: "I'm Ann", not "I'm running late". */
const WEAK =
  /\b(?:(?:i['’]?m|i am|(?:it['’]?s|it is)(?: (?:spelled|spelt))?|this is|that['’]s|call me|under)\s+["“'‘]?)/giu;
/** Introduce a name whatever case it has where "calling" or "speaking" follows it; without, "this is odd" would be one. */
const CALLER = /\b(?:it['’]?s|it is|this is)\s+/giu;
const CALLS = /^\s*(?:speaking|calling)\b/i;
/** Introduce much else; heard only when the name was asked for. */
const FOR =
  /\b(?:for|to|account of|on behalf of|(?:my|our) (?:friend|wife|husband|partner|son|daughter|mother|father))\s+/giu;
/** "Name Ann", at the beginning of a clause; heard only when the name was asked for. */
const NAME = /(?:^|[,.;!\n]\s?)name\s+(?!is\b)/giu;

/** After a whole name these go on with something else. */
const GOES_ON =
  /^[\s"”'’]*(?:$|\p{L}+:|[,.;:!()\n—–-]|\d|(?:and (?:my|the|i|i['’]?m|it['’]?s|phone|number|you|we)|but|then|please|thanks|thank|here|speaking|calling|by the way|btw|not|is (?:my|the) (?:full )?name)\b)/iu;
/** Said after an introduced name: "my name is Ann for Friday". */
const GOES_ON_INTRODUCED =
  /^[\s"”'’?]*(?:$|(?:i|so|if|for|on|at|from|with|can|could|what|when|do|is|though|actually|is my|instead|again|will)\b)/iu;
/** The same, after a name that is written like one: "to Ann in London". */
const GOES_ON_WRITTEN = /^\s+(?:to|in|by|that|which|who|as)\b/i;
const HERE = /^\s*(?:here|speaking|calling|is (?:my|the) (?:full )?name)\b/i;
const HESITANT = /^(?:(?:um+|uh+|er+|well|oh|so|ok|okay|sure|yes|yeah|hi|hello|hey|actually|sorry)\s+)+/i;
const TIME_LIKE = /^\d+(?:[:.]\d+)?(?:am|pm|st|nd|rd|th|h|ish)?$/i;

/**
 * A person's name in any script, as given; at most 80 characters and 6 words. Found after "my name is", "I'm", "call me"
 * and the like, or as the whole answer; never a sentence, a day, consent or a command.
 * @returns a kind that reads to a string, or refuses what only looks like one ("R2D2") with `not-a-name`.
 * @example slot.personName().read("it's Ann Lee, 415 555 2671", given); // { kind: 'value', value: 'Ann Lee' }
 */
export function personName<const Options extends PersonNameOptions>(
  options?: Options,
): Slot<string, PresenceOf<Options>> {
  return { ...(options as Options), type: 'name', read, recognise, say: (value) => value, describe };
}

const describe = () => ({ type: 'string', description: "A person's name, as the user wrote it." }) as const;

function read(words: Json, given: Given): Reading<string> {
  if (typeof words !== 'string') return { kind: 'none' };
  const stored = tidied(words);
  if (stored === words && isWholeName(words)) return { kind: 'value', value: words };
  const reading = readingOf(words, recognise(words, given));
  if (reading.kind !== 'none' || given.asked === null) return reading;
  return isFailedName(stored) ? { kind: 'refused', code: 'not-a-name', options: [] } : reading;
}

function recognise(said: string, given: Given): readonly Mention<string>[] {
  const asked = given.asked !== null;
  const introduced = [
    ...introducedBy(STRONG, said, () => ({ holds: true, certain: true })),
    ...introducedBy(WEAK, said, (name) => ({
      holds: asked || isWrittenAsName(name),
      certain: isWrittenAsName(name) && !isMonthWord(fold(name)),
    })),
    ...introducedBy(CALLER, said, (_, after) => ({ holds: CALLS.test(after), certain: true })),
    ...introducedBy(NAME, said, () => ({ holds: asked, certain: false })),
    ...introducedBy(FOR, said, (name) => ({
      holds: asked && isWrittenAsName(name) && !isMonthWord(fold(name)),
      certain: false,
    })),
  ];
  const mentions = standing(said, withoutOverlaps(introduced));
  if (mentions.some(({ certain }) => certain)) return mentions.filter(({ certain }) => certain);
  if (mentions.length > 0) return mentions;
  const bare = bareName(said);
  if (bare === undefined) return [];
  const certain = HERE.test(said.slice(bare.end)) && isWrittenAsName(said.slice(bare.start, bare.end));
  return asked || certain ? [mention(said, bare, certain)] : [];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function introducedBy(
  leadIn: RegExp,
  said: string,
  judge: (name: string, after: string) => { readonly holds: boolean; readonly certain: boolean },
): readonly Mention<string>[] {
  const found = Array.from(readable(said).matchAll(leadIn)).slice(0, MOST_FOUND);
  return found.flatMap(({ 0: words, index }) => {
    if (isNegated(said, index)) return [];
    const span = nameAt(said, index + words.length);
    if (span === undefined) return [];
    const name = said.slice(span.start, span.end);
    const after = [GOES_ON, GOES_ON_INTRODUCED, ...(isWrittenAsName(name) ? [GOES_ON_WRITTEN] : [])];
    if (!after.some((pattern) => goesOn(pattern, said, span.end))) return [];
    const { holds, certain } = judge(name, said.slice(span.end, span.end + 24));
    return holds ? [mention(said, span, certain)] : [];
  });
}

/** The name that is the answer: the first clause that is more than "yes" or "sure". */
function bareName(said: string): Span | undefined {
  let from = 0;
  for (const clause of said.slice(0, 4 * LONGEST).split(/(?<=[,;!\n—]|\p{L}{2}\.\s)/u)) {
    const hesitant = HESITANT.exec(clause.trimStart())?.[0].length ?? 0;
    const start = from + clause.length - clause.trimStart().length + hesitant;
    if (!isSetPhrase(clause) && !/^\s*not\b/i.test(clause)) {
      const spans = [nameAt(said, start), nameAt(withoutCapital(said, start), start)];
      return spans.find((span) => span !== undefined && goesOn(GOES_ON, said, span.end));
    }
    from += clause.length;
  }
  return undefined;
}

/** Keyboards begin a message with a capital: "Ann lee" is "ann lee". */
const withoutCapital = (said: string, at: number): string =>
  said.slice(0, at) + said.slice(at, at + 1).toLowerCase() + said.slice(at + 1, at + 2 * LONGEST);

const goesOn = (pattern: RegExp, said: string, end: number): boolean => pattern.test(said.slice(end, end + 24));

/** The longest run of words there that can be a name together, up to the first that can not. */
function nameAt(said: string, start: number): Span | undefined {
  const words: string[] = [];
  let end = start;
  for (let at = start; words.length <= MOST_WORDS; ) {
    const word = matchAt(NAME_WORD, said, at);
    if (word === '' || endsName(word, words) || isLabel(said, at + word.length)) break;
    const closed = /[.'’-]$/.test(word) && !SHORT_FORM.test(word);
    const kept = closed ? word.replace(/[.'’-]+$/, '') : word;
    words.push(kept);
    end = at + kept.length;
    const gap = matchAt(GAP, said, at + word.length);
    if (closed || gap === '') break;
    at += word.length + gap.length;
  }
  const attached = /^[\p{L}\p{N}\p{M}@_/]/u.test(said.slice(end, end + 1));
  const name = said.slice(start, end);
  const dated = isMonthWord(fold(name)) && /^\s+(?:the )?\d/.test(said.slice(end, end + 8));
  return attached || dated || !isName(name, words) ? undefined : { start, end };
}

/** "Phone:" begins something else. */
const isLabel = (said: string, end: number): boolean => said[end] === ':';

/** In "Ann van Dyck and I" the first words that go on with something else are "and" and "I". */
function endsName(word: string, before: readonly string[]): boolean {
  const folded = fold(word).replace(/\.$/, '');
  if (!isLower(word)) return before.length > 0 && ['I', 'And', 'My', 'But'].includes(word);
  if (isParticle(folded) && before.length > 0) return false;
  if (isFunctionWord(folded) || isEverydayWord(folded)) return true;
  return !isParticle(folded) && !before.every(isLower);
}

function isName(name: string, words: readonly string[]): boolean {
  const [first] = words;
  if (first === undefined || words.length > MOST_WORDS || name.length > LONGEST || isSetPhrase(name)) return false;
  const folded = words.map((word) => fold(word).replace(/\.$/, ''));
  const [opening = '', next = ''] = folded;
  if (folded.some(isDayWord) || isEverydayWord(opening)) return false;
  if (isFunctionWord(opening) && (!SHORT_NAMES.has(first) || isFunctionWord(next))) return false;
  // "do" stands inside a name, and at the end of "will do".
  if (isFunctionWord(folded.at(-1) as string) && isLower(words.at(-1) as string)) return false;
  const lower = folded.filter((word, at) => isLower(words[at] as string) && !isParticle(word));
  return lower.length <= MOST_LOWER_CASE && !lower.some(isVerbal);
}

/** Names of people where they are written like one, and words of sentences where they are not. */
const SHORT_NAMES = new Set(['An', 'Do', 'My', 'So', 'Can']);

/** "running", "calling"; "Ming" and "Irving" are written with a capital. */
const isVerbal = (folded: string): boolean => folded.length > 5 && folded.endsWith('ing');

/** Written small, unlike "Ann" and "d'Arc". */
const isLower = (word: string): boolean => /^\p{Ll}(?!['’]\p{Lu})/u.test(word);

const isWrittenAsName = (name: string): boolean => !isLower(name) || isParticle(fold(name.split(' ')[0] ?? ''));

function isWholeName(stored: string): boolean {
  const span = nameAt(stored, 0);
  return span !== undefined && span.end === stored.length;
}

/** A short answer without a word of a sentence that is still no name: "R2D2", "@nn", twenty names. */
function isFailedName(answer: string): boolean {
  if (answer.length > 4 * LONGEST || answer.includes('?') || isSetPhrase(answer)) return false;
  const words = answer.split(' ');
  if (!/\p{L}/u.test(answer) || words.some((word) => TIME_LIKE.test(word))) return false;
  return !words.map((word) => fold(word.replace(/[,.;:!]+$/, ''))).some(isOfSentence);
}

const isOfSentence = (word: string): boolean =>
  isFunctionWord(word) || isEverydayWord(word) || isDayWord(word) || isMonthWord(word) || isVerbal(word);

function mention(said: string, { start, end }: Span, certain: boolean): Mention<string> {
  return { start, end, reading: { kind: 'value', value: tidied(said.slice(start, end)) }, certain };
}

/** "My name is Ann": found once by "my name is" and again by "name is". */
function withoutOverlaps(mentions: readonly Mention<string>[]): readonly Mention<string>[] {
  const ordered = mentions.toSorted((a, b) => a.start - b.start || Number(b.certain) - Number(a.certain));
  return ordered.filter(({ start }, at) => start !== ordered[at - 1]?.start);
}

function matchAt(pattern: RegExp, said: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(said)?.[0] ?? '';
}
