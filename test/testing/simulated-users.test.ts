import { describe, expect, it } from 'vitest';
import { flow as parcel } from '../../docs/examples/own-flow.ts';
import { type Booking, booking } from '../../machines/booking.ts';
import { defineFlow } from '../../src/core/define-flow.ts';
import * as slot from '../../src/slots/index.ts';
import {
  type Conversed,
  converse,
  createChance,
  dialogue,
  type SimulatedUser,
  simulateUser,
  type WayOfTalking,
  waysOfTalking,
} from '../../src/testing/index.ts';
import { withTypingSlip } from '../../src/testing/typing-slip.ts';

const wants: Booking = {
  service: 'haircut',
  date: '2026-11-24',
  time: '15:00',
  name: 'Ann Lee',
  phone: '+14155552671',
};
const changesTo = { time: '16:30', service: 'massage' } as const;
const friday = { now: '2026-11-20T10:00:00-05:00', locale: 'en-US' };
const seeds = Array.from({ length: 20 }, (_, seed) => seed);

async function everyTalk(as: WayOfTalking): Promise<readonly (Conversed & { readonly user: SimulatedUser })[]> {
  const held = [];
  for (const seed of seeds) {
    const user = simulateUser(booking, { as, seed, wants, changesTo });
    held.push({ user, ...(await converse(booking, user, friday)) });
  }
  return held;
}

const endsOf: Readonly<Record<WayOfTalking, readonly Conversed['ended'][]>> = {
  cooperative: ['completed'],
  terse: ['completed'],
  allAtOnce: ['completed'],
  changesMind: ['completed'],
  refuses: ['handedOff'],
  offTopic: ['completed'],
  typos: ['completed'],
  silent: ['cancelled', 'completed'],
  impatient: ['completed'],
};

describe.each(Object.entries(endsOf))('A user who is %s', (as, ends) => {
  it('gets to an end, and has done what they said yes to, once', async () => {
    const talks = await everyTalk(as as WayOfTalking);
    expect([...new Set(talks.map(({ ended }) => ended))].toSorted()).toEqual(ends);
    for (const { ended, done, values, user, transcript } of talks) {
      expect(done, transcript).toBe(ended === 'completed' ? 1 : 0);
      // Whoever types "ann lee" wants just that.
      const isAsWanted = JSON.stringify(values).toLowerCase() === JSON.stringify(user.wants).toLowerCase();
      expect(isAsWanted || ended !== 'completed', transcript).toBe(true);
    }
  });
});

it.each(['cooperative', 'allAtOnce', 'offTopic', 'impatient'] as const)(
  'Whoever is %s books exactly what they wanted from the start',
  async (as) => {
    for (const { values } of await everyTalk(as)) expect(values).toEqual(wants);
  },
);

it('Every way of talking is tried', () => {
  expect(Object.keys(waysOfTalking).toSorted()).toEqual(Object.keys(endsOf).toSorted());
});

it('Whoever changes their mind books what they want in the end', async () => {
  for (const { values } of await everyTalk('changesMind')) expect(values).toEqual({ ...wants, ...changesTo });
});

it.each(Object.keys(endsOf) as readonly WayOfTalking[])('The same seed talks in the same way: %s', async (as) => {
  const one = () => converse(booking, simulateUser(booking, { as, seed: 3, wants, changesTo }), friday);
  expect(await one()).toEqual(await one());
});

it('Other seeds talk in other ways', async () => {
  for (const as of ['terse', 'changesMind', 'refuses', 'offTopic', 'silent'] as const) {
    const transcripts = (await everyTalk(as)).map(({ transcript }) => transcript);
    expect(new Set(transcripts).size, as).toBeGreaterThan(1);
  }
});

it('Whoever cannot have what they want takes what is offered first', async () => {
  const user = simulateUser(booking, { as: 'cooperative', seed: 1, wants });
  const { ended, values } = await converse(booking, user, {
    ...friday,
    perform: {
      check: async ({ slots }) =>
        slots.time === '15:00'
          ? { is: 'failed', slot: 'time', reason: 'taken', alternatives: ['15:30', '16:00'] }
          : { is: 'passed' },
      fulfil: async () => ({ is: 'succeeded', result: null }),
    },
  });
  expect([ended, values.time, user.wants.time]).toEqual(['completed', '15:30', '15:30']);
});

