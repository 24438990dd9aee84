import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiary, type Diary } from '../../src/salon/diary.ts';
import { createSalonPerform } from '../../src/salon/perform.ts';

const slots = {
  service: 'haircut',
  date: '2026-11-24',
  time: '15:00',
  name: 'Ann Lee',
  phone: '+12125550123',
} as const;
const signal = new AbortController().signal;
const progress = () => {};

let diary: Diary;
beforeEach(() => {
  diary = createDiary({
    path: ':memory:',
    nowMs: () => Date.UTC(2026, 10, 23, 15),
    newReference: () => `S-${diary.appointments().length + 1}`,
  });
});
afterEach(() => diary.close());

const perform = () => createSalonPerform(diary);
const check = (asked: Partial<typeof slots>) => perform().check?.({ slots: asked, key: 'time:1', signal });
const fulfil = (key: string) => perform().fulfil({ slots, key, signal, progress });
const reconcile = (key: string) => perform().reconcile?.({ key, signal });

const succeeded = {
  is: 'succeeded',
  result: { reference: 'S-1', service: 'haircut', date: '2026-11-24', time: '15:00', minutes: 30, dollars: 45 },
};
const taken = { slot: 'time', reason: 'taken', alternatives: ['14:15', '14:30', '15:30'] };

describe('the check', () => {
  it('passes while the time is free, and enters nothing', async () => {
    expect(await check(slots)).toEqual({ is: 'passed' });
    expect(diary.appointments()).toEqual([]);
  });

  it('fails for the time once it is taken, with the nearest times that are free', async () => {
    await fulfil('k1');
    expect(await check(slots)).toEqual({ is: 'failed', ...taken });
  });

  it('looks at the whole length of the service', async () => {
    await fulfil('k1');
    const { name, phone, ...asked } = slots;
    expect(await perform().check?.({ slots: { ...asked, time: '14:30' }, key: 'time:1', signal })).toEqual({
      is: 'passed',
    });
    const massage = { ...asked, service: 'massage', time: '14:30' } as const;
    expect(await perform().check?.({ slots: massage, key: 'time:1', signal })).toMatchObject({ is: 'failed' });
  });

  it.each(['service', 'date', 'time'] as const)('passes as long as the %s is open', async (open) => {
    await fulfil('k1');
    const { [open]: _, ...asked } = slots;
    expect(await check(asked)).toEqual({ is: 'passed' });
  });
});

describe('fulfilling', () => {
  it('enters the appointment and tells its reference, never the phone number', async () => {
    expect(await fulfil('k1')).toEqual(succeeded);
    expect(diary.appointments()).toMatchObject([
      {
        reference: 'S-1',
        day: '2026-11-24',
        time: '15:00',
        service: 'haircut',
        name: 'Ann Lee',
        phone: '+12125550123',
      },
    ]);
  });

  it('again with the same key gives the same result and enters nothing', async () => {
    await fulfil('k1');
    expect(await fulfil('k1')).toEqual(succeeded);
    expect(diary.appointments()).toHaveLength(1);
  });

  it('is in conflict over the time when somebody else was faster', async () => {
    await fulfil('k1');
    expect(await fulfil('k2')).toEqual({ is: 'conflicted', ...taken });
    expect(diary.appointments()).toHaveLength(1);
  });

  it('rejects when the diary cannot be used, for then nobody knows the outcome', async () => {
    const closed = createDiary({ path: ':memory:', nowMs: () => 0 });
    closed.close();
    const { fulfil } = createSalonPerform(closed);
    await expect(fulfil({ slots, key: 'k1', signal, progress })).rejects.toThrow();
  });
});

describe('reconciling', () => {
  it('gives the result of what was booked with the key', async () => {
    const result = await fulfil('k1');
    expect(await reconcile('k1')).toEqual(result);
  });

  it('finds nothing for a key that booked nothing', async () => {
    await fulfil('k1');
    await fulfil('k2');
    expect(await reconcile('k2')).toEqual({ is: 'absent' });
  });
});
