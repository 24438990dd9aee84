import type { Outcome } from './compare.ts';
import type { Measured, Result } from './measure.ts';
import { quantile } from './measure.ts';
import { percent, ratesOf, share } from './rates.ts';
import { isAsked, type RowType } from './rows.ts';

/** Something we want to hold, and what was measured. */
export interface Target {
  readonly what: string;
  readonly wanted: string;
  readonly measured: string;
  readonly isMet: boolean;
}

/** What counts as right where only the digits are looked at. */
const DIGITS_RIGHT: readonly Outcome[] = ['right', 'refusedRight'];

/** Every target beside what the run measured; cities have none. */
export function targetsOf(own: Measured, rivals: readonly Measured[]): readonly Target[] {
  const present = own.results.filter(({ row }) => row.absent !== true);
  const of = (type: RowType) => present.filter(({ row }) => row.type === type);
  const absent = own.results.filter(({ row }) => row.absent === true && row.type !== 'city');
  const filled = share(absent.filter(({ outcome }) => outcome === 'falseFill').length, absent.length);
  const slowest = quantile(own.micros, 0.99);
  return [
    atLeast('dates', 0.9, of('date')),
    atLeast('times', 0.92, of('time')),
    atLeast('digits of phone numbers', 0.97, of('phone'), DIGITS_RIGHT),
    atLeast(
      'choices whose words are said',
      0.95,
      of('category').filter(({ row }) => row.literal === true),
    ),
    atLeast('party sizes', 0.95, of('party_size')),
    atLeast('yes or no', 0.9, of('boolean')),
    atLeast(
      'names that were asked for',
      0.85,
      of('person_name').filter(({ row }) => isAsked(row)),
    ),
    {
      what: `values where there is none (${absent.length} rows)`,
      wanted: 'at most 3.0%',
      measured: percent(filled),
      isMet: (filled ?? 0) <= 0.03,
    },
    {
      what: '99 of 100 messages read in',
      wanted: 'under 1000 µs',
      measured: `${slowest.toFixed(0)} µs`,
      isMet: slowest < 1000,
    },
    ...rivals.map((rival) => aheadOf(own, rival)),
  ];
}

function atLeast(
  what: string,
  wanted: number,
  results: readonly Result[],
  good: readonly Outcome[] = ['right'],
): Target {
  const measured = share(results.filter(({ outcome }) => good.includes(outcome)).length, results.length);
  return {
    what: `${what} (${results.length} rows)`,
    wanted: `at least ${percent(wanted)}`,
    measured: percent(measured),
    isMet: (measured ?? 0) >= wanted,
  };
}

/** Ahead on each of its types: more rows read right, or as many and fewer values where there is none. */
function aheadOf(own: Measured, rival: Measured): Target {
  const behind = rival.reader.types.filter((type) => {
    const [ours, theirs] = [standingOn(own, type), standingOn(rival, type)];
    return ours.right === theirs.right ? ours.falseFills >= theirs.falseFills : ours.right < theirs.right;
  });
  return {
    what: `ahead of ${rival.reader.name}`,
    wanted: `on ${rival.reader.types.join(', ')}`,
    measured: behind.length === 0 ? 'on all' : `not on ${behind.join(', ')}`,
    isMet: behind.length === 0,
  };
}

/** Of a type the rows read right and those filled that hold nothing; the digits of a phone number nobody can have are right. */
function standingOn({ results }: Measured, type: RowType): { readonly right: number; readonly falseFills: number } {
  const good: readonly Outcome[] = type === 'phone' ? DIGITS_RIGHT : ['right'];
  const own = results.filter(({ row }) => row.type === type);
  return {
    right: own.filter(({ outcome }) => good.includes(outcome)).length,
    falseFills: own.filter(({ outcome }) => outcome === 'falseFill').length,
  };
}

/** Of the rows of a type that hold a value, the share read right. */
export const recallOf = (results: readonly Result[], type: RowType): number | null =>
  ratesOf(results.filter(({ row }) => row.type === type)).recall;
