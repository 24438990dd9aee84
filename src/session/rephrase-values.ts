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

/** What a slot holds, held before this turn and may be answered with, in the words a reply says it in. */
export function wordsHeld(flow: Flow, { context }: Told, name: string): readonly string[] {
  const { slots, turn, asked, locale } = context;
  const { settled, open } = stateOf(slots, name);
  const values: readonly Json[] = [
    ...(settled === undefined ? [] : [settled.value]),
    ...(open === undefined ? [] : open.options),
    ...(open?.was === undefined ? [] : [open.was]),
    ...(asked?.slot === name ? asked.options : []),
    ...turn.verdicts.flatMap((verdict) =>
      verdict.slot === name && verdict.is === 'changed' ? [verdict.from, verdict.to] : [],
    ),
  ];
  return inWords(slotOf(flow, name), values, locale);
}

function wordsFor(flow: Flow, told: Told, name: string): readonly string[] {
  const slot = slotOf(flow, name);
  return [...wordsHeld(flow, told, name), ...inWords(slot, slot.describe().enum ?? [], told.context.locale)];
}

const inWords = (slot: Slot, values: readonly Json[], locale: string): readonly string[] =>
  values.map((value) => slot.say(value, locale)).filter((words) => words !== '');

/** The texts of a result: a reference among them. */
function stringsIn(result: Json): readonly string[] {
  if (typeof result === 'string') return [result];
  return typeof result === 'object' && result !== null ? Object.values(result).flatMap(stringsIn) : [];
}
