import type { PresenceOf, Slot, SlotOptions } from '../core/flow.ts';
import { FlowError } from '../core/flow-error.ts';
import type { Json } from '../core/json.ts';
import type { Given, Mention, Reading } from '../core/reading.ts';
import { isDayWord, isMonthWord } from './calendar-words.ts';
import { isEverydayWord, isFunctionWord } from './everyday-words.ts';
import { distinct, readingOf, standing } from './mentions.ts';
import { isNegated, isTurnedDown } from './negation.ts';
import { isFiller, phraseFinder } from './phrase-finder.ts';
import { isSetPhrase } from './set-phrases.ts';
import { tokensOf } from './tokens.ts';

/** What can be said about an option; it may hold more of your own (a price, a duration). */
export interface ChoiceDetails {
  /** Other words for it: "hair colouring", "cut my hair". */
  readonly synonyms?: readonly string[];
  /** What it is called when it is said; else its value. */
  readonly label?: string;
}

export interface ChoiceOptions extends SlotOptions {
  /** Values, objects with a `value`, or details by value. */
  readonly options:
    | readonly (string | (ChoiceDetails & { readonly value: string }))[]
    | Readonly<Record<string, ChoiceDetails>>;
}

/** The values of a choice as a union of literals. */
export type Choice<Options> = Options extends readonly (infer Option)[]
  ? Option extends string
    ? Option
    : Option extends { readonly value: infer Value extends string }
      ? Value
      : never
  : Extract<keyof Options, string>;

interface Option<Value> extends ChoiceDetails {
  readonly value: Value;
}

const SHORT_ANSWER = 4;
const OPTIONS_SHOWN = 8;
const REQUEST =
  /^\s*(?:i['’]?d like|i would like|i want|i need|can i (?:get|have)|could i (?:get|have)|do you (?:do|have)|maybe|for)\b/i;

/**
 * One of a few options, read from its value, label or synonyms: case, accents, hyphens, plurals and one typing error in
 * a longer word do not matter, the longest match wins.
 * @returns a kind that reads to the option's value, `ambiguous` where several are named, or refuses a short answer that
 * names none with `not-an-option`.
 * @throws {@link FlowError} `FLOW_INVALID` when there is no option or a value stands twice.
 * @example slot.choice({ options: ['haircut', 'beard trim'] }).read('a hair cut', given); // { kind: 'value', value: 'haircut' }
 */
export function choice<const Options extends ChoiceOptions>(
  options: Options,
): Slot<Choice<Options['options']>, PresenceOf<Options>> {
  type Value = Choice<Options['options']>;
  const all = optionsOf<Value>(options.options);
  const values = all.map(({ value }) => value);
  const find = phraseFinder(
    all.map(({ value, label, synonyms = [] }) => ({ value, phrases: [value, ...(label ? [label] : []), ...synonyms] })),
  );

  const recognise = (said: string, given: Given): readonly Mention<Value>[] => {
    const found = find.named(said);
    const matches = found.length === 0 && given.asked !== null && isShort(said) ? find.hinted(said) : found;
    const mentions = matches
      .filter(({ start, end }) => !isNegated(said, start) && !isTurnedDown(said, end))
      .map(({ start, end, values: named, certain }) => ({ start, end, reading: oneOf(named), certain }));
    return standing(said, mentions);
  };

  const read = (words: Json, given: Given): Reading<Value> => {
    if (typeof words !== 'string' && typeof words !== 'number') return { kind: 'none' };
    const said = String(words);
    const exact = values.find((value) => value === said);
    if (exact !== undefined) return { kind: 'value', value: exact };
    const reading = readingOf(said, recognise(said, given));
    const isAttempt = given.asked !== null && find.named(said).length === 0 && namesSomethingElse(said);
    if (reading.kind !== 'none' || !isAttempt) return reading;
    return { kind: 'refused', code: 'not-an-option', options: values.slice(0, OPTIONS_SHOWN) };
  };

  return {
    ...options,
    type: 'choice',
    read,
    recognise,
    say: (value) => all.find((option) => option.value === value)?.label ?? value,
    describe: () => ({ type: 'string', description: `One of: ${all.map(inWords).join('; ')}.`, enum: values }),
  };
}

function optionsOf<Value>(given: ChoiceOptions['options']): readonly Option<Value>[] {
  const options: readonly Option<string>[] = isList(given)
    ? given.map((option) => (typeof option === 'string' ? { value: option } : option))
    : Object.entries(given).map(([value, details]) => ({ ...details, value }));
  if (options.length === 0) throw new FlowError('FLOW_INVALID', 'A choice has no options. Give it at least one.');
  const twice = options.find(({ value }, at) => options.findIndex((other) => other.value === value) !== at);
  if (twice !== undefined)
    throw new FlowError('FLOW_INVALID', `A choice has the option "${twice.value}" twice. Make its values different.`);
  return options as readonly Option<Value>[]; // Value is the union of exactly these values, see Choice
}

/** `Array.isArray` does not narrow a readonly array. */
const isList = (given: ChoiceOptions['options']): given is Extract<ChoiceOptions['options'], readonly unknown[]> =>
  Array.isArray(given);

function oneOf<Value extends string>(values: readonly Value[]): Reading<Value> {
  const [only, ...more] = distinct(values);
  if (only === undefined) return { kind: 'none' };
  return more.length === 0 ? { kind: 'value', value: only } : { kind: 'ambiguous', options: [only, ...more] };
}

const inWords = ({ value, synonyms }: Option<string>): string =>
  synonyms === undefined || synonyms.length === 0 ? value : `${value} (${synonyms.join(', ')})`;

/** Few enough words to be an answer to "which?", and not a question back. */
function isShort(said: string): boolean {
  if (said.length > 100 || said.includes('?')) return false;
  return tokensOf(said).filter(({ word }) => !isFiller(word)).length <= SHORT_ANSWER;
}

/** A short answer that is no sentence and speaks of neither a day, a number nor the conversation itself. */
function namesSomethingElse(said: string): boolean {
  if (!isShort(said) || isSetPhrase(said) || /\d/.test(said)) return false;
  const words = tokensOf(said.replace(REQUEST, '')).map(({ word }) => word);
  const telling = words.filter((word) => !isFiller(word));
  return telling.length > 0 && !telling.some(isOfSomethingElse);
}

const isOfSomethingElse = (word: string): boolean =>
  isDayWord(word) || isMonthWord(word) || isFunctionWord(word) || isEverydayWord(word);
