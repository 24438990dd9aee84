import { booking } from '../../machines/booking.ts';
import { agentExtract } from '../../src/agents/extract.ts';
import { modelNamed, type NamedModel } from '../../src/agents/model-named.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import type { FulfilOutcome } from '../../src/session/perform.ts';
import type { Reply } from '../../src/session/reply.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';
import { type OpenAiServerOptions, startOpenAiServer } from './openai-server.ts';

/** Both protocols, with and without a stream. */
export const everyWire = [
  { api: 'responses', isStreamed: false },
  { api: 'responses', isStreamed: true },
  { api: 'chat', isStreamed: false },
  { api: 'chat', isStreamed: true },
] as const;

/** One of {@link everyWire}. */
export type Wire = (typeof everyWire)[number];

/** How long the assistants of these tests wait for a model, in ms. */
export const patienceMs = 5000;

/** A conversation about the booking flow whose every message is read by a model behind HTTP; Monday 23 November 2026. */
export async function talkOver(
  { api, isStreamed }: Wire,
  serves: OpenAiServerOptions = {},
  options: Pick<NamedModel, 'toolChoice' | 'apiKey'> = {},
) {
  const server = await startOpenAiServer(serves);
  const clock = createTestClock({ now: Date.UTC(2026, 10, 23, 15) });
  const booked: unknown[] = [];
  const fulfil = async ({ slots }: { readonly slots: unknown }): Promise<FulfilOutcome> => {
    booked.push(slots);
    return { is: 'succeeded', result: { reference: 'S-1' } };
  };
  const model = modelNamed({ name: 'gpt-test', apiKey: 'sk-right', baseUrl: server.baseUrl, api, ...options });
  const assistant = createAssistant({
    flow: booking,
    clock,
    limits: { extractWithinMs: patienceMs },
    extract: agentExtract({ model, asks: 'always', isStreamed }),
    perform: { check: async () => ({ is: 'passed' }), fulfil },
  });
  const { sessionId, reply } = await assistant.start();
  const last = { reply };
  const say = async (words: string): Promise<Reply> => {
    last.reply = await assistant.send(sessionId, words, { seen: last.reply.id });
    return last.reply;
  };
  return { server, clock, booked, say, [Symbol.asyncDispose]: () => server.close() };
}
