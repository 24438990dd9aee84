/** What a page loads that lets the assistant do it all: the booking flow, the embedded reader, the English words. */
import { booking } from '../../../machines/booking.ts';
import { createAssistant } from '../../../src/index.ts';

export const assistant = createAssistant({
  flow: booking,
  perform: { check: async () => ({ is: 'passed' }), fulfil: async () => ({ is: 'succeeded', result: null }) },
});
