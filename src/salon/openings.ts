import { TZDate } from '@date-fns/tz';
import { lightFormat } from 'date-fns/lightFormat';
import type { Booking } from '../../machines/booking.ts';
import { bookingHours } from '../../machines/booking-services.ts';

/** A day as `YYYY-MM-DD`, in the salon's zone. */
export type Day = Booking['date'];

/** A wall-clock time as `HH:MM`, in the salon's zone. */
export type Time = Booking['time'];

/** Minutes from midnight by the clock on the wall: `'09:15'` is 555. */
export const minuteOf = (time: Time): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The wall-clock time so many minutes from midnight: 555 is `'09:15'`. */
export const timeOf = (minute: number): Time =>
  `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}` as Time;

const twoDigits = (count: number): string => String(count).padStart(2, '0');

/**
 * Every start, in minutes from midnight, at which an appointment of that length fits into the day's opening hours and
 * that is yet to come; none on a day on which the salon is closed.
 */
export function startsOn(day: Day, minutes: number, nowMs: number): readonly number[] {
  if (isClosed(day)) return [];
  const { opens, closes, everyMinutes, timeZone } = bookingHours;
  const now = lightFormat(new TZDate(nowMs, timeZone), "yyyy-MM-dd'T'HH:mm:ss");
  const starts: number[] = [];
  for (let start = minuteOf(opens); start + minutes <= minuteOf(closes); start += everyMinutes) {
    if (`${day}T${timeOf(start)}:00` >= now) starts.push(start);
  }
  return starts;
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

function isClosed(day: Day): boolean {
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()];
  return bookingHours.closed.some((closed) => closed === weekday);
}
