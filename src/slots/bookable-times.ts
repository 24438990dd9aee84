import { FlowError } from '../core/flow-error.ts';
import type { Values } from '../core/json.ts';
import type { Given, RefusalCode } from '../core/reading.ts';
import { isLocalDate } from './local-date.ts';
import { instantsOf, isLocalTime, type LocalTime, MINUTES_A_DAY, minutesOf, timeAt } from './local-time.ts';

/** Which times of a day a flow can take. */
export interface TimeLimits {
  /** Opening and closing, both included; an hour without "am" or "pm" is one between them. */
  readonly between?: readonly [LocalTime, LocalTime];
  /** The raster of times, counted from opening, else from midnight. */
  readonly every?: { readonly minutes: number };
  /**
   * How many minutes the thing takes: it must end by closing. Looks only at slots in `dependsOn`, which may not be
   * settled yet; must be pure and must not throw.
   */
  readonly lasts?: (values: Values) => number | undefined;
}

/** The times that can be had on the day in question, as of a message. */
export interface Bookable {
  readonly opening: number;
  readonly closing: number;
  readonly step: number;
  /** Every time worth offering, in order. */
  offers(): readonly number[];
  refusalOf(minute: number): RefusalCode | null;
  /** Whether the clocks are put back, so that this time comes twice. */
  comesTwice(minute: number): boolean;
}

const OFFERED_EVERY = 30;

/** The times these limits leave, at the time of a message, on the first date among the settled slots in `dependsOn`. */
export function bookableAt(
  { between, every, lasts, dependsOn = [] }: TimeLimits & { readonly dependsOn?: readonly string[] },
  given: Given,
): Bookable {
  const opening = between === undefined ? 0 : minutesOf(between[0]);
  const closing = between === undefined ? MINUTES_A_DAY - 1 : minutesOf(between[1]);
  const length = between === undefined ? 0 : (lasts?.(given.values) ?? 0);
  const day = dependsOn.map((name) => given.values[name]).find(isLocalDate);
  const step = every?.minutes ?? OFFERED_EVERY;

  const instants = (minute: number) => (day === undefined ? [] : instantsOf(day, timeAt(minute), given.zones.flow));
  const refusalOf = (minute: number): RefusalCode | null => {
    if (minute < opening || minute > closing) return 'outside-hours';
    if (minute + length > closing) return 'does-not-fit';
    if (every !== undefined && (minute - opening) % every.minutes !== 0) return 'off-grid';
    if (day === undefined) return null;
    const latest = instants(minute).at(-1);
    if (latest === undefined) return 'no-such-date';
    return latest < given.at ? 'past' : null;
  };
  return {
    opening,
    closing,
    step,
    refusalOf,
    offers: () => everyMinute(opening, closing, step).filter((minute) => refusalOf(minute) === null),
    comesTwice: (minute) => instants(minute).length > 1,
  };
}

/** Every so many minutes, both ends included. */
export function everyMinute(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: Math.max(0, Math.floor((to - from) / step) + 1) }, (_, at) => from + at * step);
}

/**
 * Refuses limits that leave no time or name none.
 * @throws {@link FlowError} `FLOW_INVALID`.
 */
export function checkTimes({ between, every }: TimeLimits): void {
  const invalid = (option: string, value: unknown, advice: string): FlowError =>
    new FlowError('FLOW_INVALID', `A time slot has \`${option}\`: ${JSON.stringify(value)}. ${advice}`);

  const wrong = between?.find((end) => !isLocalTime(end));
  if (wrong !== undefined) throw invalid('between', wrong, 'Use times as HH:MM, 00:00 to 23:59.');
  if (between !== undefined && minutesOf(between[0]) >= minutesOf(between[1]))
    throw invalid('between', between, 'Put the opening before the closing, both on one day.');
  const open = between === undefined ? MINUTES_A_DAY : minutesOf(between[1]) - minutesOf(between[0]);
  if (every !== undefined && !(Number.isInteger(every.minutes) && every.minutes >= 1 && every.minutes <= open))
    throw invalid('every.minutes', every.minutes, `Use a whole number from 1 to ${open}, the minutes it is open.`);
}
