import { createConversationMachine } from '../../machines/conversation.ts';
import type { Flow } from '../core/flow.ts';

/**
 * The chart of a flow as the Stately inspector reads it: JSON that `createMachine` of xstate makes the same chart of. Guards
 * and actions are names; those put together with `and` are named by their parts.
 */
export function chartDefinition(flow: Flow): string {
  return JSON.stringify(createConversationMachine(flow).config, (_key, part: unknown) =>
    typeof part === 'function' && 'guards' in part && Array.isArray(part.guards)
      ? { type: part.guards.map(String).join(' and ') }
      : part,
  );
}
