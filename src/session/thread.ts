import { type Flow, slotOf } from '../core/flow.ts';
import type { Told } from '../core/told.ts';
import { anyOf } from './any-of.ts';
import type { RecentMessage } from './ports.ts';
import { wordsHeld } from './rephrase-values.ts';

/** Stands where something is kept from whoever need not know it. */
export const HIDDEN = '(hidden)';

/**
 * Messages without the values of sensitive slots; `told` holds the record of the turn. To be done whenever a turn ends: who
 * starts over or begins another run has these values no more, but the messages that said them.
 */
export function withoutSensitiveValues(
  flow: Flow,
  told: Told,
  messages: readonly RecentMessage[],
): readonly RecentMessage[] {
  const words = flow.order.flatMap((name) => (slotOf(flow, name).sensitive ? wordsHeld(flow, told, name) : []));
  if (words.length === 0) return messages;
  const anyOfThem = new RegExp(anyOf(words), 'giu');
  return messages.map((message) => ({ ...message, text: message.text.replace(anyOfThem, HIDDEN) }));
}
