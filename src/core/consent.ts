import { english } from './consent-en.ts';
import { type Lexicon, lexiconOf, type Phrases } from './phrases.ts';
import { rememberingTexts } from './remembering.ts';
import { forLocale, isTooLong, type Sentence, type Spelling, sentencesOf } from './words.ts';

/**
 * What a message is as an answer to "Shall I book it?".
 *
 * - `yes`: plain, unconditional consent; nothing else was said. `yesAndQuestion`: that, and something was asked.
 * - `no`: a plain refusal, also "nothing" to the question what to change.
 * - `hedge`: neither a clear yes nor a clear no. `conditional`: a yes that holds only if something else does.
 * - `change`: carries other content or a correction. What it is, the reader finds out.
 * - `cancel`, `restart`: plainly leaving or starting over, and nothing else.
 * - `unrelated`: everything else.
 */
export type Consent =
  | 'yes'
  | 'yesAndQuestion'
  | 'no'
  | 'hedge'
  | 'conditional'
  | 'change'
  | 'cancel'
  | 'restart'
  | 'unrelated';

/** What a phrase does in an answer. */
export type Part =
  /** "yes"; "nice", which is praise unless it is of something else; "that sounds right"; "go ahead and book it". */
  | 'yes'
  | 'pleasant'
  | 'praise'
  | 'go'
  /** "no"; "do not book it"; "that is wrong"; "that is not wrong", which agrees to nothing; "no changes". */
  | 'no'
  | 'refusal'
  | 'wrong'
  | 'notWrong'
  | 'nothing'
  /** "can you ...", asking for what comes after it; what opens a real question. */
  | 'request'
  | 'question'
  /** "if"; "maybe"; "but". */
  | 'condition'
  | 'hedge'
  | 'contrast'
  /** "actually"; "make it", "instead"; "wait". */
  | 'actually'
  | 'correction'
  | 'pause'
  | 'cancel'
  | 'restart'
  /** "I do not want to cancel": leaves nothing, and agrees to nothing. */
  | 'stay'
  /** Words for days, times and numbers, as far as they are not digits. */
  | 'value'
  /** "cancel it later", "five years ago": asks for no other value, though the words are in it. */
  | 'afterwards'
  /** A comma or "and", after which something new may begin. */
  | 'joint'
  /** "thanks", "please": changes nothing. */
  | 'filler';

/** How a language says yes and no: everything {@link readConsent} knows about it. */
export interface ConsentGrammar {
  readonly respelled: Spelling['respelled'];
  readonly phrases: Phrases<Part>;
  readonly classes: Phrases;
}

/** Words that belong to no phrase. */
type Heard = Part | 'other';

const silent: ReadonlySet<Heard> = new Set(['filler', 'joint']);

/** The parts of a message that change what it is as an answer. */
type Reader = (said: string) => readonly Heard[];

const readers = { en: readerOf(english) };

/**
 * Reads a message as an answer to "Shall I book it?". When in doubt it is not a yes.
 * @param locale BCP 47; languages without a grammar are read as English.
 * @example readConsent('Yes, but make it Friday', 'en'); // => 'change'
 */
export const readConsent = (said: string, locale: string): Consent => weigh(forLocale<Reader>(readers, locale)(said));

/**
 * Whether a no finds nothing that should change, so that nobody knows what it says to "Shall I book it?".
 * @example findsNothingToChange('No, everything is correct', 'en') // => true
 * @example findsNothingToChange('No, that is wrong', 'en') // => false
 */
export function findsNothingToChange(said: string, locale: string): boolean {
  const heard = forLocale<Reader>(readers, locale)(said);
  return weigh(heard) === 'no' && heard.some((part) => contented.has(part)) && !heard.includes('wrong');
}

const contented: ReadonlySet<Heard> = new Set(['nothing', 'notWrong', 'praise']);

function readerOf({ respelled, phrases, classes }: ConsentGrammar): Reader {
  const lexicon = lexiconOf(phrases, classes);
  const spelling: Spelling = { respelled, knows: lexicon.knows };
  return rememberingTexts((said) => {
    const heard = sentencesOf(said, spelling).flatMap((sentence) => heardIn(sentence, lexicon));
    return (isTooLong(said) ? [...heard, 'other' as const] : heard).filter((part) => !silent.has(part));
  });
}

const agreement: ReadonlySet<Heard> = new Set(['yes', 'praise', 'go']);
const denial: ReadonlySet<Heard> = new Set(['no', 'refusal', 'wrong', 'notWrong']);

/** What may follow a question in its sentence; a yes, praise or a go there belongs to what is asked. */
const afterQuestion: ReadonlySet<Heard> = new Set([
  ...denial,
  'request',
  'question',
  'condition',
  'hedge',
  'pause',
  'cancel',
  'restart',
]);
const doubtedByQuestionMark: ReadonlySet<Heard> = new Set([...agreement, ...denial, 'cancel']);

