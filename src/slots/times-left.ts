import type { Given, Mention } from '../core/reading.ts';
import type { Bookable } from './bookable-times.ts';
import { isIn } from './day-parts.ts';
import { leftMentions } from './left-open.ts';
import { isLocalTime, type LocalTime, minutesOf, timeAt } from './local-time.ts';
import { spread } from './offers.ts';
import type { Span } from './stretches.ts';
import type { TimeMeaning } from './time-rules.ts';

/** Words that speak of times, and which they mean. */
export interface Excluded extends Span {
  readonly meaning: TimeMeaning;
}

/** The first and the last minute that words which leave the time open can mean. */
export const heldBy = (meaning: Exclude<TimeMeaning, { is: 'moment' }>): readonly [number, number] =>
  (meaning.is === 'span' ? meaning.holds : undefined) ?? [Math.min(...meaning.from), Math.max(...meaning.to)];

/** Whether a minute is one of those that words exclude: "not in the morning", "any time but 3". */
export const isExcluded = (minute: number, excluded: readonly Excluded[]): boolean =>
  excluded.some(({ meaning }) =>
    meaning.is === 'moment' ? meaning.minutes.includes(minute) : isIn(heldBy(meaning), minute),
  );

/** What an answer says that names no time: see {@link leftMentions}. */
export const timesLeft = (
  said: string,
  given: Given,
  { offers }: Bookable,
  excluded: readonly Excluded[],
): readonly Mention<LocalTime>[] =>
  leftMentions(said, given, {
    excluded,
    isExcluded: (time) => isExcluded(minutesOf(time), excluded),
    offered: (given.asked?.options ?? []).filter(isLocalTime),
    some: (isLeft) => someOf(offers().filter((minute) => isLeft(timeAt(minute)))).map(timeAt),
  });

/** A few of these, at full hours where there are some. */
export function someOf(minutes: readonly number[]): readonly number[] {
  const fullHours = minutes.filter((minute) => minute % 60 === 0);
  return spread(fullHours.length > 1 ? fullHours : minutes);
}
