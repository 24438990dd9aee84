import { expect, it } from 'vitest';
import { getShortestPaths } from 'xstate/graph';
import { type ConversationSnapshot, createConversationMachine } from '../../machines/conversation.ts';
import { defineFlow } from '../../src/core/define-flow.ts';
import { effectOf } from '../../src/core/effect.ts';
import type { ConversationEvent, Proposal } from '../../src/core/events.ts';
import { pathOf } from '../../src/core/told.ts';
import { cancel, confirm, deny, restart, set } from '../flows/typed-conversation.ts';
import { wordSlot } from '../flows/word-slot.ts';

/** One slot, checked, with a word of two readings: every state of the chart can be reached. */
const flow = defineFlow({
  id: 'dish',
  version: 1,
  timeZone: 'UTC',
  slots: { dish: wordSlot({ values: ['soup', 'pasta'], ambiguous: { something: ['soup', 'pasta'] }, checked: true }) },
});

/** What may be said, and what a reader makes of it. */
const messages: Readonly<Record<string, Proposal>> = {
  soup: set('dish', 'soup'),
  something: set('dish', 'something'),
  yes: confirm,
  no: deny,
  cancel,
  'maybe i stop some day': cancel,
  'maybe from the top some day': restart,
};

/** What can come next: a message and then what it was read as, the end of the turn, or an event of the host. */
function eventsIn({ value, status, context }: ConversationSnapshot): ConversationEvent[] {
  const at = Math.max(context.turn.at, context.asked?.at ?? 0) + 1;
  const owed = effectOf(flow, { value, status, context });
  const said = messages[context.turn.said];
  return [
    ...Object.keys(messages).map((words): ConversationEvent => ({ type: 'turn.started', at, said: words })),
    ...(said === undefined ? [] : [said]),
    { type: 'turn.ended', at, reply: 'r' },
    { type: 'session.lapsed', at },
    ...(owed.is === 'check' ? [{ type: 'check.passed', key: owed.key } as const] : []),
    ...(owed.is === 'fulfil' || owed.is === 'reconcile' ? outcomesOf(owed.key) : []),
  ];
}

const outcomesOf = (key: string): readonly ConversationEvent[] => [
  { type: 'fulfil.succeeded', key, result: 'done' },
  { type: 'fulfil.failed', key, retryable: true, reason: 'busy' },
  { type: 'fulfil.failed', key, retryable: false, reason: 'full' },
  { type: 'fulfil.unknown', key, reason: 'slow' },
];

const inWords = (event: ConversationEvent): string => {
  if (event.type === 'turn.started') return `"${event.said}"`;
  return event.type === 'fulfil.failed' && event.retryable ? `${event.type} (retryable)` : event.type;
};

/** Every state of the chart, and the shortest way to it. */
function shortestWays(): Readonly<Record<string, string>> {
  const ways = getShortestPaths(createConversationMachine(flow), {
    input: { session: 's', run: 'r', timeZone: 'UTC', locale: 'en' },
    events: eventsIn,
    serializeState: ({ value, context: { slots, asked, turn, tried } }) =>
      JSON.stringify([value, slots, asked?.about, asked?.receipt, turn.said, turn.answers, turn.moved, tried]),
    limit: 100_000,
  }).toSorted((a, b) => a.weight - b.weight);
  const found: Record<string, string> = {};
  for (const { state, steps } of ways)
    found[pathOf(state)] ??= steps
      .slice(1)
      .map(({ event }) => inWords(event))
      .join(', ');
  return found;
}

const summary = '"soup", slot.proposed, check.passed, turn.ended';

it('reaches every state of the chart, and this is the shortest way to each', () => {
  expect(shortestWays()).toEqual({
    greeting: '',
    'collecting.eliciting': '"soup"',
    'collecting.clarifying': '"something", slot.proposed',
    'collecting.checking': '"soup", slot.proposed',
    'collecting.revising': `${summary}, "no", deny`,
    'confirming.presenting': '"soup", slot.proposed, check.passed',
    'confirming.awaiting': summary,
    'executing.running': `${summary}, "yes", confirm`,
    'executing.retrying': `${summary}, "yes", confirm, fulfil.failed (retryable)`,
    'executing.outcomeUnknown': `${summary}, "yes", confirm, fulfil.unknown`,
    'leaving.cancelling': '"maybe i stop some day", cancel',
    'leaving.restarting': '"maybe from the top some day", restart',
    resuming: '"soup", session.lapsed',
    completed: `${summary}, "yes", confirm, fulfil.succeeded`,
    cancelled: '"cancel", cancel',
    handedOff: `${summary}, "yes", confirm, fulfil.failed`,
  });
});
