import type { Question } from '../../src/core/context.ts';
import type { ConversationEvent } from '../../src/core/events.ts';
import type { Flow } from '../../src/core/flow.ts';
import type { Json } from '../../src/core/json.ts';
import { pathOf, type Told } from '../../src/core/told.ts';
import { isIn } from './reckoning.ts';
import type { Said } from './vocabulary.ts';

/** The question the user looks at, as we saw it being put. */
export interface Put {
  readonly about: Question;
  readonly reply: string;
  readonly at: number;
  /** What the user was shown. */
  readonly values: Readonly<Record<string, Json>>;
}

/** What we wrote down ourselves, whatever the machine says. */
export interface Ledger {
  readonly put: Put | null;
  /** What was said in this turn. */
  readonly said: Said;
  /** Whether it came from somebody who looked at the question put. */
  readonly isAnswer: boolean;
  /** The task that was consented to, while it is owed. */
  readonly task: { readonly key: string; readonly values: Readonly<Record<string, Json>> } | null;
  /** Every key that a task had, with its values. */
  readonly keys: ReadonlyMap<string, string>;
  /** Every check that has passed: the values that its key stands for. */
  readonly passed: ReadonlyMap<string, string>;
}

/** One event, what it led to, and what was known before it. */
export interface FuzzStep {
  readonly flow: Flow;
  readonly before: Told;
  readonly event: ConversationEvent;
  readonly after: Told;
  readonly ledger: Ledger;
}

/** Throws a {@link BrokenProperty} unless it is kept. */
export type Rule = (step: FuzzStep) => void;

/** Something that must hold did not; `property` is the sentence. */
export class BrokenProperty extends Error {
  override readonly name = 'BrokenProperty';
  readonly property: string;

  constructor(property: string, where: string) {
    super(`${property}\n  at ${where}`);
    this.property = property;
  }
}

export function must(holds: boolean, property: string, { before, event, after, ledger }: FuzzStep): void {
  if (holds) return;
  throw new BrokenProperty(
    property,
    `${pathOf(before)} --${JSON.stringify(event)}--> ${pathOf(after)}, said "${ledger.said.text}"`,
  );
}

export const saysYes = ({ flow, ledger: { said } }: FuzzStep): boolean =>
  said.is === 'yes' || (said.is === 'yesAndQuestion' && flow.consent.withQuestion === 'proceed');

/** Whether this message answers the question put, and it is about this. */
export const answers = ({ ledger: { put, isAnswer } }: FuzzStep, about: Question): boolean =>
  isAnswer && put?.about === about;

/** A plain yes is no no, whatever a model claims; nor is a no to the summary that would change nothing. */
export function mayBeANo(step: FuzzStep, about: Question): boolean {
  const { is, isContent } = step.ledger.said;
  const isUnclear = about === 'confirm' && is === 'no' && isContent === true;
  return answers(step, about) && is !== 'yes' && !isUnclear;
}

/** Whether words that were not plain leave, because leaving was asked about. */
export const leavesAgain = (step: FuzzStep, leave: 'cancel' | 'restart'): boolean =>
  answers(step, 'leave') && step.ledger.said.leaves?.includes(leave) === true;

/** Whether this event begins the run anew. */
export function startsOver(step: FuzzStep): boolean {
  const { before, event, ledger } = step;
  if (isIn(before, 'greeting', 'executing')) return false;
  const isAsked = isIn(before, 'leaving.restarting');
  if (event.type === 'restart') return ledger.said.is === 'restart' || (isAsked && leavesAgain(step, 'restart'));
  return event.type === 'confirm' && isAsked && saysYes(step) && answers(step, 'leave');
}

/** Whether the chart listens to the user: before the first message and while the task is owed it does not. */
export const listens = ({ before }: FuzzStep): boolean => !isIn(before, 'greeting', 'executing');
