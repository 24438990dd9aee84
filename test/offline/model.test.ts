import { readFileSync } from 'node:fs';
import { user } from '@openai/agents';
import { describe, expect, it } from 'vitest';
import { booking } from '../../machines/booking.ts';
import { agentExtract } from '../../src/agents/extract.ts';
import { defineFlow } from '../../src/core/define-flow.ts';
import type { Flow } from '../../src/core/flow.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import { offlineExtract } from '../../src/offline/index.ts';
import { offlineModel } from '../../src/offline/model.ts';
import type { Extract } from '../../src/session/ports.ts';
import type { Reply } from '../../src/session/reply.ts';
import * as slot from '../../src/slots/index.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';
import { ReadConversation } from './read-conversation.ts';
import { restaurant } from './restaurant.ts';

/** Values with parts, a choice that depends on another, and a slot that only a certain choice brings into play. */
const trip = defineFlow({
  id: 'trip',
  version: 1,
  timeZone: 'America/New_York',
  slots: {
    stay: slot.dateRange({ maxNights: 14 }),
    place: slot.choice({ options: ['beach', 'city'] }),
    room: slot.choice({
      dependsOn: ['place'],
      options: ({ place }) => (place === 'beach' ? ['hut', 'tent'] : place === 'city' ? ['loft', 'studio'] : []),
    }),
    floor: slot.number({ unit: 'floor', dependsOn: ['place'], when: ({ place }) => place === 'city' }),
    extras: slot.list(slot.choice({ options: ['breakfast', 'parking', 'bicycles'] })),
    budget: slot.money({ currency: 'USD', max: 5000 }),
    email: slot.email({ sensitive: true, why: 'to write to you' }),
  },
  answers: [{ about: ['sauna'], answer: 'There is a sauna in the cellar.' }],
});

const recorded = (name: string): readonly string[] =>
  JSON.parse(readFileSync(new URL(`../fixtures/conversations/${name}.json`, import.meta.url), 'utf8')).turns.map(
    ({ text }: { readonly text: string }) => text,
  );

interface Conversation {
  readonly about: string;
  readonly flow: Flow;
  readonly messages: readonly string[];
}

const conversations: readonly Conversation[] = [
  { about: 'a booking', flow: booking, messages: recorded('happy') },
  { about: 'a messy booking', flow: booking, messages: recorded('messy') },
  {
    about: 'values that are words, and values that are refused',
    flow: booking,
    messages: ['a trim, sunday or monday', 'beard', 'sunday', 'monday', 'at 3 or at 4', 'the second one', 'x', '12345'],
  },
  {
    about: 'numbers, a yes or no and a free text',
    flow: restaurant,
    messages: [
      ...['two or three people', '3', 'ninety of us', 'keep it', 'friday at 7, outside please', 'is there parking?'],
      ...['no, inside', 'it is a birthday', 'make it four people', 'yes', 'book another', 'never mind'],
    ],
  },
  {
    about: 'values with parts',
    flow: trip,
    messages: [
      ...['Friday to Sunday, the beach', 'tent', 'breakfast and parking', 'no parking, but add bicycles', '$800'],
      ...['ann at example dot com', 'no', 'from Monday to Wednesday, and do you have a sauna?', 'yes'],
    ],
  },
  {
    about: 'a value that another value of the message brings into play',
    flow: trip,
    messages: ['from Friday to Sunday in the city, floor 3', 'the beach instead', 'the city, floor 4'],
  },
  {
    about: 'nothing to speak of',
    flow: trip,
    messages: ['', 'hm', 'xyzzy', 'what?', 'a person please'],
  },
];

const agents = [
  { how: 'an agent', extract: agentExtract({ model: offlineModel, asks: 'always' }) },
  { how: 'an agent that streams', extract: agentExtract({ model: offlineModel, asks: 'always', isStreamed: true }) },
];

/** The replies to a conversation on Monday 23 November 2026, whose every message this reader alone reads. */
async function repliesTo({ flow, messages }: Conversation, extract: Extract): Promise<readonly Reply[]> {
  const clock = createTestClock({ now: Date.UTC(2026, 10, 23, 15) });
  let ids = 0;
  const assistant = createAssistant({
    flow,
    extract,
    fallback: async () => {
      throw new Error('nobody else reads');
    },
    clock,
    newId: () => `id-${++ids}`,
    perform: {
      check: async () => ({ is: 'passed' }),
      fulfil: async () => ({ is: 'succeeded', result: { reference: 'R-1' } }),
    },
  });
  const { sessionId, reply } = await assistant.start({ locale: 'en-US' });
  const replies = [reply];
  for (const text of messages) {
    clock.pass(5000);
    replies.push(await assistant.send(sessionId, text, { seen: replies.at(-1)?.id ?? '' }));
  }
  return replies.slice(1);
}

const free = { modelCalls: 0, inputTokens: 0, outputTokens: 0 };

describe.each(agents)('Read through $how', ({ extract }) => {
  it.each(conversations)('$about comes to the same replies as read directly, one call each', async (conversation) => {
    const replies = await repliesTo(conversation, extract);
    const direct = await repliesTo(conversation, offlineExtract);
    expect(replies.map((reply) => ({ ...reply, usage: free }))).toEqual(direct);
    expect(replies.map(({ usage }) => usage)).toEqual(replies.map(() => ({ ...free, modelCalls: 1 })));
  });
});

describe('offlineModel', () => {
  /** What it calls in answer to a message to the restaurant, where these tools are open. */
  async function callsFor(said: string, ...names: readonly string[]): Promise<readonly string[]> {
    const { given } = new ReadConversation(restaurant).hear(said);
    const { output } = await offlineModel(said, given).getResponse({
      input: [user(said)],
      modelSettings: {},
      tools: names.map((name) => ({
        type: 'function',
        name,
        description: '',
        parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
        strict: true,
      })),
      outputType: 'text',
      handoffs: [],
      tracing: false,
    });
    return output.flatMap((item) => (item.type === 'function_call' ? [`${item.name} ${item.arguments}`] : []));
  }

  it('makes a call for each thing that was said, with the words that say it', async () => {
    expect(await callsFor('four people, is there parking?', 'set_slot', 'answer')).toEqual([
      'set_slot {"slot":"partySize","value":4,"quote":"four"}',
      'answer {"kind":"answer","text":"There is a car park behind the house."}',
    ]);
  });

  it('calls only what is open, and says that nothing is clear where nothing is left', async () => {
    expect(await callsFor('four people, is there parking?', 'set_slot')).toHaveLength(1);
    expect(await callsFor('four people', 'confirm', 'answer')).toEqual(['answer {"kind":"unclear","text":null}']);
  });
});
