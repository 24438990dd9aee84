import type { Context } from '../core/context.ts';
import { givenFor } from '../core/context.ts';
import { type Flow, slotOf } from '../core/flow.ts';
import type { Mention } from '../core/reading.ts';
import type { RecentMessage } from '../session/ports.ts';
import { HIDDEN } from '../session/thread.ts';

/** A reply ends with its question; what stands before it the state tells too. */
const longestShown = 120;

/**
 * The last message of each side, of a longer one its end, without what is sensitive. What was said before is in the state; a
 * model that reads more takes it for what is said now.
 */
export function lastExchange(flow: Flow, context: Context, recent: readonly RecentMessage[]): readonly RecentMessage[] {
  // Cut only once nothing is sensitive: half a phone number is not found.
  return recentWithoutSensitive(flow, context, recent.slice(-2)).map(({ from, text }) => ({ from, text: endOf(text) }));
}

const endOf = (text: string): string =>
  text.length > longestShown ? `…${text.slice(-longestShown).replace(/^\S*\s/, '')}` : text;

/**
 * The last messages, without any words that the kind of a sensitive slot can find; its values are not in them already. The
 * message that is to be read now cannot be kept from whoever reads it.
 */
export function recentWithoutSensitive(
  flow: Flow,
  context: Context,
  recent: readonly RecentMessage[],
): readonly RecentMessage[] {
  const sensitive = flow.order.filter((name) => slotOf(flow, name).sensitive === true);
  return recent.map((message) => ({
    ...message,
    text: sensitive.reduce((text, name) => {
      return withoutPlaces(text, slotOf(flow, name).recognise(text, givenFor(flow, context, name, context.turn.at)));
    }, message.text),
  }));
}

/** Places may lie in one another. */
function withoutPlaces(text: string, places: readonly Pick<Mention, 'start' | 'end'>[]): string {
  let shown = '';
  let at = 0;
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    if (start >= at) shown += text.slice(at, start) + HIDDEN;
    at = Math.max(at, end);
  }
  return shown + text.slice(at);
}
