import { defineFlow } from '../core/define-flow.ts';
import type { Values } from '../core/json.ts';
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

/** Values as the contract writes them, in order of the slots: `soup large Ann Lee`; what is of no slot is named. */
export function valuesInWords({ dish, size, name, ...others }: Values): string {
  const strays = Object.entries(others).map(([slot, value]) => `${slot}=${JSON.stringify(value)}`);
  return [dish, size, name, ...strays].filter((part) => part !== undefined).join(' ');
}
