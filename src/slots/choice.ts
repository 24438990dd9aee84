import type { PresenceOf, Slot, SlotOptions } from '../core/flow.ts';
import { FlowError } from '../core/flow-error.ts';
import type { Json, Values } from '../core/json.ts';
import type { Given, Mention, Reading } from '../core/reading.ts';
import type { Description } from '../core/slot-kind.ts';
import { isDayWord, isMonthWord } from './calendar-words.ts';
import { isEverydayWord, isFunctionWord } from './everyday-words.ts';
import { openReading, wholeMention } from './left-open.ts';
import { distinct, readingOf, standing } from './mentions.ts';
import { isNegated, isTurnedDown } from './negation.ts';
import { isFiller, type PhraseFinder, phraseFinder } from './phrase-finder.ts';
import { isSetPhrase } from './set-phrases.ts';
import { tokensOf } from './tokens.ts';

/** What can be said about an option; it may hold more of your own (a price, a duration). */
export interface ChoiceDetails {
  /** Other words for it: "hair colouring", "cut my hair". */
  readonly synonyms?: readonly string[];
  /** What it is called when it is said; else its value. */
  readonly label?: string;
}

/** An option by its value, or with more about it. */
export type ChoiceOption = string | (ChoiceDetails & { readonly value: string });

/** What can be chosen, beside what every slot may say. */
export interface ChoiceOptions extends SlotOptions {
  /**
   * Values, objects with a `value`, or details by value; or what there is beside the values of the slots in `dependsOn`,
   * some of which may still be missing. Such a function must be pure and must not throw; its values are said as they are.
   */
  readonly options:
    | readonly ChoiceOption[]
    | Readonly<Record<string, ChoiceDetails>>
    | ((values: Values) => readonly ChoiceOption[]);
}

/** The values of a choice as a union of literals; any text where the options depend on other values. */
export type Choice<Options> = Options extends (values: Values) => readonly ChoiceOption[]
  ? string
  : Options extends readonly (infer One)[]
    ? One extends string
      ? One
      : One extends { readonly value: infer Value extends string }
        ? Value
        : never
    : Extract<keyof Options, string>;

interface Detailed<Value> extends ChoiceDetails {
  readonly value: Value;
}

/** The options of a choice, and what finds them in a text. */
interface Choices<Value> {
  readonly all: readonly Detailed<Value>[];
  readonly values: readonly Value[];
  readonly find: PhraseFinder<Value>;
}

const SHORT_ANSWER = 4;
const OPTIONS_SHOWN = 8;
const LONGEST_CORRECTION = 100;
const REPLACEMENT =
  /(?<!\p{L})(?:change|swap|switch|exchange|replace|make)\s+(?:it|that|this)\s+(?:(?:to|for|with|into)\s+)?an?\s+(\p{L}[^.,;!?]*)[.!\s]*$/iu;
