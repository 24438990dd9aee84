/** What a page loads that hosts a small flow by itself: no date, no phone number, no reader, no words. */
import { createActor } from 'xstate';
import { createConversationMachine, defineFlow, directiveOf, movesOf, performEffects } from '../../../src/index.ts';
import * as slot from '../../../src/slots/index.ts';

const order = defineFlow({
  id: 'order',
  version: 1,
  timeZone: 'UTC',
  slots: {
    pizza: slot.choice({ options: ['margherita', 'marinara'], prompt: 'Which pizza?' }),
    pieces: slot.number({ min: 1, max: 9, whole: true, prompt: 'How many?' }),
    name: slot.personName(),
  },
});

const input = { session: 's', run: '1', timeZone: 'UTC', locale: 'en' };
const actor = createActor(createConversationMachine(order), { input }).start();
export const stop = performEffects(order, actor, { fulfil: async () => ({ is: 'succeeded', result: null }) });
export const shown = () => [directiveOf(order, actor.getSnapshot()), movesOf(order, actor.getSnapshot())];
