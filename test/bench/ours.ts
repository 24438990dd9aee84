import { booking } from '../../machines/booking.ts';
import { agentExtract } from '../../src/agents/extract.ts';
import { stateOf } from '../../src/core/slot-state.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import type { ExtractGiven } from '../../src/session/ports.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';
import type { Contender } from './contender.ts';
import { type Booked, startOf } from './conversation.ts';
import type { ScriptedTurn } from './script.ts';
import { type Answer, scriptedModel, type ToolCall } from './scripted-model.ts';
import type { StoreToMeasure } from './stores.ts';

/** How long a person takes to answer, in ms: on the clock of the conversation, not of the measurement. */
const answerMs = 1_000;

/** Talkchart with a model; `asks` is the option of `agentExtract`. */
export const ours = (design: string, asks: 'whenUnsure' | 'always', { storage, open }: StoreToMeasure): Contender => ({
  design,
  storage,
  async start({ script, directory, watch }) {
    const clock = createTestClock({ now: 0 });
    const store = await open(clock, directory);
    const booked: Booked[] = [];
    const assistant = createAssistant({
      flow: booking,
      clock,
      store,
      extract: agentExtract({
        asks,
        model: (_said, given) => watch(scriptedModel(script, (turn) => answerOf(turn, given))),
      }),
      perform: {
        check: async () => ({ is: 'passed' }),
        fulfil: async ({ slots }) => {
          booked.push(slots);
          return { is: 'succeeded', result: { reference: `S-${booked.length}` } };
        },
      },
    });
    return {
      async open(conversation) {
        clock.pass(Math.max(0, startOf(conversation) - clock.nowMs()));
        const { sessionId, reply } = await assistant.start({ locale: 'en-US' });
        const before = booked.length;
        let seen = reply.id;
        return {
          async say(text) {
            clock.pass(answerMs);
            const { id, text: words } = await assistant.send(sessionId, text, { seen });
            seen = id;
            return words;
          },
          bytes: async () => Buffer.byteLength(JSON.stringify(await store.load(sessionId))),
          booked: () => booked.slice(before),
        };
      },
      async close() {
        await assistant.close();
        await store.close();
      },
    };
  },
});

/** What the annotations say, in the tools that Talkchart offers. */
function answerOf({ text, values, intent, answer }: ScriptedTurn, { told, moves }: ExtractGiven): Answer {
  const isOpen = (type: string): boolean => moves.some((move) => move.type === type);
  const calls: readonly ToolCall[] = [
    ...values.map(({ slot, value, quote }) => ({
      name: stateOf(told.context.slots, slot).settled === undefined ? 'set_slot' : 'update_slot',
      args: { slot, value: slot === 'service' ? value : quote, quote: quote === text ? null : quote },
    })),
    ...(intent === 'question' ? [{ name: 'answer', args: { kind: 'answer', text: answer } }] : []),
    ...(intent === 'confirm' && isOpen(intent) ? [{ name: 'confirm', args: {} }] : []),
    ...(intent === 'deny' && isOpen(intent) ? [{ name: 'answer', args: { kind: 'deny', text: null } }] : []),
  ];
  return { calls: calls.length > 0 ? calls : [{ name: 'answer', args: { kind: 'chat', text: null } }] };
}
