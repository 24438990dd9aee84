import { defineFlow } from 'talkchart';
import { serve } from 'talkchart/server';
import * as slot from 'talkchart/slots';

const table = defineFlow({
  id: 'table',
  version: 1,
  timeZone: 'Europe/Paris',
  noun: 'reservation',
  slots: { guests: slot.number({ min: 1, max: 8, whole: true, prompt: 'For how many people?' }) },
});

const server = await serve({
  flow: table,
  perform: { fulfil: async ({ slots }) => ({ is: 'succeeded', result: { reference: `T-${slots.guests}` } }) },
  // store: createSqliteStore({ path: 'sessions.db' }) of talkchart/stores/sqlite; in memory if left out
  port: 0,
});

const started = await fetch(`${server.url}/v1/sessions`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{}',
});
console.log(started.status);

// In a server: process.on('SIGTERM', () => server.stop());
await server.stop();
