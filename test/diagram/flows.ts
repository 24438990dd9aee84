import { defineFlow } from '../../src/core/define-flow.ts';
import * as slot from '../../src/slots/index.ts';

/** A flow with something of everything that a diagram tells about slots. */
export const journey = defineFlow({
  id: 'journey',
  version: 3,
  timeZone: 'Europe/Paris',
  slots: {
    from: slot.text({ max: 80 }),
    to: slot.text({ max: 80, dependsOn: ['from'] }),
    day: slot.date({ from: 'today' }),
    train: slot.choice({ options: ['early', 'late'], dependsOn: ['from', 'to', 'day'], checked: true }),
    bikes: slot.number({ min: 0, max: 4, optional: true }),
    lock: slot.yesNo({ dependsOn: ['bikes'], when: ({ bikes }) => bikes !== undefined, ask: false }),
    phone: slot.phone({ defaultCountry: 'FR', sensitive: true }),
  },
});

/** A flow with names that mean something to Mermaid, and one that is very long. */
export const awkward = defineFlow({
  id: 'end',
  version: 1,
  timeZone: 'Europe/Paris',
  slots: {
    end: slot.text({ max: 80 }),
    state: slot.text({ max: 80, dependsOn: ['end'] }),
    note: slot.text({ max: 80, optional: true }),
    [`${'very'.repeat(12)}Long`]: slot.text({ max: 80 }),
  },
});
