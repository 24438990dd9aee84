import { defineFlow } from '../../src/core/define-flow.ts';
import * as slot from '../../src/slots/index.ts';

/** A second flow of real kinds: a number, a yes or no, and an optional free text. */
export const restaurant = defineFlow({
  id: 'restaurant',
  version: 1,
  timeZone: 'America/New_York',
  noun: 'table',
  slots: {
    partySize: slot.number({
      min: 1,
      max: 12,
      whole: true,
      unit: ['people', 'guests'],
      prompt: 'For how many people?',
    }),
    date: slot.date({ from: 'today', prompt: 'Which day?' }),
    time: slot.time({ between: ['12:00', '22:00'], dependsOn: ['date'], prompt: 'What time?' }),
    outdoor: slot.yesNo({ about: ['outdoor seating', 'outside'], prompt: 'Would you like to sit outside?' }),
    notes: slot.text({ optional: true, max: 200, prompt: 'Anything we should know?' }),
  },
  answers: [
    { about: ['parking', 'where can I park'], answer: 'There is a car park behind the house.' },
    { about: ['vegan', 'vegetarian'], answer: 'Half of our dishes are vegan.' },
    { about: ['dress code', 'what should I wear'], answer: 'Come as you are.' },
  ],
});
