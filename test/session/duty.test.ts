import { describe, expect, it, vi } from 'vitest';
import { defineFlow } from '../../src/core/define-flow.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import type { CheckOutcome } from '../../src/session/perform.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';
import { order } from '../flows/table.ts';
import { extract } from './dish.ts';

const checked = defineFlow({
  id: 'checked',
  version: 1,
  timeZone: 'UTC',
  slots: { dish: { ...order.slots.dish, checked: true } },
});

/** Checks that are over when they are told so. */
function setUp() {
  const clock = createTestClock({ now: 1_000_000 });
  const answers: ((outcome: CheckOutcome) => void)[] = [];
  const check = vi.fn(() => new Promise<CheckOutcome>((resolve) => answers.push(resolve)));
  let ids = 0;
  const assistant = createAssistant({
    flow: checked,
    perform: { check, fulfil: async () => ({ is: 'succeeded' as const, result: null }) },
    ...{ extract, fallback: extract, clock, store: createMemoryStore({ clock }), newId: () => `id-${++ids}` },
  });
  return { assistant, clock, check, answers };
}

/** Two people who want the same. */
async function twoWhoWantTheSame() {
  const { assistant, clock, ...rest } = setUp();
  const [one, other] = [(await assistant.start()).sessionId, (await assistant.start()).sessionId] as const;
  clock.pass(1000);
  const replies = [assistant.send(one, 'soup'), assistant.send(other, 'soup')] as const;
  return { assistant, one, other, replies, ...rest };
}

describe('The same check for two sessions', () => {
  it('is asked for each of them at once: neither waits for the other', async () => {
    const { check, answers, replies } = await twoWhoWantTheSame();
    await vi.waitFor(() => expect(check).toHaveBeenCalledTimes(2));
    for (const answer of answers) answer({ is: 'passed' });
    const said = await Promise.all(replies);
    expect(said.map(({ state }) => state)).toEqual(['confirming.awaiting', 'confirming.awaiting']);
  });

  it('is answered for the one where the other is removed meanwhile', async () => {
    const { assistant, one, check, answers, replies } = await twoWhoWantTheSame();
    await vi.waitFor(() => expect(check).toHaveBeenCalled());
    await assistant.forget(one);
    const [removed, fine] = [expect(replies[0]).rejects.toMatchObject({ code: 'SESSION_UNKNOWN' }), replies[1]];
    for (const answer of answers) answer({ is: 'passed' });
    await removed;
    expect((await fine).state).toBe('confirming.awaiting');
  });
});

it('A check that is under way is not asked for again by the next message, which waits for it', async () => {
  const { assistant, clock, check, answers } = setUp();
  const { sessionId } = await assistant.start();
  clock.pass(1000);
  const first = assistant.send(sessionId, 'soup');
  await vi.waitFor(() => expect(check).toHaveBeenCalled());
  const second = assistant.send(sessionId, 'hello');
  await vi.waitFor(async () => expect(await assistant.records(sessionId)).toHaveLength(3));
  for (const answer of answers) answer({ is: 'passed' });
  expect((await Promise.all([first, second])).map(({ state }) => state)).toEqual([
    'confirming.awaiting',
    'confirming.awaiting',
  ]);
  expect(check).toHaveBeenCalledTimes(1);
});
