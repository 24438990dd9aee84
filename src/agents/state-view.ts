import type { Asked, Question } from '../core/context.ts';
import { type Flow, slotOf } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import { isInPlay, type SlotState, stateOf } from '../core/slot-state.ts';
import type { Told } from '../core/told.ts';

const askedAbout: Readonly<Record<Question, string>> = {
  slot: 'for the slot',
  clarify: 'which value they mean for the slot',
  revise: 'what should be different',
  confirm: 'whether the summary of all values is right',
  leave: 'whether they want to give up what they have said so far',
  resume: 'whether to go on where they stopped',
};

/** What the user was asked last, and each slot in play: one line each. Sensitive values are not shown. */
export function stateInWords(flow: Flow, { context }: Told, asked: Asked | null): string {
  const { slots, locale } = context;
  const names = flow.order.filter((name) => isInPlay(flow, slots, name));
  const shown = (name: string, value: Json): string =>
    slotOf(flow, name).sensitive === true ? '(hidden)' : slotOf(flow, name).say(value, locale);
  const lines = names.map((name) => `- ${name}: ${slotInWords(stateOf(slots, name), (value) => shown(name, value))}`);
  return [questionInWords(asked, shown), 'Slots:', ...lines].join('\n');
}

function questionInWords(asked: Asked | null, shown: (name: string, value: Json) => string): string {
  if (asked === null) return 'The user was asked nothing.';
  const { about, slot, options } = asked;
  const question = `The user was asked ${askedAbout[about]}${slot === null ? '' : ` ${slot}`}.`;
  if (slot === null || options.length === 0) return question;
  return `${question} Offered: ${options.map((value, at) => `(${at + 1}) ${shown(slot, value)}`).join(' ')}`;
}

function slotInWords({ settled, open, skipped }: SlotState, shown: (value: Json) => string): string {
  const value = settled === undefined ? [] : [`has ${shown(settled.value)}`];
  if (open !== undefined) return [`needs an answer (${open.code})`, ...value].join(', ');
  if (skipped !== undefined) return 'left out';
  return value[0] ?? 'empty';
}
