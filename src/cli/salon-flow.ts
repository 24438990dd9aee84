import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { booking } from '../../machines/booking.ts';
import { createDiary, type Diary } from '../salon/diary.ts';
import { createSalonPerform } from '../salon/perform.ts';
import type { Clock } from '../session/ports.ts';
import { type FlowToRun, referenceOf } from './flow-to-run.ts';
import type { Io } from './io.ts';
import { dataFile } from './serve-data-file.ts';

export interface SalonOptions {
  /** The diary's file as given; `null`: the usual one, or memory. */
  readonly db: string | null;
  /** Whether the usual diary is a file in the user's data directory: on a terminal, and wherever sessions are kept. */
  readonly isOnTerminal: boolean;
  readonly clock: Clock;
}

/**
 * The built-in booking flow with the salon's diary.
 * @throws Error when the diary's file cannot be opened.
 */
export function openSalonFlow({ db, isOnTerminal, clock }: SalonOptions, { env, cwd }: Io): FlowToRun {
  const file = db !== null ? fileGiven(db, cwd) : isOnTerminal ? dataFile('salon.db', env) : inMemory;
  const diary = openDiary(file, db === null, clock);
  return {
    flow: booking,
    perform: createSalonPerform(diary),
    notice:
      file === inMemory
        ? 'Bookings are kept in memory only: they are gone at the end.'
        : `Bookings are kept in ${file}.`,
    stands: (results) =>
      results.length === 0 ? 'Nothing was booked.' : `Booked: ${results.map(referenceOf).join(', ')}.`,
    close: () => diary.close(),
  };
}

const inMemory = ':memory:';

const fileGiven = (db: string, cwd: string): string => (db === inMemory ? db : resolve(cwd, db));

function openDiary(file: string, isOurs: boolean, clock: Clock): Diary {
  try {
    if (isOurs && file !== inMemory) mkdirSync(dirname(file), { recursive: true });
    return createDiary({ path: file, nowMs: () => clock.nowMs() });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot open the diary ${file}: ${why}. Name another file with --diary.`, { cause });
  }
}