const REQUEST =
  /^\s*(?:i['’]?d like|i would like|i want|i need|can i (?:get|have)|could i (?:get|have)|do you (?:do|have)|maybe|for)\b/i;

/**
 * One of a few options, read from its value, label or synonyms: case, accents, hyphens, plurals and one typing error in
 * a longer word do not matter, the longest match wins.
 * @returns a kind that reads to the option's value, `ambiguous` where several are named, or refuses a short answer that
 * names none with `not-an-option`.
 * @throws {@link FlowError} `FLOW_INVALID` when there is no option, a value stands twice, or options that are a function come
 * without `dependsOn`.
 * @example slot.choice({ options: ['haircut', 'beard trim'] }).read('a hair cut', given); // { kind: 'value', value: 'haircut' }
 */
export function choice<const Options extends ChoiceOptions>(
  options: Options,
): Slot<Choice<Options['options']>, PresenceOf<Options>> {
  type Value = Choice<Options['options']>;
  const fixed = typeof options.options === 'function' ? undefined : choicesOf<Value>(optionsOf(options.options));
  if (fixed === undefined && !options.dependsOn?.length)
    throw new FlowError(
      'FLOW_INVALID',
      'The options of a choice are a function: name the slots it looks at in dependsOn.',
    );
  const choicesFor = ({ values }: Given): Choices<Value> =>
    fixed ?? choicesOf(typeof options.options === 'function' ? options.options(values) : []);

  const usual = options.ladder?.default ?? options.assume;

  const recognise = (said: string, given: Given): readonly Mention<Value>[] => {
    const { find, values } = choicesFor(given);
    const found = find.named(said);
    const hints = found.length === 0 && given.asked !== null && tellsLittle(said) ? find.hinted(said) : [];
    const matches = [...found, ...hints.filter(({ values }) => isShort(said) || distinct(values).length > 1)];
    const mentions = matches
      .filter(({ start, end }) => !isNegated(said, start) && !isTurnedDown(said, end))
      .map(({ start, end, values: named, certain }) => ({ start, end, reading: oneOf(named), certain }));
    const open = matches.length === 0 ? openReading(said, given, { all: values, usual }) : undefined;
    return open === undefined ? standing(said, mentions) : [wholeMention(said, open)];
  };

  const read = (words: Json, given: Given): Reading<Value> => {
    if (typeof words !== 'string' && typeof words !== 'number') return { kind: 'none' };
    const said = String(words);
    const { values, find } = choicesFor(given);
    const exact = values.find((value) => value === said);
    if (exact !== undefined) return { kind: 'value', value: exact };
    const reading = readingOf(said, recognise(said, given));
    const isGone = said === given.own; // what was settled is no longer among the options
    const wanted = given.asked === null ? whatReplaces(said, given) : said;
    const isAttempt = find.named(said).length === 0 && namesSomethingElse(wanted);
    if (!isGone && (reading.kind !== 'none' || !isAttempt)) return reading;
    return { kind: 'refused', code: 'not-an-option', options: values.slice(0, OPTIONS_SHOWN) };
  };

  return {
    ...options,
    type: 'choice',
    read,
    recognise,
    say: (value) => fixed?.all.find((option) => option.value === value)?.label ?? value,
    describe: () => describeChoices(fixed),
  };
}

type FixedOptions = Exclude<ChoiceOptions['options'], (values: Values) => readonly ChoiceOption[]>;

function optionsOf(given: FixedOptions): readonly ChoiceOption[] {
  const options = isList(given) ? given : Object.entries(given).map(([value, details]) => ({ ...details, value }));
  if (options.length === 0) throw new FlowError('FLOW_INVALID', 'A choice has no options. Give it at least one.');
  const values = options.map((option) => (typeof option === 'string' ? option : option.value));
  const twice = values.find((value, at) => values.indexOf(value) !== at);
  if (twice !== undefined)
    throw new FlowError('FLOW_INVALID', `A choice has the option "${twice}" twice. Make its values different.`);
  return options;
}

function choicesOf<Value extends string>(options: readonly ChoiceOption[]): Choices<Value> {
  const detailed: readonly Detailed<string>[] = options.map((option) =>
    typeof option === 'string' ? { value: option } : option,
  );
  const all = detailed as readonly Detailed<Value>[]; // Value is the union of exactly these values, see Choice
  const named = all.map(({ value, label, synonyms = [] }) => ({
    value,
    phrases: [value, ...(label ? [label] : []), ...synonyms],
  }));
  return { all, values: distinct(all.map(({ value }) => value)), find: phraseFinder(named) };
}

function describeChoices(fixed: Choices<string> | undefined): Description {
  if (fixed === undefined) return { type: 'string', description: "One of the options there are, in the user's words." };
  const { all, values } = fixed;
  return { type: 'string', description: `One of: ${all.map(inWords).join('; ')}.`, enum: values };
}

/** `Array.isArray` does not narrow a readonly array. */
const isList = (given: FixedOptions): given is Extract<FixedOptions, readonly unknown[]> => Array.isArray(given);

function oneOf<Value extends string>(values: readonly Value[]): Reading<Value> {
  const [only, ...more] = distinct(values);
  if (only === undefined) return { kind: 'none' };
  return more.length === 0 ? { kind: 'value', value: only } : { kind: 'ambiguous', options: [only, ...more] };
}

const inWords = ({ value, synonyms }: Detailed<string>): string =>
  synonyms === undefined || synonyms.length === 0 ? value : `${value} (${synonyms.join(', ')})`;

/** Few enough words to be an answer to "which?", and not a question back. */
function isShort(said: string): boolean {
  if (said.length > 100 || said.includes('?')) return false;
  return tokensOf(said).filter(({ word }) => !isFiller(word)).length <= SHORT_ANSWER;
}

/** Few words beside days and numbers, so that a word of several options asks for one: "a trim on Monday or Tuesday". */
function tellsLittle(said: string): boolean {
  if (said.length > 100 || said.includes('?')) return false;
  const telling = tokensOf(said).filter(
    ({ word }) =>
      !isFiller(word) && !/\d/.test(word) && !isDayWord(word) && !isMonthWord(word) && !isFunctionWord(word),
  );
  return telling.length <= SHORT_ANSWER;
}

/** "Swap it for *a pedicure*": wanted in the place of what was chosen, whatever was asked. */
const whatReplaces = (said: string, { own }: Given): string =>
  (own === null || said.length > LONGEST_CORRECTION ? undefined : REPLACEMENT.exec(said)?.[1]) ?? '';

/** A short answer that is no sentence and speaks of neither a day, a number nor the conversation itself. */
function namesSomethingElse(said: string): boolean {
  if (!isShort(said) || isSetPhrase(said) || /\d/.test(said)) return false;
  const words = tokensOf(said.replace(REQUEST, '')).map(({ word }) => word);
  const telling = words.filter((word) => !isFiller(word));
  return telling.length > 0 && !telling.some(isOfSomethingElse);
}

const isOfSomethingElse = (word: string): boolean =>
  isDayWord(word) || isMonthWord(word) || isFunctionWord(word) || isEverydayWord(word);