it('A talk that does not end is given up after so many turns', async () => {
  const user: SimulatedUser = { wants: {}, next: () => ({ does: 'says', text: 'how much is it?' }) };
  const { ended, turns } = await converse(booking, user, { ...friday, turnsAtMost: 7 });
  expect([ended, turns]).toEqual(['stillGoing', 7]);
});

it('They talk to any flow', async () => {
  const user = simulateUser(parcel, {
    ...{ as: 'cooperative', seed: 1 },
    wants: { day: '2026-11-27', parcels: 2, name: 'Ann Lee' },
  });
  const { ended, values } = await converse(parcel, user);
  expect([ended, values]).toEqual(['completed', { day: '2026-11-27', parcels: 2, name: 'Ann Lee' }]);
});

describe('Whoever changes their mind in a task of one name', () => {
  const one = defineFlow({ id: 'one', version: 1, timeZone: 'UTC', slots: { name: slot.personName() } });

  it.each(seeds)('gets the other name (seed %i)', async (seed) => {
    const user = simulateUser(one, {
      ...{ as: 'changesMind', seed },
      ...{ wants: { name: 'Ann Lee' }, changesTo: { name: 'Bob Stone' } },
    });
    const { ended, done, values, transcript } = await converse(one, user);
    expect([ended, done, values], transcript).toEqual(['completed', 1, { name: 'Bob Stone' }]);
  });
});

describe('Whoever is asked what to change', () => {
  const party = defineFlow({
    ...{ id: 'party', version: 1, timeZone: 'UTC' },
    slots: { guestCount: slot.number({ min: 1, max: 9 }), host: slot.personName({ label: 'name of the host' }) },
  });
  const wanted = { guestCount: 4, host: 'Ann Lee' };
  const misread = dialogue(party).user('5').user('Ann Lee').user('no').expect({ asks: 'revise' });

  it('says what is wrong, by what it is called', async () => {
    const user = simulateUser(party, { as: 'cooperative', seed: 1, wants: wanted });
    const { last } = await misread.run();
    expect(user.next(last)).toEqual({ does: 'says', text: 'change the guest count to 4' });
    const other = simulateUser(party, { as: 'cooperative', seed: 1, wants: { guestCount: 5, host: 'Bob Stone' } });
    expect(other.next(last)).toEqual({ does: 'says', text: 'change the name of the host to Bob Stone' });
  });

  it.each(seeds)('types with care then (seed %i)', async (seed) => {
    const user = simulateUser(party, { as: 'typos', seed, wants: wanted });
    expect(user.next((await misread.run()).last)).toEqual({ does: 'says', text: 'change the guest count to 4' });
  });

  it('is heard', async () => {
    await misread
      .user('change the guest count to 4')
      .expect({ asks: 'confirm', slots: wanted })
      .user('change the name of the host to Bob Stone')
      .expect({ asks: 'confirm', slots: { guestCount: 4, host: 'Bob Stone' } })
      .run();
  });

  it('says that it is fine where nothing is wrong', async () => {
    const user = simulateUser(party, { as: 'cooperative', seed: 1, wants: { ...wanted, guestCount: 5 } });
    expect(user.next((await misread.run()).last)).toEqual({ does: 'says', text: 'it is fine' });
  });
});

it.each(Object.keys(endsOf) as readonly WayOfTalking[])('Whoever wants nothing says something: %s', async (as) => {
  const { transcript } = await converse(booking, simulateUser(booking, { as, seed: 1, wants: {} }), friday);
  expect(transcript).not.toMatch(/^ *user *$/m);
});

it('A typing error changes one longer word, and never a digit', () => {
  const text = 'Tuesday 24 November 2026, 3 pm, Ann Lee';
  for (const seed of seeds) {
    const slipped = withTypingSlip(text, createChance(seed));
    const changed = text.split(' ').filter((word) => !slipped.split(' ').includes(word));
    expect(changed.length).toBeLessThanOrEqual(1);
    expect(slipped.replace(/\D/g, '')).toBe('2420263');
  }
  expect(withTypingSlip('3 pm', createChance(1))).toBe('3 pm');
});
