import { createAssistant, defineFlow } from 'talkchart';
import { type InspectorMessage, openInspector } from 'talkchart/inspect';
import * as slot from 'talkchart/slots';

const table = defineFlow({
  id: 'table',
  version: 1,
  timeZone: 'Europe/Paris',
  noun: 'reservation',
  slots: {
    guests: slot.number({ min: 1, max: 8, whole: true, prompt: 'For how many people?' }),
    phone: slot.phone({ defaultCountry: 'FR', sensitive: true, prompt: 'At what number can we reach you?' }),
  },
});

const inspector = await openInspector(table);
console.log(`Open ${inspector.url}`);

// Any program that has the address may look as well: every frame is one message of the Stately inspector, as JSON.
const watcher = new WebSocket(inspector.socketUrl);
watcher.onmessage = ({ data }) => {
  const message = JSON.parse(data) as InspectorMessage;
  if (message.type !== '@xstate.snapshot') return;
  const { event, snapshot } = message;
  const { guests, phone } = snapshot.context.slots;
  console.log(`${event.type} -> ${JSON.stringify(snapshot.value)}, ${guests?.value}, ${phone?.status} ${phone?.value}`);
};
await new Promise((resolve) => watcher.addEventListener('open', resolve));

const assistant = createAssistant({
  flow: table,
  perform: { fulfil: async () => ({ is: 'succeeded', result: { reference: 'T-1' } }) },
  inspect: inspector.inspect,
});
const { sessionId } = await assistant.start();
await assistant.send(sessionId, 'four of us, 01 42 68 53 00');

const isLetGo = new Promise((resolve) => watcher.addEventListener('close', resolve));
await inspector.close();
await isLetGo;
