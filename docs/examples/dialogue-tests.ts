import { createAssistant } from 'talkchart';
import { agentExtract } from 'talkchart/agents';
import { createMemoryStore } from 'talkchart/stores/memory';
import {
  converse,
  countedIds,
  createTestClock,
  dialogue,
  everyCrash,
  scriptedReader,
  simulateUser,
  storeContract,
} from 'talkchart/testing';
import { scriptedModel, toolCall } from 'talkchart/testing/agents';
import { describe, expect, it } from 'vitest';
import { flow } from './own-flow.ts';

const talk = dialogue(flow, { now: '2026-11-22T10:00:00+01:00' }); // a Sunday
const atSummary = talk.user('two parcels on Friday, my name is Ann Lee').expect({ asks: 'confirm' });

// 1. Conversations.

it('picks up what was said, on the day that was meant', async () => {
  await talk
    .user('two parcels on Friday')
    .expect({ asks: 'name', slots: { parcels: 2, day: '2026-11-27', name: null } })
    .user('Ann Lee')
    .expect({ asks: 'confirm', says: ['Friday 27 November 2026', 'Ann Lee'] })
    .user('yes')
    .expect({ state: 'completed', done: 1 })
    .run();
});

it('does not come on a Sunday', async () => {
  await talk
    .user('two parcels, today')
    .expect({ asks: 'day', slots: { day: null }, errors: ['closed'] })
    .run();
});

it('a yes after forty minutes is no yes to the summary', async () => {
  await atSummary.later({ minutes: 40 }).user('yes').expect({ state: 'resuming', done: 0 }).run();
});

it('a model that says yes in the name of the user books nothing', async () => {
  await atSummary
    .user('hm, what was the price?', [{ type: 'confirm' }])
    .expect({ state: 'confirming.awaiting', done: 0 })
    .run();
});

// 2. What can go wrong in the world.

it('tells of a pick-up that took long', async () => {
  await atSummary
    .effect('fulfil', { is: 'succeeded', result: { reference: 'P-7' } }, 'late')
    .user('yes')
    .expect({ directive: 'wait', says: 'One moment' })
    .later({ seconds: 30 })
    .expect({ state: 'completed', says: 'P-7' })
    .run();
});

it('asks for another day when that one is taken', async () => {
  await atSummary
    .effect('fulfil', { is: 'conflicted', slot: 'day', reason: 'full', alternatives: ['2026-11-28'] })
    .user('yes')
    .expect({ asks: 'day', says: 'Saturday 28 November 2026', done: 0 })
    .run();
});

it.each(['twice', 'never', 'lost'] as const)('comes once where the answer of the van comes %s', async (how) => {
  await atSummary
    .effect('fulfil', 'usual', how)
    .user('yes')
    .later({ minutes: 2 })
    .expect({ state: 'completed', done: 1 })
    .run();
});

it('comes once whatever the client and the network do', async () => {
  await atSummary.burst('yes', 'yes').expect({ done: 1 }).run();
  await atSummary.user('yes').lost().again().expect({ state: 'completed', done: 1 }).run();
});

it('comes once wherever the server is killed', async () => {
  await everyCrash((point) => atSummary.crash(point).user('yes').expect({ state: 'completed', done: 1 }));
});

// 3. Readers.

it('takes nothing that the words do not carry', async () => {
  const reader = scriptedReader({ 'two parcels': [{ type: 'slot.proposed', slot: 'name', value: 'Ann Lee' }] });
  await dialogue(flow, reader)
    .user('two parcels')
    .expect({ verdicts: { name: 'misfired' }, slots: { name: null } })
    .run();
});

it('takes what a model says with its tools', async () => {
  const model = scriptedModel({
    'a couple of boxes': [toolCall('set_slot', { slot: 'parcels', value: 2, quote: 'a couple' })],
  });
  await dialogue(flow, { extract: agentExtract({ model, asks: 'always' }) })
    .user('a couple of boxes')
    .expect({ slots: { parcels: 2 }, errors: [] })
    .run();
});

// 4. Simulated users.

const wants = { day: '2026-11-27', parcels: 2, name: 'Ann Lee' } as const;
const ways = ['cooperative', 'terse', 'allAtOnce', 'offTopic', 'typos', 'impatient'] as const;

describe.each(ways)('a user who is %s', (as) => {
  it.each([1, 2, 3])('gets what they want (seed %i)', async (seed) => {
    const { ended, done, transcript } = await converse(flow, simulateUser(flow, { as, seed, wants }));
    expect([ended, done], transcript).toEqual(['completed', 1]);
  });
});

// 5. Parts of your own.

describe('my store', () => {
  it.each(storeContract())('$name', ({ run }) =>
    run(async () => {
      const clock = createTestClock();
      const store = createMemoryStore({ clock }); // yours
      return { store, another: async () => store, pass: async (ms) => clock.pass(ms), close: () => store.close() };
    }),
  );
});

it('an assistant by hand, on a clock that stands', async () => {
  const clock = createTestClock({ now: '2026-11-22T10:00:00+01:00' });
  const assistant = createAssistant({
    flow,
    clock,
    newId: countedIds(),
    perform: { fulfil: async () => ({ is: 'succeeded', result: null }) },
  });
  const { sessionId, reply } = await assistant.start();
  clock.pass({ seconds: 4 });
  const next = await assistant.send(sessionId, 'on Friday', { seen: reply.id });
  expect(next.slots.day?.value).toBe('2026-11-27');
});
