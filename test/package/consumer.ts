// What somebody who installed the package writes: no generic, no cast. It is type-checked and run against the tarball.
import { createAssistant, defineFlow } from 'talkchart';
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

const assistant = createAssistant({
  flow: dinner,
  perform: {
    fulfil: async ({ slots }) => {
      const exactly: Same<typeof slots, Dinner> = true;
      return { is: 'succeeded', result: { exactly, menu: slots.menu } };
    },
  },
  extract: offlineExtract,
  store: createMemoryStore(),
  replies: createReplies(english),
});

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

interface Dinner {
  readonly guests: number;
  readonly menu: 'fish' | 'vegetables';
  readonly day: slot.LocalDate;
  readonly terrace?: boolean;
}

const { sessionId, reply: greeting } = await assistant.start({ timeZone: 'Europe/Paris', locale: 'en' });
const said = 'fish for four people tomorrow, no terrace';
const reply = await assistant.send(sessionId, said, { messageId: 'm-1', seen: greeting.id });
if (reply.slots.guests?.value !== 4 || reply.slots.menu?.value !== 'fish') {
  throw new Error(`"${said}" came to ${JSON.stringify(reply.slots)}`);
}
