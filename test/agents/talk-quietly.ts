/**
 * A process that talks through a model in every way there is, so many turns each, and writes down when it ends whom it
 * connected to and what went wrong: `node talk-quietly.ts <file> <base url> <turns>`. It prints nothing itself.
 */
import { subscribe } from 'node:diagnostics_channel';
import { writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { booking } from '../../machines/booking.ts';
import { agentExtract } from '../../src/agents/extract.ts';
import { modelNamed } from '../../src/agents/model-named.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import type { TurnError } from '../../src/session/turn-error.ts';
import { everyWire } from './over-http.ts';

const [file = '', baseUrl = '', turns] = process.argv.slice(2);
const contacted = new Set<string>();
const errors: TurnError[] = [];

subscribe('net.client.socket', (message) => {
  const { socket } = message as { readonly socket: Socket }; // so Node documents this channel
  socket.on('lookup', (_error, _address, _family, host) => contacted.add(host));
  socket.on('connectionAttempt', (address, port) => contacted.add(`${address}:${port}`));
});
process.on('exit', () => writeFileSync(file, JSON.stringify({ contacted: [...contacted], errors })));

for (const { api, isStreamed } of everyWire) {
  const model = modelNamed({ name: 'gpt-test', baseUrl, api });
  const assistant = createAssistant({
    flow: booking,
    extract: agentExtract({ model, asks: 'always', isStreamed }),
    perform: { check: async () => ({ is: 'passed' }), fulfil: async () => ({ is: 'succeeded', result: null }) },
  });
  const { sessionId } = await assistant.start();
  for (let turn = 0; turn < Number(turns); turn += 1) {
    const reply = await assistant.send(sessionId, 'My name is Zebulon Quist, phone 212-555-0147');
    errors.push(...reply.errors);
  }
}
