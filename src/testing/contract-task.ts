import { defineFlow } from '../core/define-flow.ts';
import type { Json } from '../core/json.ts';
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

/** Values by slot; those of a slot that may be left out may be missing. */
export type SomeValues = Readonly<Record<string, Json | undefined>>;

/** Values as the contract writes them, in order of the slots: `soup large Ann Lee`; what is of no slot is named. */
export function valuesInWords({ dish, size, name, ...others }: SomeValues): string {
  const strays = Object.entries(others).map(([slot, value]) => `${slot}=${JSON.stringify(value)}`);
  return [dish, size, name, ...strays].filter((part) => part !== undefined).join(' ');
}
