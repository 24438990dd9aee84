import { describe, expect, it, vi } from 'vitest';
import { defineFlow } from '../../src/core/define-flow.ts';
import type { FlowDefinition } from '../../src/core/flow.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import type { Extract } from '../../src/session/ports.ts';
import * as slot from '../../src/slots/index.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';
import { confirm, set } from '../flows/typed-conversation.ts';
import { usage } from './dish.ts';
import { expectFaithfulRecords } from './faithful-records.ts';

const base = { id: 'dinner', timeZone: 'UTC' } as const;
const dishes = (...options: readonly [string, ...string[]]) => slot.choice({ options, prompt: 'Which dish?' });
const before = defineFlow({
  ...base,
  version: 1,
  slots: {
    dish: dishes('soup', 'pasta'),
    guests: slot.number({ min: 1, max: 8, whole: true, prompt: 'How many guests?' }),
  },
});

const extract: Extract = async (said) => ({
  proposals: said === 'yes' ? [confirm] : said === '5' ? [set('guests', '5')] : [set('dish', said)],
  usage,
});

/** A conversation about the flow as it was, taken up by a server that knows another form of it. */
async function takenUp(after: FlowDefinition) {
  const clock = createTestClock({ now: 1_000_000 });
  const store = createMemoryStore({ clock });
  let ids = 0;
  const fulfilled: unknown[] = [];
  const shared = { store, clock, extract, fallback: extract, newId: () => `id-${++ids}` };
  const perform = {
    fulfil: async ({ slots }: { readonly slots: unknown }) => {
      fulfilled.push(slots);
      return { is: 'succeeded' as const, result: null };
    },
  };
  const old = createAssistant({ flow: before, perform, ...shared });
  const { sessionId } = await old.start();
  const pass = () => clock.pass(1000);
  pass();
  await old.send(sessionId, 'soup');
  pass();
  expect((await old.send(sessionId, '5')).state).toBe('confirming.awaiting');
  pass();
  const flow = defineFlow(after);
  const now = createAssistant({ flow, perform, ...shared });
  const say = async (text: string) => {
    const reply = await now.send(sessionId, text);
    pass();
    await expectFaithfulRecords(store, flow, sessionId);
    return reply;
  };
  return { say, fulfilled, now, clock, sessionId };
}

describe('A conversation whose flow has changed meanwhile', () => {
  it('goes on as if nothing were, where only words have', async () => {
    const greeting = 'Good evening.';
    const { say, fulfilled } = await takenUp({ ...base, version: 1, greeting, slots: before.slots });
    expect((await say('yes')).state).toBe('completed');
    expect(fulfilled).toEqual([{ dish: 'soup', guests: 5 }]);
  });

  it('says so, and a yes to the summary of before books nothing', async () => {
    const { say, fulfilled } = await takenUp({ ...base, version: 2, slots: before.slots });
    const reply = await say('yes');
    expect(reply.state).toBe('confirming.awaiting');
    expect(reply.text).toContain('Our questions have changed since you last wrote');
    expect(fulfilled).toEqual([]);
    expect((await say('yes')).state).toBe('completed');
    expect(fulfilled).toEqual([{ dish: 'soup', guests: 5 }]);
  });

  it('keeps what still reads and asks for the rest', async () => {
    const slots = { dish: dishes('pasta', 'salad'), guests: before.slots.guests };
    const { say } = await takenUp({ ...base, version: 2, slots });
    const reply = await say('yes');
    expect(reply).toMatchObject({
      state: 'collecting.eliciting',
      slots: { dish: { status: 'open', value: null }, guests: { status: 'settled', value: 5 } },
    });
    expect((await say('salad')).state).toBe('confirming.awaiting');
  });

  it('is carried over by what the flow says of its older versions', async () => {
    const people = slot.number({ min: 1, max: 8, whole: true, prompt: 'How many people?' });
    const { say, fulfilled } = await takenUp({
      ...base,
      version: 2,
      slots: { dish: before.slots.dish, people },
      migrate: ({ guests, ...values }) => ({ ...values, ...(guests === undefined ? {} : { people: guests }) }),
    });
    await say('yes');
    expect((await say('yes')).state).toBe('completed');
    expect(fulfilled).toEqual([{ dish: 'soup', people: 5 }]);
  });

  it('says so also where it is the sweep that comes first', async () => {
    const { now, clock, sessionId } = await takenUp({ ...base, version: 2, slots: before.slots });
    clock.pass(31 * 60_000);
    expect((await now.sweep()).lapse).toBe(1);
    expect((await now.look(sessionId)).last.reply.text).toContain('Our questions have changed');
  });
});

describe('A run that was handed off before its flow changed', () => {
  it('is told of once', async () => {
    const clock = createTestClock({ now: 1_000_000 });
    const store = createMemoryStore({ clock });
    const handOff = vi.fn(async () => undefined);
    let ids = 0;
    const server = (flow: typeof before) =>
      createAssistant({
        flow,
        perform: { fulfil: async () => ({ is: 'succeeded', result: null }) },
        extract: async (said) => ({
          proposals: said === 'a person' ? [{ type: 'human.requested', reason: 'asked' }] : [],
          usage,
        }),
        ...{ fallback: extract, store, clock, handOff, newId: () => `id-${++ids}` },
      });
    const old = server(before);
    const { sessionId } = await old.start();
    clock.pass(1000);
    expect((await old.send(sessionId, 'a person')).state).toBe('handedOff');
    await old.close();
    clock.pass(1000);
    const now = server(defineFlow({ ...base, version: 2, slots: before.slots }));
    await now.send(sessionId, 'hello?');
    await now.close();
    expect(handOff).toHaveBeenCalledTimes(1);
  });
});