/** The parts of a sentence in order. */
function heardIn({ text, asks }: Sentence, lexicon: Lexicon<Part>): readonly Heard[] {
  const heard: Heard[] = [];
  for (let at = 0; at < text.length; ) {
    const part = lexicon.longestAt(text, at);
    const wordEnd = text.indexOf(' ', at) + 1;
    const kind = part?.kind ?? (/^\p{N}/u.test(text.slice(at)) ? 'value' : 'other');
    if (!heard.includes('question')) {
      heard.push(kind);
      // Only the first word opens the question; the others are looked through for values.
      at = kind === 'question' ? wordEnd : (part?.end ?? wordEnd);
    } else {
      const asked = partOfQuestion(kind, heard.at(-1));
      if (asked !== undefined) heard.push(asked);
      at = asked !== undefined || kind === 'afterwards' ? (part?.end ?? wordEnd) : wordEnd;
    }
  }
  const praising = withPraise(heard);
  return asks ? withQuestionMark(praising) : praising;
}

/** What is heard once a question was opened; undefined for what only belongs to it. */
function partOfQuestion(kind: Heard, before: Heard | undefined): Heard | undefined {
  if (kind === 'joint' || kind === 'contrast') return kind;
  if (kind === 'value' || kind === 'correction') return 'correction';
  return before === 'joint' || before === 'contrast' ? (afterQuestion.has(kind) ? kind : undefined) : undefined;
}

/** A question mark makes a question of what follows a yes, and a doubt of a bare "yes?". */
function withQuestionMark(heard: readonly Heard[]): readonly Heard[] {
  if (heard.some((part) => part === 'question' || part === 'request')) return heard;
  const from = heard.findIndex((part) => agreement.has(part));
  const rest = heard.indexOf('other');
  if (from !== -1 && from < rest) return heard.map((part) => (part === 'other' ? 'question' : part));
  return heard.some((part) => doubtedByQuestionMark.has(part)) ? [...heard, 'hedge'] : heard;
}

/** "Nice" is praise of what was asked about, "nice weather" of something else. */
function withPraise(heard: readonly Heard[]): readonly Heard[] {
  const praised = (place: number): Heard => (heard[place + 1] === 'other' ? 'other' : 'praise');
  return heard.map((part, place) => (part === 'pleasant' ? praised(place) : part));
}

/** What all parts together are as an answer. */
function weigh(all: readonly Heard[]): Consent {
  const heard: readonly Heard[] = all.filter((part) => part !== 'stay');
  const has = (...parts: readonly Heard[]) => parts.some((part) => heard.includes(part));
  const first = heard[0];
  const agrees = has(...agreement);
  const denies = has(...denial);

  if (heard.length < all.length && (agrees || has('cancel', 'restart'))) return 'unrelated';
  if (has('condition')) return agrees || !has('question') ? 'conditional' : 'unrelated';
  if (has('cancel', 'restart')) return weighLeaving(heard);
  if (has('correction')) return 'change';
  if (has('other', 'value', 'afterwards'))
    return first === 'other' || !(agrees || denies || has('actually')) ? 'unrelated' : 'change';
  if (denies) return agrees ? weighNoAndYes(heard) : has('question', 'contrast') ? 'change' : 'no';
  if (has('hedge') || (has('pause') && agrees)) return 'hedge';
  if (has('nothing') && !has('yes', 'go')) return 'no';
  if (!agrees || first === 'question') return 'unrelated';
  if (first === 'request' || first === 'contrast' || hasIdleRequest(heard)) return 'hedge';
  if (has('question')) return 'yesAndQuestion';
  return has('contrast') ? 'hedge' : 'yes';
}

const besideLeaving: ReadonlySet<Heard> = new Set([
  'cancel',
  'restart',
  'yes',
  'no',
  'refusal',
  'wrong',
  'actually',
  'correction',
  'pause',
  'request',
]);

/** "No, forget it, start over" is plain; beside anything of substance leaving is not. "Stop, that is wrong" wants it right. */
function weighLeaving(heard: readonly Heard[]): Consent {
  if (heard.some((part) => !besideLeaving.has(part)))
    return heard.some((part) => agreement.has(part) || part === 'hedge') ? 'hedge' : 'unrelated';
  if (heard.includes('restart')) return 'restart';
  return heard.includes('wrong') ? 'change' : 'cancel';
}

/** "No, that is fine, book it" is a yes and "no, that is fine" a no; which of "yes, no" holds nobody knows. */
function weighNoAndYes(heard: readonly Heard[]): Consent {
  const shape = heard.join(' ');
  if (/^no(?: praise)+(?: go)+$/.test(shape)) return 'yes';
  return /^no(?: praise)+$/.test(shape) ? 'no' : 'hedge';
}

/** "Can you ..." that asks for nothing we know. */
const hasIdleRequest = (heard: readonly Heard[]): boolean =>
  heard.some((part, place) => part === 'request' && heard[place + 1] !== 'go');
