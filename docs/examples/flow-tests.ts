import {
  batchOf,
  type ConversationEvent,
  type ConversationSnapshot,
  createConversationMachine,
  effectOf,
  type Proposal,
  pathOf,
} from 'talkchart';
import { expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { flow } from './own-flow.ts';

const machine = createConversationMachine(flow);
const input = { session: 's', run: '1', timeZone: flow.timeZone, locale: 'en' };
const SUNDAY = Date.UTC(2026, 10, 22, 10);
const parcels: Proposal = { type: 'slot.proposed', slot: 'parcels', value: 'two parcels' };
const day: Proposal = { type: 'slot.proposed', slot: 'day', value: 'Friday' };
const name: Proposal = { type: 'slot.proposed', slot: 'name', value: 'Ann Lee' };

// 1. Proposals, replayed on the pure machine: no clock, no promise, no mock.

/** One message: what was said, and what a reader claims it says. */
function say(snapshot: ConversationSnapshot, said: string, ...proposals: readonly Proposal[]): ConversationSnapshot {
  const at = Math.max(SUNDAY, snapshot.context.turn.at) + 1000;
  const events: readonly ConversationEvent[] = [
    { type: 'turn.started', at, said, ...(snapshot.context.asked && { seen: snapshot.context.asked.reply }) },
    ...batchOf(flow, proposals),
    { type: 'turn.ended', at, reply: `reply-${at}` },
  ];
  return events.reduce((now, event) => transition(machine, now, event)[0], snapshot);
}
const greeting = initialTransition(machine, input)[0];
const summary = say(greeting, 'two parcels on Friday, my name is Ann Lee', parcels, day, name);

it.each<[string, Proposal, string]>([
  ['yes', { type: 'confirm' }, 'executing.running'],
  ['maybe', { type: 'confirm' }, 'confirming.awaiting'],
  ['no', { type: 'deny' }, 'collecting.revising'],
  ['cancel', { type: 'cancel' }, 'cancelled'],
])('at the summary "%s" leads on', (said, proposal, state) => {
  expect(pathOf(say(summary, said, proposal))).toBe(state);
});

it('a value that the words do not carry is not taken', () => {
  const { turn } = say(greeting, 'two parcels', parcels, name).context;
  expect(turn.verdicts.map(({ slot, is }) => [slot, is])).toEqual([
    ['parcels', 'accepted'],
    ['name', 'misfired'],
  ]);
});

// 2. Every way through: the graph of the machine, over a few messages.

const messages: Readonly<Record<string, Proposal>> = {
  'two parcels': parcels,
  'on Friday': day,
  'my name is Ann Lee': name,
  yes: { type: 'confirm' },
  maybe: { type: 'confirm' },
};

function nextEvents({ value, status, context }: ConversationSnapshot): ConversationEvent[] {
  const at = Math.max(SUNDAY, context.turn.at, context.asked?.at ?? 0) + 1;
  const heard = messages[context.turn.said];
  const owed = effectOf(flow, { value, status, context });
  return [
    ...Object.keys(messages).map((said): ConversationEvent => ({ type: 'turn.started', at, said })),
    ...(heard === undefined ? [] : [heard]),
    { type: 'turn.ended', at, reply: 'r' },
    ...(owed.is === 'fulfil' ? [{ type: 'fulfil.succeeded', key: owed.key, result: null } as const] : []),
  ];
}

it('whatever is said and read in whatever order, pick-up is owed only after a yes to three values', () => {
  const ways = getShortestPaths(machine, {
    input,
    events: nextEvents,
    serializeState: ({ value, context: { slots, asked, turn } }) =>
      JSON.stringify([value, slots, asked?.about, asked?.receipt, turn.said, turn.answers]),
    limit: 20_000,
  });
  const entries = ways.flatMap(({ steps }) => steps.find(({ state }) => pathOf(state).startsWith('executing')) ?? []);
  expect(entries.length).toBeGreaterThan(0);
  for (const { state, event } of entries) {
    expect([event.type, state.context.turn.said]).toEqual(['confirm', 'yes']);
    expect(Object.values(state.context.slots).every(({ settled }) => settled?.confirmed)).toBe(true);
  }
  expect(ways.some(({ state }) => state.value === 'completed')).toBe(true);
});
