import type { Booking, booking } from '../../machines/booking.ts';
import { bookingServices } from '../../machines/booking-services.ts';
import type { Perform, Refused } from '../session/perform.ts';
import type { Diary } from './diary.ts';
import type { Time } from './openings.ts';

/**
 * Books what the booking flow collected in the salon's diary, once for each key.
 * Its methods reject when the diary's database cannot be used: the outcome is then unknown, and `reconcile` tells.
 * @example createAssistant({ flow: booking, perform: createSalonPerform(diary) });
 */
export function createSalonPerform(diary: Diary): Perform<typeof booking> {
  return {
    async check({ slots: { service, date, time } }) {
      // With one of them left open there is nothing to look up; booking looks again anyway.
      if (service === undefined || date === undefined || time === undefined) return { is: 'passed' };
      const stretch = { day: date, time, minutes: bookingServices[service].minutes };
      return diary.isFree(stretch) ? { is: 'passed' } : { is: 'failed', ...taken(diary.alternatives(stretch)) };
    },

    async fulfil({ slots: { service, date, time, name, phone }, key }) {
      const outcome = diary.book({ key, service, day: date, time, name, phone });
      return outcome.is === 'booked'
        ? { is: 'succeeded', result: confirmationOf(outcome.reference, { service, date, time }) }
        : { is: 'conflicted', ...taken(outcome.alternatives) };
    },

    async reconcile({ key }) {
      const found = diary.find(key);
      if (found === undefined) return { is: 'absent' };
      const { reference, service, day, time } = found;
      return { is: 'succeeded', result: confirmationOf(reference, { service, date: day, time }) };
    },
  };
}

const taken = (alternatives: readonly Time[]): Refused => ({ slot: 'time', reason: 'taken', alternatives });

/** What the customer may be told; the same after a retry. */
const confirmationOf = (reference: string, { service, date, time }: Pick<Booking, 'service' | 'date' | 'time'>) => ({
  reference,
  service,
  date,
  time,
  minutes: bookingServices[service].minutes,
  dollars: bookingServices[service].dollars,
});
