import { readConsent } from './consent.ts';
import { english } from './control-en.ts';
import { type Lexicon, lexiconOf, type Phrases } from './phrases.ts';
import { rememberingTexts } from './remembering.ts';
import { forLocale, isTooLong, type Sentence, type Spelling, sentencesOf } from './words.ts';

/** What a message can do to the conversation itself, whatever is being asked. */
export type Control =
  | 'cancel'
  | 'restart'
  | 'repeat'
  | 'status'
  | 'help'
  | 'wait'
  | 'human'
  | 'resume'
  | 'greeting'
  | 'thanks'
  | 'goodbye';

/** Controls with phrases of their own, "ok", and what may stand beside a control without changing it; "sorry?" asks back. */
export type ControlPart = Exclude<Control, 'cancel' | 'restart'> | 'ok' | 'sorry' | 'filler';

/** How a language steers a conversation: everything {@link readControl} knows about it. */
export interface ControlGrammar {
  readonly respelled: Spelling['respelled'];
  readonly phrases: Phrases<ControlPart>;
  readonly classes: Phrases;
}

type Reader = (said: string) => Control | undefined;

const readers = { en: readerOf(english) };

/**
 * Reads a message that is a control and nothing else, politeness aside. Cancel and restart are as `readConsent` has them.
 * @param locale BCP 47; languages without a grammar are read as English.
 * @example readControl('Sorry, can you repeat that?', 'en'); // => 'repeat'
 */
export function readControl(said: string, locale: string): Control | undefined {
  const consent = readConsent(said, locale);
  return consent === 'cancel' || consent === 'restart' ? consent : forLocale<Reader>(readers, locale)(said);
}

/**
 * Whether a message is a control, a greeting or a bare yes, no or maybe: nothing to take for a name or a free text.
 * @example readsAsCommand('Never mind', 'en'); // => true
 */
export function readsAsCommand(said: string, locale: string): boolean {
  return ['yes', 'no', 'hedge'].includes(readConsent(said, locale)) || readControl(said, locale) !== undefined;
}

function readerOf({ respelled, phrases, classes }: ControlGrammar): Reader {
  const lexicon = lexiconOf(phrases, classes);
  const spelling: Spelling = { respelled, knows: lexicon.knows };
  return rememberingTexts((said) => {
    const parts = isTooLong(said) ? undefined : partsOf(said, spelling, lexicon);
    if (parts === undefined) return undefined;
    const [control, other] = weightiest(parts);
    // "Ok, thanks" is an answer to whatever was asked.
    if (other !== undefined || (control === 'thanks' && parts.has('ok'))) return undefined;
    return control;
  });
}

/** The parts a message consists of; undefined when there is anything else in it. */
function partsOf(
  said: string,
  spelling: Spelling,
  lexicon: Lexicon<ControlPart>,
): ReadonlySet<ControlPart> | undefined {
  const parts = new Set<ControlPart>();
  for (const sentence of sentencesOf(said, spelling)) {
    const own = partsOfSentence(sentence, lexicon);
    if (own === undefined) return undefined;
    for (const part of own) parts.add(part);
    if (sentence.asks && own.has('sorry') && [...own].every(isIdle)) parts.add('repeat');
  }
  return parts;
}

function partsOfSentence({ text }: Sentence, lexicon: Lexicon<ControlPart>): ReadonlySet<ControlPart> | undefined {
  const parts = new Set<ControlPart>();
  for (let at = 0; at < text.length; ) {
    const part = lexicon.longestAt(text, at);
    if (part === undefined) return undefined;
    parts.add(part.kind);
    at = part.end;
  }
  return parts;
}

const isIdle = (part: ControlPart): part is 'sorry' | 'filler' => part === 'sorry' || part === 'filler';

const courtesies: readonly Exclude<ControlPart, 'ok' | 'sorry' | 'filler'>[] = ['goodbye', 'thanks', 'greeting'];

/** What the message is about: courtesies only when there is nothing else, of them the one that ends it first. */
function weightiest(parts: ReadonlySet<ControlPart>): readonly Control[] {
  const controls = [...parts].filter((part) => part !== 'ok' && !isIdle(part));
  const weighty = controls.filter((part) => !courtesies.includes(part));
  return weighty.length > 0 ? weighty : courtesies.filter((part) => parts.has(part)).slice(0, 1);
}
