import { createAssistant, defineFlow } from 'talkchart';
import { agentExtract } from 'talkchart/agents';
import * as slot from 'talkchart/slots';

const table = defineFlow({
  id: 'table',
  version: 1,
  timeZone: 'Europe/Paris',
  noun: 'reservation',
  slots: {
    guests: slot.number({ min: 1, max: 8, whole: true, prompt: 'For how many people?' }),
    day: slot.date({ closed: ['monday'], prompt: 'Which day?' }),
    time: slot.time({ between: ['18:00', '22:00'], every: { minutes: 30 }, dependsOn: ['day'] }),
  },
});

const assistant = createAssistant({
  flow: table,
  perform: {
    fulfil: async ({ slots }) => ({ is: 'succeeded', result: { reference: `T-${slots.day}` } }),
  },
  extract: agentExtract({ model: 'gpt-5.6-luna' }), // the key: OPENAI_API_KEY
});

const { sessionId, reply } = await assistant.start();
let seen = reply.id;
for (const text of [
  'Could you squeeze the four of us in on Saturday, eightish?',
  'Yes, but Tom joins, so five',
  'Perfect.',
]) {
  const { id, text: answer, usage } = await assistant.send(sessionId, text, { seen });
  console.log(`> ${text} (model calls: ${usage.modelCalls})\n${answer}\n`);
  seen = id;
}
