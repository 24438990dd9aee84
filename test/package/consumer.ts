// What somebody who installed the package writes: no generic, no cast. It is type-checked and run against the tarball.
import { createAssistant, defineFlow, type Perform, type SlotValues } from 'talkchart';
import { offlineExtract } from 'talkchart/offline';
import { createReplies, english } from 'talkchart/replies';
import * as slot from 'talkchart/slots';
import { createMemoryStore } from 'talkchart/stores/memory';

const dinner = defineFlow({
  id: 'dinner',
  version: 1,
  timeZone: 'Europe/Paris',
  slots: {
    guests: slot.number({ min: 1, max: 12, prompt: 'For how many people?' }),
    menu: slot.choice({ options: ['fish', 'vegetables'], prompt: 'Which menu?' }),
    day: slot.date({ from: 'today', prompt: 'Which day?' }),
    terrace: slot.yesNo({ optional: true, prompt: 'On the terrace?' }),
  },
});

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Dinner = SlotValues<typeof dinner>;
const isInferred: Same<Dinner['guests'], number> & Same<Dinner['menu'], 'fish' | 'vegetables'> = true;
const mayBeLeftOut: Same<Dinner['terrace'], boolean | undefined> = true;

const perform: Perform<typeof dinner> = {
  fulfil: async ({ slots: { guests, menu, day }, key }) => ({
    is: 'succeeded',
    result: { guests: guests.toFixed(0), menu, day: day.slice(0, 10), key },
  }),
};

const assistant = createAssistant({
  flow: dinner,
  perform,
  extract: offlineExtract,
  store: createMemoryStore(),
  replies: createReplies(english),
});
const { sessionId, reply: greeting } = await assistant.start({ timeZone: 'Europe/Paris', locale: 'en' });
const said = 'fish for four people tomorrow, no terrace';
const reply = await assistant.send(sessionId, said, { messageId: 'm-1', seen: greeting.id });
if (!isInferred || !mayBeLeftOut || reply.slots.guests?.value !== 4 || reply.slots.menu?.value !== 'fish') {
  throw new Error(`"${said}" came to ${JSON.stringify(reply.slots)}`);
}
