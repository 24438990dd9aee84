import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiary, type Diary, type DiaryOptions, type Entry } from '../../src/salon/diary.ts';

/** Monday 23 November 2026, 10:00 in New York. */
const MONDAY_AT_TEN = Date.UTC(2026, 10, 23, 15);
const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const SATURDAY = '2026-11-28';
const SUNDAY = '2026-11-29';

const haircut: Entry = {
  key: 'k1',
  service: 'haircut',
  day: TUESDAY,
  time: '15:00',
  name: 'Ann Lee',
  phone: '+12125550123',
};

const open: Diary[] = [];
const diaryOf = (options: Partial<DiaryOptions> = {}): Diary => {
  const diary = createDiary({ path: ':memory:', nowMs: () => MONDAY_AT_TEN, ...options });
  open.push(diary);
  return diary;
};

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diary-'));
  path = join(folder, 'salon.db');
});
afterEach(() => {
  for (const diary of open.splice(0)) diary.close();
  rmSync(folder, { recursive: true });
});

describe('booking', () => {
  it('enters the appointment with the length of its service and when it was booked', () => {
    const diary = diaryOf({ newReference: () => 'S-7K3Q' });
    expect(diary.book(haircut)).toEqual({ is: 'booked', reference: 'S-7K3Q' });
    const { key, ...told } = haircut;
    const appointment = { ...told, reference: 'S-7K3Q', minutes: 30, bookedAt: MONDAY_AT_TEN };
    expect(diary.appointments()).toEqual([appointment]);
    expect(diary.find(key)).toEqual(appointment);
  });

  it.each([
    ['haircut', 30],
    ['beard trim', 15],
    ['hair coloring', 90],
    ['massage', 60],
    ['manicure', 45],
    ['facial', 60],
  ] as const)('keeps the chair for a %s for %i minutes', (service, minutes) => {
    const diary = diaryOf();
    diary.book({ ...haircut, service, time: '12:00' });
    const end = 12 * 60 + minutes;
    const at = (minute: number) =>
      `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}` as Entry['time'];
    expect(diary.isFree({ day: TUESDAY, time: at(end - 15), minutes: 15 })).toBe(false);
    expect(diary.isFree({ day: TUESDAY, time: at(end), minutes: 15 })).toBe(true);
  });

  it.each([
    { when: 'at the same time', time: '15:00', service: 'haircut', is: 'taken' },
    { when: 'within it', time: '15:15', service: 'beard trim', is: 'taken' },
    { when: 'around it', time: '14:45', service: 'hair coloring', is: 'taken' },
    { when: 'into its beginning', time: '14:45', service: 'haircut', is: 'taken' },
    { when: 'over its end', time: '15:15', service: 'haircut', is: 'taken' },
    { when: 'right before it', time: '14:30', service: 'haircut', is: 'booked' },
    { when: 'right after it', time: '15:30', service: 'haircut', is: 'booked' },
  ] as const)('of another appointment $when is $is', ({ time, service, is }) => {
    const diary = diaryOf();
    diary.book(haircut);
    expect(diary.book({ ...haircut, key: 'k2', time, service }).is).toBe(is);
    expect(diary.appointments()).toHaveLength(is === 'booked' ? 2 : 1);
  });

  it('leaves the same hour of another day alone', () => {
    const diary = diaryOf();
    diary.book(haircut);
    expect(diary.book({ ...haircut, key: 'k2', day: SATURDAY }).is).toBe('booked');
  });

  it('with the same key again gives the same reference and enters nothing', () => {
    const diary = diaryOf();
    const first = diary.book(haircut);
    expect(diary.book(haircut)).toEqual(first);
    expect(diary.appointments()).toHaveLength(1);
  });

  it('with the same key again gives the same reference also once the hour has passed', () => {
    let now = MONDAY_AT_TEN;
    const diary = diaryOf({ nowMs: () => now });
    const first = diary.book(haircut);
    now += 7 * 86_400_000;
    expect(diary.book(haircut)).toEqual(first);
  });

  it('that found the time taken may be tried again with its key', () => {
    const diary = diaryOf();
    diary.book(haircut);
    diary.book({ ...haircut, key: 'k2' });
    expect(diary.find('k2')).toBeUndefined();
    expect(diary.book({ ...haircut, key: 'k2', time: '16:00' }).is).toBe('booked');
  });

  it('keeps words as they were said, whatever they hold', () => {
    const diary = diaryOf();
    const name = `Ann'); DROP TABLE appointment; -- Ł`;
    diary.book({ ...haircut, name });
    expect(diary.find('k1')?.name).toBe(name);
  });
});

