import type { PresenceOf, Slot, SlotOptions } from '../core/flow.ts';
import { FlowError } from '../core/flow-error.ts';
import type { Json } from '../core/json.ts';
import type { Given, Mention, Reading } from '../core/reading.ts';
import { amountsIn, type FoundAmount } from './amounts-in.ts';
import { currencyWordsFor } from './currency-words.ts';
import { knownLocale } from './locale-conventions.ts';
import { distinct, readingOf, standing } from './mentions.ts';
import { isNegated, isTurnedDown } from './negation.ts';

/** An amount of money. A type, not an interface, so that it is JSON. */
export type Money = {
  /** In whole units, with no more decimals than the currency has: 9.5 is 9.50 dollars. */
  readonly amount: number;
  /** ISO 4217: `'USD'`. */
  readonly currency: string;
};

/** Which amounts are taken, beside what every slot may say. */
export interface MoneyOptions extends SlotOptions {
  /** ISO 4217: `'USD'`. Amounts in another currency are refused, a bare number is of this one. */
  readonly currency: string;
  /** The smallest and the largest amount allowed, both included; at least nothing, unless said otherwise. */
  readonly min?: number;
  readonly max?: number;
}

/**
 * An amount of money in figures or English words: "$20", "twenty-five euros", "1,200.50", "2k". A bare number is one only
 * as the answer to the question.
 * @returns a kind that reads to an amount and its currency, `ambiguous` for "$20 or $30", or refuses with `too-small`,
 * `too-large`, `too-many-decimals` (each with the nearest amount allowed) or `other-currency`.
 * @throws {@link FlowError} `FLOW_INVALID` for a currency that is no ISO 4217 code or when `min` exceeds `max`.
 * @example slot.money({ currency: 'USD' }).read('20 bucks', given); // { kind: 'value', value: { amount: 20, currency: 'USD' } }
 */
export function money<const Options extends MoneyOptions>(options: Options): Slot<Money, PresenceOf<Options>> {
  const { currency, min = 0, max = Infinity } = options;
  if (!/^[A-Z]{3}$/.test(currency))
    throw new FlowError(
      'FLOW_INVALID',
      `Money has the currency ${JSON.stringify(currency)}. Use a code such as "USD".`,
    );
  if (min > max) throw new FlowError('FLOW_INVALID', `Money has min ${min} above max ${max}. Swap them.`);
  const currencyOf = currencyWordsFor(currency);
  const decimals = decimalsOf(currency);

  const moneyOf = (amount: number): Money => ({ amount, currency });
  const judge = (said: number): Reading<Money> => {
    const amount = rounded(said, decimals);
    if (amount < min) return { kind: 'refused', code: 'too-small', options: [moneyOf(min)] };
    if (amount > Math.min(max, Number.MAX_SAFE_INTEGER / 10 ** decimals))
      return { kind: 'refused', code: 'too-large', options: Number.isFinite(max) ? [moneyOf(max)] : [] };
    if (Math.abs(said - amount) > 1e-9 * Math.max(1, amount))
      return { kind: 'refused', code: 'too-many-decimals', options: [moneyOf(amount)] };
    return { kind: 'value', value: moneyOf(amount) };
  };
  const judgeEach = (amounts: readonly number[]): Reading<Money> => {
    const readings = amounts.map(judge);
    const values = distinct(readings.flatMap((reading) => (reading.kind === 'value' ? [reading.value] : [])));
    if (values.length > 1) return { kind: 'ambiguous', options: values };
    return readings.find(({ kind }) => kind === 'value') ?? readings[0] ?? { kind: 'none' };
  };
  const readingOfAmount = ({ amounts, currencies }: FoundAmount): Reading<Money> =>
    currencies === null || currencies.includes(currency)
      ? judgeEach(amounts)
      : { kind: 'refused', code: 'other-currency', options: [] };

  const recognise = (said: string, { locale, asked }: Given): readonly Mention<Money>[] =>
    standing(
      said,
      amountsIn(said, locale, currencyOf, asked !== null)
        .filter(({ start, end }) => !isNegated(said, start) && !isTurnedDown(said, end))
        .map((found) => ({
          start: found.start,
          end: found.end,
          reading: readingOfAmount(found),
          certain: found.currencies !== null,
        })),
    );

  const read = (words: Json, given: Given): Reading<Money> => {
    if (typeof words === 'string') return readingOf(words, recognise(words, given));
    if (typeof words === 'number') return Number.isFinite(words) ? judge(words) : { kind: 'none' };
    if (!isMoney(words)) return { kind: 'none' };
    return words.currency === currency ? judge(words.amount) : { kind: 'refused', code: 'other-currency', options: [] };
  };

  return {
    ...options,
    type: 'money',
    read,
    recognise,
    say: inWords,
    describe: () => ({ type: 'string', description: `An amount of money in ${currency}, in the user's words.` }),
  };
}

const isMoney = (value: Json): value is Money =>
  typeof value === 'object' &&
  value !== null &&
  'amount' in value &&
  Number.isFinite(value.amount) &&
  'currency' in value &&
  typeof value.currency === 'string';

const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** To the smallest coin; through whole coins, since 1.1 * 100 is not 110. */
const rounded = (amount: number, decimals: number): number => Math.round(amount * 10 ** decimals) / 10 ** decimals;

/** "$20", "$9.50". */
function inWords({ amount, currency }: Money, locale: string): string {
  const digits = Number.isInteger(amount) ? { maximumFractionDigits: 0 } : {};
  const format = { style: 'currency', currency, ...digits } as const;
  return new Intl.NumberFormat(knownLocale(locale).toString(), format).format(amount);
}
