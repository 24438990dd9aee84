import type { Json } from '../../src/core/json.ts';

/** The words that speak of one slot; no word belongs to two slots, and none means anything in English answers. */
export interface SlotWords {
  readonly name: string;
  readonly values: readonly [string, string, string];
  /** Understood, and refused. */
  readonly refused: string;
  /** Means the first or the second value. */
  readonly vague: string;
}

/** Slots may be called what events, members and prototypes are called. */
export const slotWords: readonly SlotWords[] = [
  { name: 'drink', values: ['amber', 'birch', 'cedar'], refused: 'nettle', vague: 'timber' },
  { name: 'confirm', values: ['falcon', 'gannet', 'heron'], refused: 'magpie', vague: 'raptor' },
  { name: 'constructor', values: ['quartz', 'marble', 'basalt'], refused: 'pumice', vague: 'mineral' },
  { name: 'value', values: ['violin', 'cello', 'bassoon'], refused: 'kazoo', vague: 'fiddle' },
  { name: 'slot', values: ['saffron', 'ginger', 'thyme'], refused: 'wormwood', vague: 'spicery' },
  { name: 'options', values: ['tundra', 'desert', 'lagoon'], refused: 'swampland', vague: 'biotope' },
];

/** What a phrase is as an answer, written down by hand: nothing here asks the code that is tested. */
export interface Phrase {
  readonly said: string;
  readonly is: 'yes' | 'yesAndQuestion' | 'no' | 'cancel' | 'restart' | 'other';
  /** What it speaks of leaving, where that was asked about already. */
  readonly leaves?: readonly ('cancel' | 'restart')[];
  /** The place it picks of those that were offered; -1 is the last. */
  readonly picks?: number;
  /** A no that finds nothing to change: at the summary nobody knows what it says. */
  readonly isContent?: true;
  /** What a competent model makes of it. */
  readonly means?: 'confirm' | 'deny' | 'cancel' | 'restart' | 'resume' | 'human' | 'digressed' | 'declined' | 'kept';
}

export const phrases: readonly Phrase[] = [
  { said: 'yes', is: 'yes', means: 'confirm' },
  { said: 'yes please', is: 'yes', means: 'confirm' },
  { said: 'sounds good', is: 'yes', means: 'confirm' },
  { said: 'no', is: 'no', means: 'deny' },
  { said: 'no thanks', is: 'no', means: 'deny' },
  { said: 'yes, and do you take cards?', is: 'yesAndQuestion', means: 'confirm' },
  { said: 'i guess so', is: 'other', means: 'confirm' },
  { said: 'yes if it rains', is: 'other', means: 'confirm' },
  { said: 'yes?', is: 'other', means: 'confirm' },
  { said: 'wait yes', is: 'other', means: 'confirm' },
  { said: 'hm', is: 'other' },
  { said: 'do you take cards?', is: 'other', means: 'digressed' },
  { said: 'cancel', is: 'cancel', leaves: ['cancel'], means: 'cancel' },
  { said: 'forget it', is: 'cancel', leaves: ['cancel'], means: 'cancel' },
  { said: 'maybe i stop some day', is: 'other', leaves: ['cancel'], means: 'cancel' },
  { said: 'start over', is: 'restart', leaves: ['cancel', 'restart'], means: 'restart' },
  { said: 'maybe from the top some day', is: 'other', leaves: ['restart'], means: 'restart' },
  { said: 'do not cancel', is: 'other', leaves: ['cancel'], means: 'cancel' },
  { said: 'yes, as long as you can', is: 'other', means: 'confirm' },
  { said: 'the second one', is: 'other', picks: 1 },
  { said: 'the first one', is: 'other', picks: 0 },
  { said: 'the last one', is: 'other', picks: -1 },
  { said: 'i would rather not say', is: 'other', means: 'declined' },
  { said: 'keep it', is: 'no', isContent: true, means: 'kept' },
  { said: 'no changes', is: 'no', isContent: true, means: 'deny' },
  { said: 'a person please', is: 'other', means: 'human' },
  { said: 'i am back', is: 'other', means: 'resume' },
];

/** A word of one slot, as a message holds it: a value (0 to 2), `refused`, `vague`, or a value with a letter left out. */
export type WordPlan =
  | { readonly slot: number; readonly value: 0 | 1 | 2; readonly is: 'value' | 'mistyped' | 'denied' }
  | { readonly slot: number; readonly is: 'refused' | 'vague' };

/** A message: at most one phrase, then words of slots. */
export interface MessagePlan {
  readonly phrase: number | null;
  readonly words: readonly WordPlan[];
}

export const wordsOf = (slot: number): SlotWords => slotWords[slot % slotWords.length] ?? someWords;

/** There is a first one. */
const someWords = slotWords[0] as SlotWords;

const phraseAt = (at: number): Phrase => phrases[at % phrases.length] ?? ({ said: 'hm', is: 'other' } as const);

/** The word itself, without what stands around it. */
export function bareWord(plan: WordPlan): string {
  const words = wordsOf(plan.slot);
  if (!('value' in plan)) return words[plan.is];
  const value = words.values[plan.value];
  return plan.is === 'mistyped' ? value.slice(0, 3) + value.slice(4) : value;
}

/** A message as it was said, and what is known of it without reading it. */
export interface Said extends Omit<Phrase, 'said' | 'is'> {
  readonly text: string;
  /** `mixed`: a phrase and words of slots, or such words alone. */
  readonly is: Phrase['is'] | 'mixed';
  /** Words of slots that are not denied. */
  readonly tokens: readonly string[];
  readonly denied: readonly string[];
}

export function sayPlanned({ phrase, words }: MessagePlan): Said {
  const said = words.map((word) => (word.is === 'denied' ? `not ${bareWord(word)}` : bareWord(word)));
  const tokens = words.filter(({ is }) => is !== 'denied').map(bareWord);
  const denied = words.filter(({ is }) => is === 'denied').map(bareWord);
  const slots = { tokens, denied };
  if (phrase === null) return { text: said.join(' and ') || 'hm', is: said.length > 0 ? 'mixed' : 'other', ...slots };
  const { said: text, is, ...rest } = phraseAt(phrase);
  return {
    ...rest,
    text: [text, ...(said.length > 0 ? [said.join(' and ')] : [])].join(', '),
    is: said.length > 0 ? 'mixed' : is,
    ...slots,
  };
}

/** Whether the word stands in what was said, as it is or with one letter left out. */
export const names = ({ tokens }: Pick<Said, 'tokens'>, value: Json): boolean =>
  typeof value === 'string' &&
  tokens.some((token) => token === value || (token.length === value.length - 1 && isShortened(token, value)));

const isShortened = (short: string, long: string): boolean =>
  Array.from(long, (_, at) => long.slice(0, at) + long.slice(at + 1)).includes(short);
