import { endingDue } from '../core/ending.ts';
import type { Settled } from '../core/slot-state.ts';
import {
  aSlotWasTouched,
  isAnswerTo,
  isIn,
  isNoTo,
  isSaidAgain,
  must,
  saysYes,
  slotsIn,
  startsOver,
} from './walk-rule-words.ts';
import type { WalkRule } from './walk-step.ts';

const isBrought = (settled: Settled | undefined): boolean =>
  settled?.source === 'operator' || settled?.source === 'carried';

/** Rule 5: every end has a reason, and every wish to leave is heard. */
export const leaving: WalkRule = (step) => {
  const { flow, from, event, after, to, words } = step;
  const canLeave = !isIn(from, 'greeting', 'executing');
  const due = endingDue(flow, after.context)?.final;
  if (due !== undefined && canLeave) must(to === due || after.status !== 'active', 'A run ends when it must.', step);
  if (event.type === 'session.expired' && canLeave) must(to === 'cancelled', 'An expired session is cancelled.', step);
  if (event.type === 'session.lapsed' && canLeave)
    must(to === 'resuming', 'A lapsed session is offered to go on.', step);
  if (event.type === 'human.requested' && canLeave) must(to === 'handedOff', 'A person can always be had.', step);
  if (event.type === 'cancel' && canLeave) {
    const isMeant = words === 'cancel' || (from === 'leaving.cancelling' && isSaidAgain('cancel', step));
    must(to === (isMeant ? 'cancelled' : 'leaving.cancelling'), 'A plain cancel leaves, another is asked about.', step);
  }
  if (event.type === 'restart' && canLeave && !startsOver(step)) {
    must(to === 'leaving.restarting', 'A restart that is not plain is asked about.', step);
  }
  if (startsOver(step)) {
    must(isIn(to, 'collecting', 'confirming'), 'Starting over collects.', step);
    must(after.context.unclear === 0 && after.context.asked === null, 'Starting over forgets the question.', step);
    const isCleared = slotsIn(step).every(
      ([, , { settled }]) => settled === undefined || settled.source === 'assumed' || isBrought(settled),
    );
    must(isCleared, 'Starting over clears what was said.', step);
    const isKept = slotsIn(step).every(([, was, is]) => !isBrought(was.settled) || is.settled !== undefined);
    must(isKept, 'Starting over keeps what the host brought.', step);
  }
  if (from === 'leaving.cancelling' && event.type === 'confirm') {
    const isYes = saysYes(step) && isAnswerTo(step, 'leave');
    must((to === 'cancelled') === isYes, 'A plain yes to "really?" leaves.', step);
  }
  if (isIn(from, 'leaving') && event.type === 'turn.read' && due === undefined) {
    must(isIn(to, 'leaving') === !isAnswerTo(step, 'leave'), 'Leaving waits for its answer, then goes on.', step);
  }
  if (to === 'cancelled') {
    must(
      ['cancel', 'confirm', 'session.expired'].includes(event.type) || due === 'cancelled',
      'Nothing else cancels.',
      step,
    );
  }
  if (to === 'handedOff') {
    const isGivenUp = ['human.requested', 'fulfil.failed', 'reconcile.absent', 'reconcile.unknown'].includes(
      event.type,
    );
    must(isGivenUp || due === 'handedOff', 'Nothing else hands off.', step);
  }
  if (after.status !== 'active' && to !== 'completed') must(after.context.ending !== null, 'An ending says why.', step);
};

/** Rule 5: whoever was away goes on or starts over. */
export const resuming: WalkRule = (step) => {
  const { from, event, after, to } = step;
  if (from !== 'resuming' || after.status !== 'active') return;
  const isAnswer = isAnswerTo(step, 'resume');
  if (event.type === 'resume') must(to !== 'resuming', 'Going on goes on.', step);
  if (event.type === 'confirm') {
    must((to !== 'resuming') === (isAnswer && saysYes(step)), 'A plain yes goes on.', step);
  }
  if (event.type === 'deny')
    must((to === 'leaving.restarting') === isNoTo(step, 'resume'), 'A no is asked about.', step);
  if (event.type === 'turn.read') {
    must((to !== 'resuming') === aSlotWasTouched(step), 'A value simply goes on.', step);
  }
};
