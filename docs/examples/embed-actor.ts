import {
  batchOf,
  createConversationMachine,
  defineFlow,
  effectOf,
  extractGiven,
  performEffects,
  replyGiven,
} from 'talkchart';
import { readMessage } from 'talkchart/offline';
import { createReplies, english } from 'talkchart/replies';
import * as slot from 'talkchart/slots';
import { createActor, waitFor } from 'xstate';

const table = defineFlow({
  id: 'table',
  version: 1,
  timeZone: 'Europe/Paris',
  noun: 'reservation',
  slots: {
    guests: slot.number({ min: 1, max: 8, whole: true, prompt: 'For how many people?' }),
    day: slot.date({ closed: ['monday'], prompt: 'Which day?' }),
  },
});

// An XState actor like any other: inspect it, persist it, use it with @xstate/react.
const input = { session: 'ann', run: '1', timeZone: table.timeZone, locale: 'en' };
const actor = createActor(createConversationMachine(table), { input }).start();
performEffects(table, actor, {
  fulfil: async ({ slots, key }) => {
    console.log(`(reserving for ${slots.guests} on ${slots.day}, once for ${key})`);
    return { is: 'succeeded', result: { reference: `T-${slots.day}` } };
  },
});

const inWords = createReplies(english);
let seen = 'the greeting';
actor.send({ type: 'turn.ended', at: Date.now(), reply: seen });

for (const said of ['Saturday, for four', 'Perfect.']) {
  actor.send({ type: 'turn.started', at: Date.now(), said, seen }); // the words, and the reply the user looked at
  const { proposals } = readMessage(said, extractGiven(table, actor.getSnapshot())); // or what a model makes of them
  for (const event of batchOf(table, proposals)) actor.send(event);
  const settled = await waitFor(actor, (snapshot) => effectOf(table, snapshot).is === 'none');
  console.log(`> ${said}\n${inWords(replyGiven(table, settled))}\n`);
  seen = crypto.randomUUID();
  if (settled.status === 'active') actor.send({ type: 'turn.ended', at: Date.now(), reply: seen });
}
