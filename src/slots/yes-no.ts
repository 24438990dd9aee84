import type { PresenceOf, Slot, SlotOptions } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import type { Given, Mention, Reading } from '../core/reading.ts';
import { openReading, wholeMention } from './left-open.ts';
import { readingOf } from './mentions.ts';
import { isNegated, isTurnedDown } from './negation.ts';
import { phraseFinder } from './phrase-finder.ts';
import { foldedWords } from './tokens.ts';

/** What a yes or no is about, beside what every slot may say. */
export interface YesNoOptions extends SlotOptions {
  /** What it is about: with "outdoor seating" here, "no outdoor seating" is a no whatever was asked. */
  readonly about?: readonly string[];
  /** What a no is about: with "entry fee" here, "without an entry fee" is a yes and "with an entry fee" a no. */
  readonly against?: readonly string[];
}

/** Folded; taken as the whole of a clause. */
const YES = new Set([
  ...['yes', 'yeah', 'yep', 'yup', 'ya', 'yea', 'y', 'aye', 'ok', 'okay', 'sure', 'sure thing', 'of course'],
  ...[
    'certainly',
    'definitely',
    'absolutely',
    'indeed',
    'right',
    'correct',
    'true',
    'exactly',
    'hell yes',
    'i think so',
    'i guess so',
  ],
  ...['please do', 'why not', 'i do', 'we do', 'i am', 'we are', 'i would', 'we would', 'i will', 'we will'],
  ...['i have', 'we have', 'it is', 'it does', 'they do', 'thats right', 'id love to', 'id love that'],
  ...['id like that', 'sounds good', 'sounds great', 'go ahead', 'no problem', 'thats fine', 'fine', 'great'],
  ...['that works', 'works', 'thats good', 'thats great', 'thats perfect', 'thats ok', 'thats okay', 'that is fine'],
  ...['that would be great', 'that would be good', 'that would be nice', 'that would be fine', 'that would be perfect'],
  ...['perfect', 'alright', 'all right', 'by all means', 'for sure', 'yeah sure', 'no yeah', 'always', 'affirmative'],
]);
const NO = new Set([
  ...['no', 'nope', 'nah', 'na', 'n', 'never', 'not really', 'not at all', 'of course not', 'absolutely not'],
  ...['no way', 'definitely not', 'certainly not', 'not today', 'not now', 'not this time', 'not necessary'],
  ...['no need', 'none', 'false', 'i dont', 'we dont', 'im not', 'were not', 'i am not', 'i do not', 'it isnt'],
  ...['it doesnt', 'i wont', 'we wont', 'i havent', 'we havent', 'they dont', 'i dont think so', 'id rather not'],
  ...['i would rather not', 'negative', 'yeah no', 'not for me', 'not for us', 'i cant', 'we cant', 'wrong'],
  ...['incorrect', 'neither'],
]);

const OPENS_YES = /^(?:yes|yeah|yep|yup|sure|of course|definitely|absolutely) /;
const OPENS_NO = /^(?:no|nope|nah|i dont|we dont|i wont|we wont|i do not|we do not|im not|i have no|we have no) /;
/** Neither, although they begin like one. */
const UNDECIDED =
  /^(?:(?:i|we) (?:dont|do not) (?:know|mind|care|understand|remember|get)|no (?:idea|clue|preference|worries|matter|one)|yes (?:and|or) no|im not sure|not (?:sure|yet|only|just)|sure about)\b/;

const AROUND =
  /^(?:(?:um|uh|er|well|oh|so|and|ah) )+|(?: (?:please|thanks|thank you|then|very much|it is|(?:for|with|by) (?:me|us)))+$/g;
const ASKS_WHETHER = /(?:^|[.!?;,\n]|\band\b)\s*(?:do|does|is|are|have|what|how|which|where|when|who)\b[^.!?;\n]*$/i;
/** "Is it furnished", "does the hotel allow pets", without a question mark as well. */
const ASKS_OUTRIGHT =
  /(?:^|[.!?;,\n]|\b(?:and|but|so|question)\b)\s*(?:is|are|does|do) (?:it|they|that|this|these|those|the)\b[^.!?;\n]*$/i;
