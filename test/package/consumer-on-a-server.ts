// What somebody writes who has a language model read and looks on: for Node, and type-checked and run like consumer.ts. The
// model here is the embedded reader posing as one, so that no key is asked for.
import { createAssistant } from 'talkchart';
import { agentExtract, offlineModel } from 'talkchart/agents';
import { openInspector } from 'talkchart/inspect';
import { booking } from 'talkchart/machines/booking';

const inspector = await openInspector(booking);
const page = await fetch(inspector.url);
if (!(await page.text()).includes('data-state="confirming.awaiting"')) throw new Error('The page shows no chart.');

const assistant = createAssistant({
  flow: booking,
  perform: { check: async () => ({ is: 'passed' }), fulfil: async () => ({ is: 'succeeded', result: null }) },
  extract: agentExtract({ model: offlineModel, asks: 'always' }),
  inspect: inspector.inspect,
});
const { sessionId } = await assistant.start();
const reply = await assistant.send(sessionId, 'a haircut, please');
await inspector.close();
if (reply.usage.modelCalls === 0 || reply.slots.service?.value !== 'haircut') {
  throw new Error(`It came to ${JSON.stringify(reply)}`);
}
