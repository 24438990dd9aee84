import { createAssistant, defineFlow, keepSweeping } from 'talkchart';
import * as slot from 'talkchart/slots';

const table = defineFlow({
  id: 'table',
  version: 2,
  timeZone: 'Europe/Paris',
  slots: { people: slot.number({ min: 1, max: 8, whole: true, prompt: 'For how many people?' }) },
  // Version 1 had a slot "guests".
  migrate: ({ guests, ...values }, { version }) => (version < 2 ? { ...values, people: guests } : values),
});

const perform = { fulfil: async () => ({ is: 'succeeded' as const, result: null }) };
const assistant = createAssistant({ flow: table, perform });

const stop = new AbortController();
const sweeping = keepSweeping(assistant, stop.signal, { everyMs: 15_000 });

// When the server stops:
stop.abort();
await sweeping;
await assistant.close();
