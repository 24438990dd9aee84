import { type LocalDate, partsOf } from './local-date.ts';
import { offsetAt } from './zone-offset.ts';

/** A time of day on the clock of the flow's zone: `HH:MM`, 00:00 to 23:59. */
export type LocalTime = `${number}:${number}`;

export const MINUTES_A_DAY = 24 * 60;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Whether a value is a time of day, written `HH:MM`. */
export function isLocalTime(value: unknown): value is LocalTime {
  return typeof value === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value);
}

/** Minutes since midnight. */
export function minutesOf(time: LocalTime): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The time so many minutes after midnight; past the end of the day it starts anew. */
export function timeAt(minutes: number): LocalTime {
  const ofDay = ((minutes % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY;
  const twoDigits = (part: number) => String(part).padStart(2, '0');
  return `${twoDigits(Math.floor(ofDay / 60))}:${twoDigits(ofDay % 60)}` as LocalTime;
}

/**
 * The instants (ms since 1970) at which a zone's clocks show that time on that day, earliest first: one, none in the
 * hour skipped in spring, two in the hour repeated in autumn. An unknown zone counts as UTC.
 */
export function instantsOf(date: LocalDate, time: LocalTime, zone: string): readonly number[] {
  const { year, month, day } = partsOf(date);
  const midnight = Date.UTC(year, month - 1, day);
  const asIfUtc = midnight + minutesOf(time) * MINUTE_MS;
  // No zone changes its clocks twice within three days, so these are all offsets that can apply.
  const [before, after] = [offsetAt(zone, midnight - DAY_MS), offsetAt(zone, midnight + 2 * DAY_MS)];
  if (before === after) return [asIfUtc - before];
  return [asIfUtc - before, asIfUtc - after]
    .filter((instant) => instant + offsetAt(zone, instant) === asIfUtc)
    .sort((a, b) => a - b);
}
