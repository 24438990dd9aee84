import { defineFlow } from '../core/define-flow.ts';
import * as slot from '../slots/index.ts';

/** The task of the runtime contract: two choices of which one is checked, and a name. */
export const contractTask = defineFlow({
  id: 'order',
  version: 1,
  timeZone: 'UTC',
  noun: 'order',
  slots: {
    dish: slot.choice({ options: ['soup', 'pasta', 'pizza'] }),
    size: slot.choice({ options: ['small', 'large'], dependsOn: ['dish'], checked: true }),
    name: slot.personName(),
  },
  ladder: { attempts: 2, then: 'handoff' },
  idle: { after: { minutes: 30 } },
});
