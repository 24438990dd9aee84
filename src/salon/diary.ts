import { randomInt } from 'node:crypto';
import type { Booking } from '../../machines/booking.ts';
import { bookingServices } from '../../machines/booking-services.ts';
import { inTransaction } from '../stores/sqlite-connection.ts';
import { openDiaryDatabase } from './diary-database.ts';
import { type Day, minuteOf, startsOn, type Time, timeOf } from './openings.ts';

/** An entry of the diary. */
export interface Appointment {
  /** What the customer is told: `S-7K3Q`. */
  readonly reference: string;
  readonly day: Day;
  readonly time: Time;
  readonly minutes: number;
  readonly service: Booking['service'];
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  /** In ms since 1970. */
  readonly bookedAt: number;
}

/** A stretch of a day that somebody asks for. */
export interface Stretch {
  readonly day: Day;
  readonly time: Time;
  readonly minutes: number;
}

/** What is entered; `key` is the idempotency key of whoever books. */
export interface Entry extends Pick<Appointment, 'service' | 'day' | 'time' | 'name' | 'phone'> {
  readonly key: string;
}

export type BookOutcome =
  | { readonly is: 'booked'; readonly reference: string }
  | { readonly is: 'taken'; readonly alternatives: readonly Time[] };

/** Where a diary is kept, and what it tells the time and names its entries by. */
export interface DiaryOptions {
  /** The SQLite file, made where there is none; `:memory:` keeps nothing. */
  readonly path: string;
  readonly nowMs: () => number;
  /** Another reference each time; one that is in use is passed over. */
  readonly newReference?: () => string;
}

/** The salon's diary: one chair, so one appointment at a time. Every method throws when the database cannot be used. */
export interface Diary {
  /** Whether it lies within opening hours, on the grid, ahead of us and beside every appointment. */
  isFree(stretch: Stretch): boolean;
  /** Enters an appointment, once for each key: the same key again gives the same reference. */
  book(entry: Entry): BookOutcome;
  /** The appointment that was booked with this key. */
  find(key: string): Appointment | undefined;
  /** Up to three free starts on that day nearest to the time asked, in the order of the day. */
  alternatives(stretch: Stretch): readonly Time[];
  /** Every appointment, in the order of days and times. */
  appointments(): readonly Appointment[];
  close(): void;
}

/**
 * Opens the diary kept in a SQLite file; several processes may share one file.
 * @throws when the file cannot be opened, or is not a diary.
 * @example
 * const diary = createDiary({ path: 'salon.db', nowMs: Date.now });
 * diary.isFree({ day: '2026-11-24', time: '15:00', minutes: 30 });
 */
export function createDiary({ path, nowMs, newReference = randomReference }: DiaryOptions): Diary {
  const db = openDiaryDatabase(path);
  const busyOn = db.prepare('SELECT start_minute, end_minute FROM appointment WHERE day = ?');
  const withKey = db.prepare('SELECT * FROM appointment WHERE key = ?');
  const withReference = db.prepare('SELECT 1 FROM appointment WHERE reference = ?');
  const inOrder = db.prepare('SELECT * FROM appointment ORDER BY day, start_minute');
  const insert = db.prepare(
    `INSERT INTO appointment (reference, key, day, start_minute, end_minute, service, name, phone, booked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );

  const find = (key: string): Appointment | undefined => {
    const row = withKey.get(key);
    return row && appointmentOf(row as unknown as Row); // `Row` is what the schema says
  };

  const freeStarts = (day: Day, minutes: number): readonly number[] => {
    const busy = busyOn.all(day) as unknown as readonly Pick<Row, 'start_minute' | 'end_minute'>[]; // what it selects
    return startsOn(day, minutes, nowMs()).filter((start) =>
      busy.every(({ start_minute, end_minute }) => start + minutes <= start_minute || end_minute <= start),
    );
  };

  const isFree = ({ day, time, minutes }: Stretch): boolean => freeStarts(day, minutes).includes(minuteOf(time));

  const alternatives = ({ day, time, minutes }: Stretch): readonly Time[] => {
    const away = (start: number) => Math.abs(start - minuteOf(time));
    const nearest = freeStarts(day, minutes).toSorted((a, b) => away(a) - away(b));
    return nearest
      .slice(0, 3)
      .toSorted((a, b) => a - b)
      .map(timeOf);
  };

  const unusedReference = (): string => {
    for (let tries = 0; tries < 20; tries += 1) {
      const reference = newReference();
      if (withReference.get(reference) === undefined) return reference;
    }
    throw new Error('The diary got 20 references that are all in use: newReference must give more of them.');
  };

  const book = ({ key, service, day, time, name, phone }: Entry): BookOutcome =>
    inTransaction(db, () => {
      const known = find(key);
      if (known) return { is: 'booked', reference: known.reference };
      const { minutes } = bookingServices[service];
      const stretch = { day, time, minutes };
      if (!isFree(stretch)) return { is: 'taken', alternatives: alternatives(stretch) };
      const reference = unusedReference();
      const start = minuteOf(time);
      insert.run(reference, key, day, start, start + minutes, service, name, phone, nowMs());
      return { is: 'booked', reference };
    });

  return {
    isFree,
    book,
    find,
    alternatives,
    appointments: () => inOrder.all().map((row) => appointmentOf(row as unknown as Row)), // `Row` is what the schema says
    close: () => db.close(),
  };
}

interface Row {
  readonly reference: string;
  readonly day: Day;
  readonly start_minute: number;
  readonly end_minute: number;
  readonly service: Booking['service'];
  readonly name: string;
  readonly phone: string;
  readonly booked_at: number;
}

const appointmentOf = ({
  reference,
  day,
  start_minute,
  end_minute,
  service,
  name,
  phone,
  booked_at,
}: Row): Appointment => ({
  reference,
  day,
  time: timeOf(start_minute),
  minutes: end_minute - start_minute,
  service,
  name,
  phone,
  bookedAt: booked_at,
});

/** No vowels, so it spells no word; none of the signs that are taken for another (0 and O, 1 and I, 5 and S, 8 and B). */
const REFERENCE_SIGNS = '234679CDFGHJKMNPQRTVWX';

function randomReference(): string {
  const signs = Array.from({ length: 4 }, () => REFERENCE_SIGNS.charAt(randomInt(REFERENCE_SIGNS.length)));
  return `S-${signs.join('')}`;
}