describe('a reference', () => {
  it('is short, and spells no word', () => {
    expect(diaryOf().book(haircut)).toMatchObject({ reference: expect.stringMatching(/^S-[2-9B-DF-HJ-NP-TV-Z]{4}$/) });
  });

  it('is never given twice', () => {
    const references = ['S-2222', 'S-2222', 'S-3333'];
    const diary = diaryOf({ newReference: () => references.shift() ?? 'S-4444' });
    diary.book(haircut);
    expect(diary.book({ ...haircut, key: 'k2', time: '16:00' })).toEqual({ is: 'booked', reference: 'S-3333' });
  });

  it('that can never be unused stops the booking, and the diary still works', () => {
    const diary = diaryOf({ newReference: () => 'S-2222' });
    diary.book(haircut);
    expect(() => diary.book({ ...haircut, key: 'k2', time: '16:00' })).toThrow('newReference must give more');
    expect(diary.find('k2')).toBeUndefined();
    expect(diary.book(haircut)).toEqual({ is: 'booked', reference: 'S-2222' });
  });
});

describe('a time', () => {
  it.each([
    { is: 'free at opening', day: TUESDAY, time: '09:00', minutes: 30, free: true },
    { is: 'not free before opening', day: TUESDAY, time: '08:45', minutes: 30, free: false },
    { is: 'free when it ends at closing time', day: TUESDAY, time: '17:30', minutes: 30, free: true },
    { is: 'not free when it ends after closing time', day: TUESDAY, time: '17:45', minutes: 30, free: false },
    { is: 'not free at closing time', day: TUESDAY, time: '18:00', minutes: 15, free: false },
    { is: 'not free beside the grid', day: TUESDAY, time: '15:10', minutes: 30, free: false },
    { is: 'free on a Saturday', day: SATURDAY, time: '15:00', minutes: 30, free: true },
    { is: 'not free on a Sunday', day: SUNDAY, time: '15:00', minutes: 30, free: false },
    { is: 'not free earlier today', day: MONDAY, time: '09:45', minutes: 30, free: false },
    { is: 'free right now', day: MONDAY, time: '10:00', minutes: 30, free: true },
    { is: 'not free on a day gone by', day: '2026-11-21', time: '15:00', minutes: 30, free: false },
  ] as const)('is $is ($day $time)', ({ day, time, minutes, free }) => {
    expect(diaryOf().isFree({ day, time, minutes })).toBe(free);
  });

  it('that has just begun is not free', () => {
    const diary = diaryOf({ nowMs: () => MONDAY_AT_TEN + 1000 });
    expect(diary.isFree({ day: MONDAY, time: '10:00', minutes: 30 })).toBe(false);
  });

  it('is past by the clock of New York in summer too', () => {
    const diary = diaryOf({ nowMs: () => Date.UTC(2026, 6, 21, 15) });
    expect(diary.isFree({ day: '2026-07-21', time: '10:45', minutes: 30 })).toBe(false);
    expect(diary.isFree({ day: '2026-07-21', time: '11:00', minutes: 30 })).toBe(true);
  });

  it('that cannot be had is not booked', () => {
    const diary = diaryOf();
    expect(diary.book({ ...haircut, day: SUNDAY })).toEqual({ is: 'taken', alternatives: [] });
    expect(diary.book({ ...haircut, day: MONDAY, time: '09:00' }).is).toBe('taken');
    expect(diary.appointments()).toEqual([]);
  });
});

describe('alternatives', () => {
  const book = (diary: Diary, entries: readonly (readonly [Entry['time'], Entry['service']])[]) => {
    for (const [time, service] of entries) diary.book({ ...haircut, key: time, time, service });
  };

  it('are the three free starts nearest to the time asked, in the order of the day', () => {
    const diary = diaryOf();
    book(diary, [['15:00', 'haircut']]);
    expect(diary.book({ ...haircut, key: 'k2' })).toEqual({ is: 'taken', alternatives: ['14:15', '14:30', '15:30'] });
  });

  it('are long enough for the service asked', () => {
    const diary = diaryOf();
    book(diary, [
      ['15:00', 'haircut'],
      ['16:00', 'haircut'],
    ]);
    expect(diary.alternatives({ day: TUESDAY, time: '15:15', minutes: 60 })).toEqual(['13:45', '14:00', '16:30']);
  });

  it('end by closing time', () => {
    const diary = diaryOf();
    book(diary, [['17:30', 'haircut']]);
    expect(diary.alternatives({ day: TUESDAY, time: '17:30', minutes: 30 })).toEqual(['16:30', '16:45', '17:00']);
  });

  it('are not past', () => {
    const diary = diaryOf();
    diary.book({ ...haircut, day: MONDAY, time: '10:00' });
    expect(diary.alternatives({ day: MONDAY, time: '10:00', minutes: 30 })).toEqual(['10:30', '10:45', '11:00']);
  });

  it('are fewer when fewer are left, and none on a full day', () => {
    const diary = diaryOf();
    const day = (['09:00', '10:30', '12:00', '13:30', '15:00'] as const).map(
      (time) => [time, 'hair coloring'] as const,
    );
    book(diary, [...day, ['16:30', 'massage']]);
    expect(diary.alternatives({ day: TUESDAY, time: '10:00', minutes: 30 })).toEqual(['17:30']);
    book(diary, [['17:30', 'haircut']]);
    expect(diary.alternatives({ day: TUESDAY, time: '10:00', minutes: 30 })).toEqual([]);
  });
});

