/// <reference lib="dom" />
import type { booking } from '../../../machines/booking.ts';
import type { Perform } from '../../../src/index.ts';

/** What was asked of the diary: kept in the page's storage, so that it outlives a page as a real diary does. */
export interface Diary {
  /** The keys `fulfil` was called with, in order. */
  readonly calls: readonly string[];
  /** One booking for each key, as the page's clerk wrote it down. */
  readonly bookings: Readonly<Record<string, string>>;
}

const readDiary = (): Diary => JSON.parse(localStorage.getItem('diary') ?? '{"calls":[],"bookings":{}}') as Diary;

/** Books once for each key, as a real diary must; with `slow` in the address it books and never says so. */
export const perform: Perform<typeof booking> = {
  check: async () => ({ is: 'passed' }),
  async fulfil({ key, slots }) {
    const { calls, bookings } = readDiary();
    const line = `${slots.service} on ${slots.date} at ${slots.time} for ${slots.name}`;
    const diary: Diary = { calls: [...calls, key], bookings: { [key]: line, ...bookings } };
    localStorage.setItem('diary', JSON.stringify(diary));
    if (location.search.includes('slow')) return new Promise(() => undefined);
    return { is: 'succeeded', result: { reference: `S-${Object.keys(diary.bookings).length}` } };
  },
};
