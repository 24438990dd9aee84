import { checkOwed } from './check.ts';
import type { Flow } from './flow.ts';
import type { Values } from './json.ts';
import { fulfilKey } from './outcomes.ts';
import { valuesOf } from './slot-state.ts';
import { pathOf, type Told } from './told.ts';

/** What the machine wants done. `key` makes it idempotent: a crash or a retry repeats it. */
export type Effect =
  | { readonly is: 'none' }
  | { readonly is: 'check' | 'fulfil'; readonly slots: Values; readonly key: string }
  | { readonly is: 'reconcile'; readonly key: string };

/** What is owed now, read off the state: a snapshot found after a crash tells it by itself. */
export function effectOf(flow: Flow, told: Told): Effect {
  const { context } = told;
  switch (pathOf(told)) {
    case 'collecting.checking': {
      const owed = checkOwed(flow, context.slots);
      return owed === undefined ? { is: 'none' } : { is: 'check', slots: owed.values, key: owed.key };
    }
    case 'executing.running':
    case 'executing.retrying':
      return { is: 'fulfil', slots: valuesOf(flow, context.slots), key: fulfilKey(context) };
    case 'executing.outcomeUnknown':
      return { is: 'reconcile', key: fulfilKey(context) };
    default:
      return { is: 'none' };
  }
}
