import { type Context, givenFor } from '../core/context.ts';
import { type Flow, slotOf } from '../core/flow.ts';
import { type Json, same } from '../core/json.ts';
import type { Mention } from '../core/reading.ts';
import type { SlotType } from '../core/slot-kind.ts';
import { valuesOf } from '../core/slot-state.ts';

/** Kinds whose values are facts; what somebody is called or chooses is none. */
const factual: ReadonlySet<SlotType> = new Set(['date', 'dateRange', 'time', 'phone', 'email', 'money']);

/**
 * Looks at a sentence with the flow's own kinds, which know a value in any words: "half past three", "tomorrow".
 * @returns the sentence without the settled values it states, and without those of the flow's answers.
 */
export function withoutKnownValues(flow: Flow, context: Context, sentence: string): string {
  return flow.order.reduce((rest, name) => {
    const { type } = slotOf(flow, name);
    if (!factual.has(type)) return rest;
    const known = knownValues(flow, context, name);
    const isKnown = (mention: Mention): boolean =>
      mention.certain && valuesIn(mention).some((value) => known.some((one) => same(one, value)));
    return mentionsIn(flow, context, name, rest)
      .filter(isKnown)
      .reduceRight((text, { start, end }) => `${text.slice(0, start)} , ${text.slice(end)}`, rest);
  }, sentence);
}

/** Settled ones, and those that a kind finds in the flow's answers. */
function knownValues(flow: Flow, context: Context, name: string): readonly Json[] {
  const { type } = slotOf(flow, name);
  const settled = Object.entries(valuesOf(flow, context.slots)).filter(([slot]) => slotOf(flow, slot).type === type);
  const answered = flow.answers.flatMap(({ answer }) => mentionsIn(flow, context, name, answer).flatMap(valuesIn));
  return [...settled.map(([, value]) => value), ...answered];
}

const mentionsIn = (flow: Flow, context: Context, name: string, text: string): readonly Mention[] =>
  slotOf(flow, name).recognise(text, givenFor(flow, context, name, context.turn.at));

const valuesIn = ({ reading }: Mention): readonly Json[] => (reading.kind === 'value' ? [reading.value] : []);