/** "Can we smoke there?" asks about a place; "can we have a smoking room?" wants one. */
const MAY = /\b(?:can|could|may) (?:i|we|you|people)\b[^.!?;\n]*$/i;
const THERE = /^[^.!?;\n]{0,20}\b(?:there|here)\b[^.!?;\n]{0,20}\?/i;
/** "I don't care whether it has wifi"; "if possible" and "it would be nice if" want it. */
const WHETHER =
  /(?<!\b(?:nice|great|good|better|best|perfect|ideal|prefer|it) )\b(?:whether|if)\b(?! (?:at all |it(?: is|['’]s) )?(?:possible|available|you can))[^.!?;,\n]*$/i;
const NO_PROBLEM = /^\s*(?:is|are|wo|would)(?:(?:n['’]t| not) (?:be )?an?| (?:be )?no) (?:problem|issue)/i;
const TURNED_DOWN_BEFORE = /\b(?:no|non|no\s+need\s+(?:for|of)|free\s+(?:of|from))[\s-]+(?:an?\s+|the\s+|any\s+)?$/i;
const TURNED_DOWN_AFTER = /^(?:-free\b|\s+(?:not|never)\b|\s+(?:is|are|would be) an? (?:problem|issue))/i;

/**
 * A yes or a no.
 * @returns a kind that reads to a boolean, or `ambiguous` where both are said.
 * @example slot.yesNo({ about: ['outdoor seating'] }).read('4 people, no outdoor seating', given); // { kind: 'value', value: false }
 */
export function yesNo<const Options extends YesNoOptions>(options?: Options): Slot<boolean, PresenceOf<Options>> {
  const subject = phraseFinder([
    { value: true, phrases: options?.about ?? [] },
    { value: false, phrases: options?.against ?? [] },
  ]);

  const stated = (said: string): readonly Mention<boolean>[] =>
    subject
      .named(said)
      .filter(({ certain, start, end }) => certain && !isAskedAbout(said, start, end))
      .map(({ start, end, values: [wanted = true] }) => ({
        start,
        end,
        reading: { kind: 'value', value: isWanted(said, start, end) === wanted },
        certain: true,
      }));

  const recognise = (said: string, given: Given): readonly Mention<boolean>[] => {
    const mentions = stated(said);
    if (mentions.length > 0 || given.asked === null) return mentions;
    const open = openReading(said, given, { all: [true, false], usual: options?.ladder?.default ?? options?.assume });
    if (open !== undefined) return [wholeMention(said, open)];
    const answer = answerIn(said);
    return answer.reading.kind === 'none' ? [] : [answer];
  };

  const read = (words: Json, given: Given): Reading<boolean> => {
    if (typeof words === 'boolean') return { kind: 'value', value: words };
    if (typeof words !== 'string') return { kind: 'none' };
    if (/^(?:true|false)$/i.test(words)) return { kind: 'value', value: words.toLowerCase() === 'true' };
    return readingOf(words, recognise(words, given));
  };

  return {
    ...(options as Options),
    type: 'yesNo',
    read,
    recognise,
    say: (value) => (value ? 'yes' : 'no'),
    describe: () => ({ type: 'boolean', description: 'Whether the user said yes (true) or no (false).' }),
  };
}

/** The answer in the first clauses of a message that is one; a question back is none. What is beside it may be more. */
function answerIn(said: string): Mention<boolean> {
  const clauses = clausesIn(said.slice(0, 300));
  const answers = clauses.flatMap(({ words, start }) => {
    const answer = answerOf(words);
    return answer === undefined ? [] : [mention(words, start, { kind: 'value', value: answer })];
  });
  const [first] = answers;
  const last = answers.at(-1);
  if (first !== undefined && last !== undefined) return { ...first, end: last.end, reading: readingOf(said, answers) };
  const { words, start } = clauses.find((clause) => foldedWords(clause.words) !== '') ?? { words: '', start: 0 };
  return mention(words, start, openingOf(words.replace(/\?.*$/s, '?')));
}

function clausesIn(said: string): readonly { readonly words: string; readonly start: number }[] {
  const ends = [...Array.from(said.matchAll(/[,.;!\n—]| - /g), ({ index }) => index), said.length];
  return ends.map((end, at) => {
    const start = at === 0 ? 0 : (ends[at - 1] ?? 0) + 1;
    return { words: said.slice(start, end), start };
  });
}

function mention(words: string, at: number, reading: Reading<boolean>): Mention<boolean> {
  const start = at + words.length - words.trimStart().length;
  return { start, end: start + words.trim().length, reading, certain: false };
}

/** How a clause begins that is no answer as a whole. */
function openingOf(words: string): Reading<boolean> {
  if (words.endsWith('?')) return { kind: 'none' };
  const opening = `${foldedWords(words).replace(AROUND, '')} `;
  if (UNDECIDED.test(opening)) return { kind: 'none' };
  if (OPENS_NO.test(opening)) return { kind: 'value', value: false };
  return OPENS_YES.test(opening) ? { kind: 'value', value: true } : { kind: 'none' };
}

function answerOf(clause: string): boolean | undefined {
  if (clause.includes('?')) return undefined;
  const folded = foldedWords(clause);
  const words = folded.replace(AROUND, '');
  if (YES.has(folded) || YES.has(words)) return true;
  return NO.has(folded) || NO.has(words) ? false : undefined;
}

function isWanted(said: string, start: number, end: number): boolean {
  if (NO_PROBLEM.test(said.slice(end, end + 32))) return true;
  if (isNegated(said, start) || isTurnedDown(said, end)) return false;
  const before = said.slice(Math.max(0, start - 24), start);
  return !TURNED_DOWN_BEFORE.test(before) && !TURNED_DOWN_AFTER.test(said.slice(end, end + 32));
}

/** "Do you have outdoor seating?" asks; "can I have outdoor seating?" wants. */
function isAskedAbout(said: string, start: number, end: number): boolean {
  const before = said.slice(Math.max(0, start - 80), start);
  const after = said.slice(end, end + 81);
  if (WHETHER.test(before) || ASKS_OUTRIGHT.test(before) || (MAY.test(before) && THERE.test(after))) return true;
  return /^[^.!;\n]{0,80}\?/.test(after) && ASKS_WHETHER.test(before);
}
