import { defineFlow } from '../../src/core/define-flow.ts';
import type { SlotValues } from '../../src/core/flow.ts';
import type { FulfilOutcome, Perform } from '../../src/session/perform.ts';
import * as slot from '../../src/slots/index.ts';

/** A flow as small as can be. */
export const bakery = defineFlow({
  id: 'bakery',
  version: 1,
  timeZone: 'Europe/Paris',
  noun: 'order',
  slots: { loaves: slot.number({ min: 1, max: 12, prompt: 'How many loaves?' }) },
});

/** A bakery that takes its time: orders are made only when it is told. */
export function slowBakery() {
  const made = Promise.withResolvers<FulfilOutcome>();
  const perform: Perform<typeof bakery> = { fulfil: () => made.promise };
  return {
    perform,
    make: ({ loaves }: SlotValues<typeof bakery>) =>
      made.resolve({ is: 'succeeded', result: { reference: `B-${loaves}` } }),
  };
}
