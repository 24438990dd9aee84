import { ladderOf } from '../../src/core/flow.ts';
import { pathOf } from '../../src/core/told.ts';
import { applies, isIn, isSame, slotIn } from './reckoning.ts';
import {
  answers,
  type FuzzStep,
  leavesAgain,
  listens,
  mayBeANo,
  must,
  type Rule,
  saysYes,
  startsOver,
} from './step.ts';

/** How the run ends by itself now, if it does. */
function endDue({ flow, after: { context } }: FuzzStep): 'handedOff' | 'cancelled' | undefined {
  const out = flow.order.find(
    (name) => slotIn(context.slots, name).open?.why === 'exhausted' && applies(flow, context.slots, name),
  );
  if (out !== undefined) return ladderOf(flow, out).then === 'cancel' ? 'cancelled' : 'handedOff';
  const isOver =
    context.unclear >= flow.unclear || context.corrections > flow.corrections || context.turns > flow.maxTurns;
  return isOver ? 'handedOff' : undefined;
}

/** Rule 5: every wish to leave is heard, and nothing else ends a run. */
export const leaving: Rule = (step) => {
  const { before, event, after, ledger } = step;
  const to = pathOf(after);
  const due = endDue(step);
  if (listens(step)) {
    if (due !== undefined && after.status === 'active')
      must(isIn(after, 'executing'), 'A run ends when it must.', step);
    if (event.type === 'session.expired') must(to === 'cancelled', 'A session that expires is cancelled.', step);
    if (event.type === 'human.requested') must(to === 'handedOff', 'A person can always be had.', step);
    if (event.type === 'session.lapsed') must(to === 'resuming', 'Whoever was away is asked whether to go on.', step);
    if (event.type === 'cancel') {
      const isMeant =
        ledger.said.is === 'cancel' || (isIn(before, 'leaving.cancelling') && leavesAgain(step, 'cancel'));
      must(
        to === (isMeant ? 'cancelled' : 'leaving.cancelling'),
        'A plain cancel leaves, another is asked about.',
        step,
      );
    }
    if (event.type === 'restart' && !startsOver(step))
      must(to === 'leaving.restarting', 'A restart that is not plain is asked about.', step);
    if (isIn(before, 'leaving.cancelling') && event.type === 'confirm')
      must(
        (to === 'cancelled') === (saysYes(step) && answers(step, 'leave')),
        'A plain yes to "really?" leaves.',
        step,
      );
    if (isIn(before, 'leaving') && event.type === 'turn.read' && due === undefined)
      must(isIn(after, 'leaving') !== answers(step, 'leave'), 'Leaving waits for its answer, then goes on.', step);
  }
  if (to === 'cancelled') {
    const isAsked = ['cancel', 'confirm', 'session.expired'].includes(event.type);
    must(isAsked || due === 'cancelled', 'Nothing else cancels.', step);
  }
  if (to === 'handedOff') {
    const isGivenUp = ['human.requested', 'fulfil.failed', 'reconcile.absent', 'reconcile.unknown'];
    must(isGivenUp.includes(event.type) || due === 'handedOff', 'Nothing else hands off.', step);
  }
  if (after.status !== 'active' && to !== 'completed') must(after.context.ending !== null, 'An ending says why.', step);
};

/** Rule 5: starting over clears what was said, and keeps what the host brought and what makes keys differ. */
export const startingOver: Rule = (step) => {
  if (!startsOver(step)) return;
  const { flow, before, after } = step;
  must(isIn(after, 'collecting', 'confirming', 'handedOff'), 'Starting over collects.', step);
  const isForgotten = after.context.asked === null && !after.context.turn.answers;
  must(isForgotten, 'Starting over forgets the question.', step);
  const { consents, turns } = before.context;
  must(after.context.consents === consents && after.context.turns === turns, 'Consents and turns stay.', step);
  for (const name of flow.order) {
    const [was, is] = [slotIn(before.context.slots, name).settled, slotIn(after.context.slots, name).settled];
    const isBrought = was?.source === 'carried' || was?.source === 'operator';
    if (isBrought) must(isSame(was.value, is?.value), 'What the host brought stays.', step);
    else must(is === undefined || is.source === 'assumed', 'What was said is cleared.', step);
    must(is?.confirmed !== true, 'Nothing is confirmed any more.', step);
  }
};

/** Rule 5: whoever was away goes on or starts over, and has lost nothing. */
export const comingBack: Rule = (step) => {
  const { before, event, after } = step;
  if (event.type === 'session.lapsed' || event.type === 'session.expired' || event.type === 'user.silent')
    must(isSame(before.context.slots, after.context.slots), 'Silence loses nothing.', step);
  if (!isIn(before, 'resuming') || after.status !== 'active') return;
  const isThere = isIn(after, 'resuming');
  if (event.type === 'resume') must(!isThere, 'Going on goes on.', step);
  if (event.type === 'confirm')
    must(isThere !== (saysYes(step) && answers(step, 'resume')), 'A plain yes goes on.', step);
  if (event.type === 'deny')
    must(isIn(after, 'leaving.restarting') === mayBeANo(step, 'resume'), 'A no to going on is asked about.', step);
  if (event.type === 'turn.read') must(isThere !== isTouched(step), 'A value simply goes on.', step);
};

/** Whether the message spoke of a slot in a way that goes on from here. */
export const isTouched = ({ before }: FuzzStep): boolean =>
  before.context.turn.verdicts.some(({ is }) => !['unchanged', 'misfired', 'notOpen'].includes(is));
