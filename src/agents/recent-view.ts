import type { Context } from '../core/context.ts';
import { givenFor } from '../core/context.ts';
import { type Flow, slotOf } from '../core/flow.ts';
import { stateOf } from '../core/slot-state.ts';
import type { RecentMessage } from '../session/ports.ts';

const HIDDEN = '(hidden)';

/**
 * The last messages, without what sensitive slots hold: the value as we say it, and every place in the words where the kind
 * finds one. The message that is to be read now cannot be kept from whoever reads it.
 */
export function recentWithoutSensitive(
  flow: Flow,
  context: Context,
  recent: readonly RecentMessage[],
): readonly RecentMessage[] {
  const sensitive = flow.order.filter((name) => slotOf(flow, name).sensitive === true);
  return recent.map((message) => ({
    ...message,
    text: sensitive.reduce(
      (text, name) => withoutPlaces(flow, context, name, withoutValue(flow, context, name, text)),
      message.text,
    ),
  }));
}

function withoutValue(flow: Flow, { slots, locale }: Context, name: string, text: string): string {
  const { settled } = stateOf(slots, name);
  if (settled === undefined) return text;
  const said = slotOf(flow, name).say(settled.value, locale);
  return said === '' ? text : text.replaceAll(said, HIDDEN);
}

function withoutPlaces(flow: Flow, context: Context, name: string, text: string): string {
  const places = slotOf(flow, name).recognise(text, givenFor(flow, context, name, context.turn.at));
  return places.reduceRight(
    (kept, { start, end }, at) =>
      end <= (places[at + 1]?.start ?? text.length) ? kept.slice(0, start) + HIDDEN + kept.slice(end) : kept,
    text,
  );
}
