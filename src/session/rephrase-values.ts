import { type Flow, type Slot, slotOf } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import { stateOf } from '../core/slot-state.ts';
import type { Told } from '../core/told.ts';

/** All values a reply may say, in the words it says them in; `told` holds the record of the turn. */
export const valuesToSay = (flow: Flow, told: Told): readonly string[] => [
  ...new Set([...flow.order.flatMap((name) => wordsFor(flow, told, name)), ...stringsIn(told.context.result)]),
];

/** Whether a text says a value that is to be kept from whoever need not know it. */
export const saysSensitive = (flow: Flow, told: Told, text: string): boolean =>
  flow.order.some(
    (name) => slotOf(flow, name).sensitive === true && wordsFor(flow, told, name).some((words) => text.includes(words)),
  );

function wordsFor(flow: Flow, { context }: Told, name: string): readonly string[] {
  const { slots, turn, asked, locale } = context;
  const slot = slotOf(flow, name);
  const { settled, open } = stateOf(slots, name);
  const values: readonly Json[] = [
    ...(settled === undefined ? [] : [settled.value]),
    ...(open === undefined ? [] : open.options),
    ...(open?.was === undefined ? [] : [open.was]),
    ...(asked?.slot === name ? asked.options : []),
    ...turn.verdicts.flatMap((verdict) =>
      verdict.slot === name && verdict.is === 'changed' ? [verdict.from, verdict.to] : [],
    ),
    ...choicesOf(slot),
  ];
  return values.map((value) => slot.say(value, locale)).filter((words) => words !== '');
}

const choicesOf = (slot: Slot): readonly Json[] => slot.describe().enum ?? [];

/** The texts of a result: a reference among them. */
function stringsIn(result: Json): readonly string[] {
  if (typeof result === 'string') return [result];
  return typeof result === 'object' && result !== null ? Object.values(result).flatMap(stringsIn) : [];
}
