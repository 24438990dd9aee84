/** What a page loads that hosts the booking flow by itself: dates, times and phone numbers as well. */
import { createActor } from 'xstate';
import { booking } from '../../../machines/booking.ts';
import { createConversationMachine, directiveOf, movesOf, performEffects } from '../../../src/index.ts';

const input = { session: 's', run: '1', timeZone: booking.timeZone, locale: 'en' };
const actor = createActor(createConversationMachine(booking), { input }).start();
export const stop = performEffects(booking, actor, {
  check: async () => ({ is: 'passed' }),
  fulfil: async () => ({ is: 'succeeded', result: null }),
});
export const shown = () => [directiveOf(booking, actor.getSnapshot()), movesOf(booking, actor.getSnapshot())];
