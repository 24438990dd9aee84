import { createAssistant } from 'talkchart';
import { flow } from './own-flow.ts';

const assistant = createAssistant({
  flow,
  perform: { fulfil: async ({ slots }) => ({ is: 'succeeded', result: { reference: `P-${slots.day}` } }) },
});

const { sessionId, reply: greeting } = await assistant.start({ timeZone: 'Europe/Berlin', locale: 'en-GB' });
// messageId: sent twice it is one turn. seen: the reply that the user looked at.
const reply = await assistant.send(sessionId, 'two parcels on Sunday', { messageId: 'm-1', seen: greeting.id });

console.log(reply.text);
console.log('state   ', reply.state);
console.log('asked   ', reply.asked?.about, reply.asked?.slot);
console.log('verdicts', reply.verdicts.map(({ slot, is }) => `${slot} ${is}`).join(', '));
console.log('parcels ', reply.slots.parcels?.status, reply.slots.parcels?.value);
console.log('day     ', reply.slots.day?.status, reply.slots.day?.reason, reply.slots.day?.options?.join(' '));
console.log('errors  ', reply.errors.length, 'model calls', reply.usage.modelCalls, 'outcome', reply.outcome);
await assistant.close();
