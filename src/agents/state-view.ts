import type { Asked, Question } from '../core/context.ts';
import { type Flow, slotOf } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import { isInPlay, type SlotState, stateOf, valuesOf } from '../core/slot-state.ts';
import { pathOf, type StatePath, type Told } from '../core/told.ts';
import { HIDDEN } from '../session/thread.ts';

const askedAbout: Readonly<Record<Question, string>> = {
  slot: 'for the slot',
  clarify: 'which value they mean for the slot',
  revise: 'what should be different',
  confirm: 'whether the summary of all values is right',
  leave: 'whether they really want to leave',
  resume: 'whether to go on where they stopped',
};

const askedInLeaving: Readonly<Partial<Record<StatePath, string>>> = {
  'leaving.cancelling': 'whether they really want to cancel',
  'leaving.restarting': 'whether they really want to start over and give up what they have said so far',
};

/** What the user was asked last, and each slot of which something is known: one line each. Sensitive values are not shown. */
export function stateInWords(flow: Flow, told: Told, asked: Asked | null): string {
  const { slots, locale } = told.context;
  const lines = flow.order.flatMap((name) => {
    const words = isInPlay(flow, slots, name) ? slotInWords(stateOf(slots, name), shown(flow, name, locale)) : '';
    return words === '' ? [] : [`- ${name}: ${words}`];
  });
  return [questionInWords(flow, told, asked), ...(lines.length === 0 ? [] : ['Known:', ...lines])].join('\n');
}

/** What the run that ended before the message came to, so that words about it are not taken for a new wish. */
export function endInWords(flow: Flow, finished: Told): string {
  const { slots, locale } = finished.context;
  if (pathOf(finished) !== 'completed') return `Nothing came of the last ${flow.noun}: this begins another.`;
  const values = Object.entries(valuesOf(flow, slots)).map(
    ([name, value]) => `${name} ${shown(flow, name, locale)(value)}`,
  );
  return (
    `The ${flow.noun} is done: ${values.join(', ')}. Words about it are no value and cancel nothing: answer. ` +
    'Only a message that wants another one is a restart, with set_slot for what it says of that.'
  );
}

/** Of a text that anybody may have typed: one line, in quotes, and no longer than a value is long. */
export function inQuotes(text: string): string {
  return JSON.stringify(text.length > longestShown ? `${text.slice(0, longestShown)}…` : text);
}

const longestShown = 80;

const shown =
  (flow: Flow, name: string, locale: string) =>
  (value: Json): string =>
    slotOf(flow, name).sensitive === true ? HIDDEN : inQuotes(slotOf(flow, name).say(value, locale));

function questionInWords(flow: Flow, told: Told, asked: Asked | null): string {
  if (asked === null) return 'The user was asked nothing.';
  const { about, slot, options } = asked;
  const what = about === 'leave' ? (askedInLeaving[pathOf(told)] ?? askedAbout.leave) : askedAbout[about];
  const question = `The user was asked ${what}${slot === null ? '' : ` ${slot}`}.`;
  if (slot === null || options.length === 0) return question;
  const offered = options.map(shown(flow, slot, told.context.locale)).map((value, at) => `(${at + 1}) ${value}`);
  return `${question} Offered: ${offered.join(' ')}`;
}

/** Nothing of a slot that is empty. */
function slotInWords({ settled, open, skipped }: SlotState, inWords: (value: Json) => string): string {
  const value = settled === undefined ? [] : [inWords(settled.value)];
  if (open !== undefined) return [...value, `needs an answer (${open.code})`].join(', ');
  if (skipped !== undefined) return 'left out';
  return value.join('');
}
