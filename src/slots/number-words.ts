import { picksOne } from './standing-alone.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A number written out in English, with its span in UTF-16 units. */
export interface WrittenNumber {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

const UNITS: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
);

const TENS: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, at) => [word, (at + 2) * 10]),
);

/** A quantity by itself, after "a", after "half a", or after another number: "two dozen". */
const GROUPS: ReadonlyMap<string, number> = new Map([
  ['couple', 2],
  ['pair', 2],
  ['dozen', 12],
]);

const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
]);

/** Words beside which "one" counts nothing: "the first one", "one moment". */
const BEFORE_PRONOUN = new Set([
  ...['the', 'this', 'that', 'which', 'another', 'other', 'first', 'second', 'third', 'last', 'next', 'no', 'any'],
  ...['some', 'each', 'every', 'good', 'better', 'best', 'early', 'earlier', 'late', 'later', 'cheapest', 'same'],
]);
const AFTER_PRONOUN = new Set([
  'moment',
  'sec',
  'second',
  'minute',
  'thing',
  'more',
  'question',
  'day',
  'of',
  'last',
  'way',
]);

const ORDINALS = [
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh'],
  ...['twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth'],
  ...['twentieth', 'twenty-first', 'twenty-second', 'twenty-third', 'twenty-fourth', 'twenty-fifth', 'twenty-sixth'],
  ...['twenty-seventh', 'twenty-eighth', 'twenty-ninth', 'thirtieth', 'thirty-first'],
];

/** The value of a word below a hundred: "seven", "fifteen", "fifty". */
export const smallNumber = (word: string): number | undefined => UNITS.get(word) ?? TENS.get(word);

/**
 * The number said of days, weeks, hours and minutes: "12", "5th", "fifth", "twenty-five", "oh five", "a"; `NaN` for
 * anything else.
 */
export function numberIn(words: string): number {
  const digits = /^(\d+)(?:st|nd|rd|th)?$/i.exec(words)?.[1];
  if (digits !== undefined) return Number(digits);
  const said = words.toLowerCase().replace(/[\s-]+/g, '-');
  if (said === 'a' || said === 'an') return 1;
  if (ORDINALS.includes(said)) return ORDINALS.indexOf(said) + 1;
  return writtenNumbers(said.replace(/^oh-/, ''))[0]?.value ?? Number.NaN;
}

/** Every number written out in a text, up to 999,999: "twenty-one", "a dozen", "two hundred and five". */
export function writtenNumbers(said: string): readonly WrittenNumber[] {
  const tokens = tokensOf(said);
  const found: WrittenNumber[] = [];
  for (let at = 0; at < tokens.length; ) {
    const run = quantityAt(tokens, at) ?? cardinalAt(said, tokens, at);
    const start = tokens[at]?.start ?? 0;
    const end = tokens[at + (run?.count ?? 1) - 1]?.end ?? 0;
    const isNumber = run !== undefined && !isPronoun(tokens, at, run.count) && !picksOne(said, start, end);
    if (isNumber) found.push({ value: run.value, start, end });
    at += run?.count ?? 1;
  }
  return found;
}

interface Run {
  readonly value: number;
  readonly count: number;
}

/** "a dozen", "half a dozen", "two dozen", "a hundred". */
function quantityAt(tokens: readonly Token[], at: number): Run | undefined {
  const word = (ahead: number) => tokens[at + ahead]?.word ?? '';
  if (word(0) === 'half' && word(1) === 'a' && word(2) === 'dozen') return { value: 6, count: 3 };
  const times = word(0) === 'a' ? 1 : UNITS.get(word(0));
  const group = GROUPS.get(word(1));
  if (times !== undefined && group !== undefined) return { value: times * group, count: 2 };
  const alone = GROUPS.get(word(0));
  return alone === undefined ? undefined : { value: alone, count: 1 };
}

/** "five", "twenty one", "a hundred and five", "two thousand three hundred". */
function cardinalAt(said: string, tokens: readonly Token[], at: number): Run | undefined {
  let thousands = 0;
  let rest = 0;
  let below = 1000; // what may still be added: after "twenty" only 1 to 9
  let count = 0;
  for (let next = at; next < tokens.length; next += 1) {
    const word = tokens[next]?.word ?? '';
    if (next > at && !runsOn(said, tokens, next)) break;
    const value = smallNumber(word);
    const scale = SCALES.get(word);
    if (value !== undefined && value < below && (value > 0 || next === at)) {
      rest += value;
      below = TENS.has(word) ? 10 : 0;
    } else if (word === 'hundred' && rest > 0 && rest < 10) {
      rest *= 100;
      below = 100;
    } else if (word === 'thousand' && rest > 0 && thousands === 0) {
      thousands = rest * 1000;
      rest = 0;
      below = 1000;
    } else if (word === 'a' && next === at && SCALES.has(tokens[at + 1]?.word ?? '')) {
      rest = 1;
    } else if (scale !== undefined && next === at) {
      return { value: scale, count: 1 };
    } else if (word === 'and' && below >= 100 && next > at && smallNumber(tokens[next + 1]?.word ?? '') !== undefined) {
      continue;
    } else break;
    count = next - at + 1;
  }
  return count === 0 ? undefined : { value: thousands + rest, count };
}

/** Only a space or a hyphen stands before this word: "twenty, one" is two numbers. */
function runsOn(said: string, tokens: readonly Token[], at: number): boolean {
  return /^[\s-]{1,2}$/.test(said.slice(tokens[at - 1]?.end, tokens[at]?.start));
}

function isPronoun(tokens: readonly Token[], at: number, count: number): boolean {
  if (count > 1 || tokens[at]?.word !== 'one') return false;
  const before = tokens[at - 1]?.word ?? '';
  if (before === 'only') return tokens[at - 2]?.word === 'the'; // "only one person" counts
  return BEFORE_PRONOUN.has(before) || AFTER_PRONOUN.has(tokens[at + 1]?.word ?? '');
}