describe('the database', () => {
  const INSERT = `INSERT INTO appointment VALUES (?, ?, ?, ?, ?, 'haircut', 'Bo', '+12125550124', 0)`;
  const withRawAccess = (work: (db: DatabaseSync) => void) => {
    const diary = diaryOf({ path });
    diary.book(haircut);
    const db = new DatabaseSync(path);
    try {
      work(db);
    } finally {
      db.close();
    }
    return diary;
  };

  it.each([
    { what: 'an overlap', row: ['S-2', 'k2', TUESDAY, 915, 945], because: 'overlaps another appointment' },
    { what: 'one around another', row: ['S-2', 'k2', TUESDAY, 600, 1000], because: 'overlaps another appointment' },
    { what: 'a second one for a key', row: ['S-2', 'k1', TUESDAY, 600, 630], because: 'appointment.key' },
    { what: 'an end before the start', row: ['S-2', 'k2', TUESDAY, 630, 600], because: 'CHECK' },
    { what: 'a day that does not exist', row: ['S-2', 'k2', '2026-02-30', 600, 630], because: 'CHECK' },
  ])('itself refuses $what', ({ row, because }) => {
    const diary = withRawAccess((db) => expect(() => db.prepare(INSERT).run(...row)).toThrow(because));
    expect(diary.appointments()).toHaveLength(1);
  });

  it('takes an appointment that ends where another begins', () => {
    const diary = withRawAccess((db) => db.prepare(INSERT).run('S-2', 'k2', TUESDAY, 870, 900));
    expect(diary.appointments().map(({ time }) => time)).toEqual(['14:30', '15:00']);
  });

  it('itself refuses to move an appointment onto another, and lets it move elsewhere', () => {
    const diary = withRawAccess((db) => {
      db.prepare(INSERT).run('S-2', 'k2', TUESDAY, 600, 630);
      const move = db.prepare(`UPDATE appointment SET start_minute = ?, end_minute = ? WHERE reference = 'S-2'`);
      expect(() => move.run(885, 915)).toThrow('overlaps another appointment');
      move.run(615, 645);
    });
    expect(diary.appointments().map(({ time }) => time)).toEqual(['10:15', '15:00']);
  });

  it('keeps what was booked when it is closed and opened again', () => {
    const diary = createDiary({ path, nowMs: () => MONDAY_AT_TEN });
    const first = diary.book(haircut);
    diary.close();
    const again = diaryOf({ path });
    expect(again.book(haircut)).toEqual(first);
    expect(again.book({ ...haircut, key: 'k2' }).is).toBe('taken');
  });

  it('gives an hour to one of two that both saw it free', () => {
    const [one, other] = [diaryOf({ path }), diaryOf({ path })];
    const hour = { day: TUESDAY, time: '15:00', minutes: 30 } as const;
    expect([one.isFree(hour), other.isFree(hour)]).toEqual([true, true]);
    expect(one.book(haircut).is).toBe('booked');
    expect(other.book({ ...haircut, key: 'k2' }).is).toBe('taken');
  });

  it('gives every hour to one of several writers that race for it', async () => {
    const race = (writer: string) =>
      new Promise<number>((resolve, reject) => {
        const worker = new Worker(new URL('./book-every-half-hour.ts', import.meta.url), {
          workerData: { path, nowMs: MONDAY_AT_TEN, writer },
        });
        worker.once('message', resolve).once('error', reject);
      });
    const won = await Promise.all(['a', 'b', 'c'].map(race));
    expect(won.reduce((sum, count) => sum + count)).toBe(18);
    expect(diaryOf({ path }).appointments()).toHaveLength(18);
  });
});
