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

/** Two people who want the same, and a check that is over when it is told so. */
async function twoWhoWantTheSame() {
  const clock = createTestClock({ now: 1_000_000 });
  const answers: ((outcome: CheckOutcome) => void)[] = [];
  const check = vi.fn(() => new Promise<CheckOutcome>((resolve) => answers.push(resolve)));
  let ids = 0;
  const assistant = createAssistant({
    flow: checked,
    perform: { check, fulfil: async () => ({ is: 'succeeded' as const, result: null }) },
    ...{ extract, fallback: extract, clock, store: createMemoryStore({ clock }), newId: () => `id-${++ids}` },
  });
  const [one, other] = [(await assistant.start()).sessionId, (await assistant.start()).sessionId] as const;
  clock.pass(1000);
  const replies = [assistant.send(one, 'soup'), assistant.send(other, 'soup')] as const;
  return { assistant, one, other, check, answers, replies };
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
