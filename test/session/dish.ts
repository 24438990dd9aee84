import { defineFlow } from '../../src/core/define-flow.ts';
import type { Proposal } from '../../src/core/events.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import type { Perform } from '../../src/session/perform.ts';
import type { Extract } from '../../src/session/ports.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';
import { order } from '../flows/table.ts';
import { confirm, deny, set } from '../flows/typed-conversation.ts';

/** One slot and nothing else, so that a test is about the shell. */
export const dish = defineFlow({ id: 'dish', version: 1, timeZone: 'UTC', slots: { dish: order.slots.dish } });

export const usage = { modelCalls: 0, inputTokens: 0, outputTokens: 0 };

/** What a competent model would make of a few words. */
const understands: Readonly<Record<string, readonly Proposal[]>> = {
  soup: [set('dish', 'soup')],
  pasta: [set('dish', 'pasta')],
  yes: [confirm],
  no: [deny],
  cancel: [{ type: 'cancel' }],
  'book another': [{ type: 'restart' }],
};

export const extract: Extract = async (said) => ({ proposals: understands[said] ?? [], usage });

export const succeeds: Perform<typeof dish> = {
  fulfil: async () => ({ is: 'succeeded', result: { reference: 'R1' } }),
};

/** An assistant on a clock of its own. */
export function setUp({
  perform = succeeds,
  ...options
}: Partial<Parameters<typeof createAssistant<typeof dish>>[0]> = {}) {
  const clock = createTestClock({ now: 1_000_000 });
  let ids = 0;
  const ports = { clock, newId: () => `id-${++ids}`, extract, fallback: extract, store: createMemoryStore() };
  const assistant = createAssistant({ flow: dish, perform, ...ports, ...options });
  /** Sends as our own clients do: a second later, having seen the last reply. */
  const begin = async () => {
    const { sessionId, reply } = await assistant.start();
    let seen = reply.id;
    const say = async (text: string, messageId?: string) => {
      clock.pass(1000);
      const answer = await assistant.send(sessionId, text, { seen, ...(messageId === undefined ? {} : { messageId }) });
      seen = answer.id;
      return answer;
    };
    return { sessionId, say, greeting: reply };
  };
  return { assistant, clock, begin };
}
