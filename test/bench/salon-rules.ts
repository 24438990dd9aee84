import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { bookingHours, bookingServices } from '../../machines/booking-services.ts';
import type { SlotName } from './conversation.ts';

/** A value as it is stored, or why it cannot be. */
export type Checked = { readonly value: string } | { readonly why: string };

const accepted = (value: string): Checked => ({ value });
const refused = (why: string): Checked => ({ why });

const longestName = 80;

/**
 * What the loops check of a value that a model brings: the same rules as those of the booking flow, for values that are
 * already days, times and numbers.
 */
export function checked(slot: SlotName, value: string, today: string): Checked {
  switch (slot) {
    case 'service':
      return value in bookingServices
        ? accepted(value)
        : refused(`We offer: ${Object.keys(bookingServices).join(', ')}.`);
    case 'date':
      return checkedDay(value, today);
    case 'time':
      return checkedTime(value);
    case 'name':
      return /\p{L}/u.test(value) && value.length <= longestName ? accepted(value.trim()) : refused('That is no name.');
    case 'phone': {
      const phone = parsePhoneNumberFromString(value, 'US');
      return phone?.isPossible() ? accepted(phone.number) : refused('A US phone number has ten digits.');
    }
    default:
      return slot satisfies never;
  }
}

function checkedDay(value: string, today: string): Checked {
  const day = new Date(`${value}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(day.getTime())) return refused('A date is YYYY-MM-DD.');
  const last = new Date(`${today}T00:00:00Z`);
  last.setUTCMonth(last.getUTCMonth() + 6);
  if (value < today) return refused('That is in the past.');
  if (day > last) return refused('We take bookings for the next six months.');
  return day.getUTCDay() === 0 ? refused('We are closed on Sundays.') : accepted(value);
}

function checkedTime(value: string): Checked {
  const { opens, closes, everyMinutes } = bookingHours;
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(value)) return refused('A time is HH:MM.');
  if (value < opens || value >= closes) return refused('We work from 9 AM to 6 PM.');
  return Number(value.slice(3)) % everyMinutes === 0
    ? accepted(value)
    : refused('Appointments start every quarter of an hour.');
}
