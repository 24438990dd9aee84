import { offsetAt } from './zone-offset.ts';

/** A day of the calendar, in no zone: `YYYY-MM-DD`. */
export type LocalDate = `${number}-${number}-${number}`;

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** A day of the week by its English name: `'monday'`. */
export type Weekday = (typeof WEEKDAYS)[number];

const DAY_MS = 86_400_000;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a value is a day that exists, written `YYYY-MM-DD`. */
export function isLocalDate(value: unknown): value is LocalDate {
  const parts = typeof value === 'string' ? DAY.exec(value) : null;
  return parts !== null && localDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) === value;
}

/** The day of that year (1000 to 9999), month (1 to 12) and day of the month, or `null` where there is none. */
export function localDate(year: number, month: number, day: number): LocalDate | null {
  if (year < 1000 || year > 9999) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? written(date) : null;
}

/** The year, month (1 to 12) and day of the month. */
export function partsOf(date: LocalDate): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

/** The day it is in a zone at an instant (ms since 1970); an unknown zone counts as UTC. */
export function dayIn(zone: string, at: number): LocalDate {
  return written(new Date(at + offsetAt(zone, at)));
}

/** So many days later; negative for earlier. */
export function plusDays(date: LocalDate, days: number): LocalDate {
  return written(new Date(midnight(date).getTime() + days * DAY_MS));
}

/** The same day so many months later, or the last of that month where it has no such day. */
export function plusMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = partsOf(date);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return written(new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))));
}

/** How many days `later` comes after `earlier`; negative when it comes before. */
export function daysBetween(earlier: LocalDate, later: LocalDate): number {
  return (midnight(later).getTime() - midnight(earlier).getTime()) / DAY_MS;
}

export function weekdayOf(date: LocalDate): Weekday {
  return WEEKDAYS[(midnight(date).getUTCDay() + 6) % 7] ?? 'monday';
}

/** The first such weekday on the day or after it. */
export function nextWeekday(date: LocalDate, weekday: Weekday): LocalDate {
  const ahead = WEEKDAYS.indexOf(weekday) - WEEKDAYS.indexOf(weekdayOf(date));
  return plusDays(date, (ahead + 7) % 7);
}

/** The weekday nearest to a day: three days before it to three after. */
export function nearestWeekday(day: LocalDate, weekday: Weekday): LocalDate {
  const next = nextWeekday(day, weekday);
  return daysBetween(day, next) > 3 ? plusDays(next, -7) : next;
}

/** The Monday of the week the day is in. */
export const mondayOf = (date: LocalDate): LocalDate => plusDays(date, -WEEKDAYS.indexOf(weekdayOf(date)));

/** The first of the month the day is in. */
export const firstOfMonth = (date: LocalDate): LocalDate => plusDays(date, 1 - partsOf(date).day);

/** The last of the month the day is in. */
export const lastOfMonth = (date: LocalDate): LocalDate => plusDays(plusMonths(firstOfMonth(date), 1), -1);

/** In UTC every day has 24 hours, so that the process's zone and its clock changes play no part. */
const midnight = (date: LocalDate): Date => new Date(`${date}T00:00Z`);

const written = (date: Date): LocalDate => date.toISOString().slice(0, 10) as LocalDate;
