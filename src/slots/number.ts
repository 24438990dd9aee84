import type { PresenceOf, Slot, SlotOptions } from '../core/flow.ts';
import { FlowError } from '../core/flow-error.ts';
import type { Json } from '../core/json.ts';
import type { Given, Mention, Reading } from '../core/reading.ts';
import { readingOf, standing } from './mentions.ts';
import { isNegated, isTurnedDown } from './negation.ts';
import { numbersIn, unitsOf } from './numbers-in.ts';

/** Which numbers are taken and what they count, beside what every slot may say. */
export interface NumberOptions extends SlotOptions {
  /** The smallest and the largest number allowed, both included. */
  readonly min?: number;
  readonly max?: number;
  /** Whether "2.5" is refused. */
  readonly whole?: boolean;
  /**
   * What is counted: "people", "bags". Beside one of these words a number is meant for this slot, whatever was asked.
   * One word for people stands for all of them, and then "a table for 2" and "me and 7 others" count as well.
   */
  readonly unit?: string | readonly string[];
}

/**
 * A number in digits or English words: "4", "1,200", "a dozen", "four of us". What is part of a time, a date, a price or
 * a phone number is none.
 * @returns a kind that reads to a number, `ambiguous` for "3 or 4", or refuses with `too-small`, `too-large` or
 * `not-whole` and the nearest number allowed.
 * @throws {@link FlowError} `FLOW_INVALID` when `min` exceeds `max`.
 * @example slot.number({ min: 1, max: 12 }).read('4 people', given); // { kind: 'value', value: 4 }
 */
export function number<const Options extends NumberOptions>(options?: Options): Slot<number, PresenceOf<Options>> {
  const { min = -Infinity, max = Infinity, whole = false, unit = [] } = options ?? {};
  if (min > max) throw new FlowError('FLOW_INVALID', `A number has min ${min} above max ${max}. Swap them.`);
  const units = unitsOf(unit);

  const judge = (value: number): Reading<number> => {
    if (whole && !Number.isInteger(value)) return refused('not-whole', nearest(Math.round(value)));
    if (value < min) return refused('too-small', nearest(min));
    if (value > max) return refused('too-large', nearest(max));
    return { kind: 'value', value };
  };
  const nearest = (value: number): number => {
    const [low, high] = whole ? [Math.ceil(min), Math.floor(max)] : [min, max];
    return Math.min(Math.max(value, low), high);
  };
  const judgeBoth = (first: number, second: number): Reading<number> => {
    const readings = [judge(first), judge(second)];
    const refusal = readings.find(({ kind }) => kind === 'refused');
    return refusal ?? (first === second ? judge(first) : { kind: 'ambiguous', options: [first, second] });
  };

  const recognise = (said: string, given: Given): readonly Mention<number>[] =>
    standing(
      said,
      numbersIn(said, units, given.asked !== null, typeof given.own === 'number' ? given.own : 0)
        .filter(({ start, end }) => !isNegated(said, start) && !isTurnedDown(said, end))
        .map(({ start, end, value, other, counted }) => {
          const reading = other === undefined ? judge(value) : judgeBoth(value, other);
          return { start, end, reading, certain: counted };
        }),
    );

  const read = (words: Json, given: Given): Reading<number> => {
    if (typeof words === 'number') return Number.isFinite(words) ? judge(words) : { kind: 'none' };
    if (typeof words !== 'string') return { kind: 'none' };
    return readingOf(words, recognise(words, given));
  };

  return {
    ...(options as Options),
    type: 'number',
    read,
    recognise,
    say: (value, locale) => new Intl.NumberFormat(locale).format(value),
    describe: () => ({ type: 'number', description: describeRange(min, max, whole) }),
  };
}

const refused = (code: 'too-small' | 'too-large' | 'not-whole', option: number): Reading<number> => ({
  kind: 'refused',
  code,
  options: [option],
});

function describeRange(min: number, max: number, whole: boolean): string {
  const from = Number.isFinite(min) ? ` from ${min}` : '';
  const to = Number.isFinite(max) ? ` up to ${max}` : '';
  return `A ${whole ? 'whole ' : ''}number${from}${to}.`;
}
