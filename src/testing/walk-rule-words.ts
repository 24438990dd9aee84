import { checkOwed } from '../core/check.ts';
import { findsNothingToChange } from '../core/consent.ts';
import type { Flow } from '../core/flow.ts';
import { isMissing, type SlotState, stateOf } from '../core/slot-state.ts';
import { speaksOfLeaving } from '../core/wish.ts';
import { BrokenRule, type WalkedPlace, type WalkedStep } from './walk-step.ts';

/** Throws a {@link BrokenRule} that shows the step, unless it holds. */
export function must(holds: boolean, rule: string, { before, from, event, after, to, message }: WalkedStep): void {
  if (holds) return;
  const where = `${from} --${event.type}--> ${to}`;
  throw new BrokenRule(rule, `${where}\nsaid: ${message?.said}\n${JSON.stringify({ before, event, after }, null, 1)}`);
}

/** Every slot with what became of it before and after the step. */
export const slotsIn = ({ flow, before, after }: WalkedStep): readonly (readonly [string, SlotState, SlotState])[] =>
  flow.order.map((name) => [name, stateOf(before.context.slots, name), stateOf(after.context.slots, name)]);

/** Whether two parts of snapshots are alike; keys stand in the same order in both. */
export const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Whether the path is one of these states, or inside one. */
export const isIn = (path: string, ...states: readonly string[]): boolean =>
  states.some((state) => path === state || path.startsWith(`${state}.`));

/** Whether the summary cannot be put yet. */
export const somethingIsMissing = (flow: Flow, { context: { slots } }: WalkedPlace): boolean =>
  checkOwed(flow, slots) !== undefined || flow.order.some((name) => isMissing(flow, slots, name));

/** Whether the message answers the question put, by the walker's own reckoning. */
export const isAnswerTo = ({ before, isAnswer }: WalkedStep, about: string): boolean =>
  isAnswer && before.context.turn.answers && before.context.asked?.about === about;

/** Whether the words are a plain yes, as the flow wants them. */
export const saysYes = ({ flow, words }: WalkedStep): boolean =>
  words === 'yes' || (words === 'yesAndQuestion' && flow.consent.withQuestion === 'proceed');

/** A plain yes is no no, whatever a model claims; nor is a no to the summary that would change nothing. */
export function isNoTo(step: WalkedStep, about: string): boolean {
  const isContent = findsNothingToChange(step.message?.said ?? '', step.before.context.locale);
  return isAnswerTo(step, about) && step.words !== 'yes' && !(about === 'confirm' && isContent);
}

/** Whether the words speak of leaving again, after "really?". */
export const isSaidAgain = (leave: 'cancel' | 'restart', step: WalkedStep): boolean =>
  isAnswerTo(step, 'leave') && speaksOfLeaving(leave, step.message?.said ?? '', step.before.context.locale);

/** Whether the message has spoken of a slot in a way that goes on from there. */
export const aSlotWasTouched = ({ before }: WalkedStep): boolean =>
  before.context.turn.verdicts.some(({ is }) => !['unchanged', 'misfired', 'notOpen'].includes(is));

/** Whether this step begins the run anew. */
export function startsOver(step: WalkedStep): boolean {
  if (isIn(step.from, 'executing', 'greeting')) return false;
  const isAsked = step.from === 'leaving.restarting';
  if (step.event.type === 'restart') return step.words === 'restart' || (isAsked && isSaidAgain('restart', step));
  return step.event.type === 'confirm' && saysYes(step) && isAsked && isAnswerTo(step, 'leave');
}
