import { checkOwed } from '../core/check.ts';
import { effectOf } from '../core/effect.ts';
import { timesTried } from '../core/outcomes.ts';
import { receiptOf } from '../core/receipt.ts';
import { missingSlot, stateOf } from '../core/slot-state.ts';
import {
  aSlotWasTouched,
  isAnswerTo,
  isIn,
  isNoTo,
  isSame,
  must,
  slotsIn,
  somethingIsMissing,
} from './walk-rule-words.ts';
import type { WalkedPlace, WalkedStep, WalkRule } from './walk-step.ts';

/** Rule 6: what changes nothing, and what ends a turn. */
export const stillness: WalkRule = (step) => {
  const { flow, before, from, event, after, to } = step;
  if (event.type === 'turn.ended') {
    must(isSame(effectOf(flow, before), effectOf(flow, after)), 'The end of a turn makes nothing owed.', step);
    must(isSame(before.context.slots, after.context.slots), 'The end of a turn changes no slot.', step);
    const about = questions[to] ?? null;
    must((after.context.asked?.about ?? null) === about, `The question put in ${to} is ${about}.`, step);
    if (after.context.asked !== null) must(after.context.asked.reply === event.reply, "It is this reply's.", step);
  }
  if ('key' in event && !wasOwed(step, event.key)) {
    must(from === to && isSame(before.context.slots, after.context.slots), 'A stale outcome changes nothing.', step);
    must(after.context.turn.unheard.includes(event.type), 'A stale outcome is recorded.', step);
  }
  const isHeard = !isIn(from, 'executing') && (from !== 'greeting' || event.type === 'slot.given');
  if (event.type.startsWith('slot.') && isHeard) {
    const isJudged = after.context.turn.verdicts.length === before.context.turn.verdicts.length + 1;
    must(isJudged, 'Every proposal gets a verdict.', step);
  }
  const verdict = after.context.turn.verdicts.at(-1)?.is;
  if (
    event.type === 'slot.proposed' &&
    (verdict === 'unchanged' || verdict === 'misfired') &&
    !isIn(from, 'executing')
  ) {
    must(from === to && isSame(before.context.slots, after.context.slots), 'Such a proposal moves nothing.', step);
  }
  if (isIn(from, 'confirming') && !isIn(to, 'confirming') && after.status === 'active') {
    const said = ['deny', 'confirm', 'cancel', 'restart', 'session.lapsed'];
    must(said.includes(event.type) || somethingIsMissing(flow, after), 'Nothing else leaves the summary.', step);
  }
  const isControl = ['cancel', 'restart', 'deny', 'confirm', 'resume'].includes(event.type);
  if (isControl && from !== to && after.status === 'active' && !isIn(to, 'executing')) {
    must(after.context.turn.moved, 'A word that moved us was heard.', step);
  }
  if (event.type === 'digressed') {
    must(from === to && after.context.turn.digressions.length > 0, 'A digression is noted and moves nothing.', step);
  }
};

/** Whether the effect with this key was owed. */
function wasOwed({ flow, before }: WalkedStep, key: string): boolean {
  const owed = effectOf(flow, before);
  return owed.is !== 'none' && owed.key === key;
}

/** What each state asks at the end of a turn. */
export const questions: Readonly<Partial<Record<string, string>>> = {
  greeting: 'slot',
  'collecting.eliciting': 'slot',
  'collecting.clarifying': 'clarify',
  'collecting.revising': 'revise',
  'confirming.awaiting': 'confirm',
  'leaving.cancelling': 'leave',
  'leaving.restarting': 'leave',
  resuming: 'resume',
};

/** Every state is the one that fits what is known. */
export const routing: WalkRule = (step) => {
  const { flow, from, event, after, to } = step;
  const { slots, asked } = after.context;
  if (isIn(to, 'collecting') && to !== 'collecting.revising') {
    const isOwed = checkOwed(flow, slots) !== undefined;
    must((to === 'collecting.checking') === isOwed, 'A check that is owed is in checking.', step);
    if (!isOwed) {
      const isAmbiguous = stateOf(slots, missingSlot(flow, slots) ?? '').open?.why === 'ambiguous';
      must((to === 'collecting.clarifying') === isAmbiguous, 'What has two readings is clarified.', step);
      must(somethingIsMissing(flow, after), 'When nothing is missing the summary is owed.', step);
    }
  }
  if (to === 'confirming.awaiting') {
    const isShown = asked?.about === 'confirm' && asked.receipt === receiptOf(flow, after);
    must(isShown, 'Awaiting means that the summary of exactly these values is the question put.', step);
  }
  if (isIn(from, 'confirming') && event.type === 'turn.ended')
    must(to === 'confirming.awaiting', 'The summary is put.', step);
  if (from === 'confirming.awaiting' && event.type === 'deny') {
    must((to === 'collecting.revising') === isNoTo(step, 'confirm'), 'A no to the summary asks what is wrong.', step);
  }
  if (from === 'confirming.presenting' && event.type === 'deny') must(to === from, 'No summary, no no.', step);
  if (from === 'collecting.revising' && after.status === 'active') {
    if (event.type === 'deny' || event.type === 'confirm') {
      const isHeard = event.type === 'deny' ? isNoTo(step, 'revise') : isAnswerTo(step, 'revise');
      must((to !== from) === isHeard, 'Nothing to change puts the summary again.', step);
    }
    if (event.type === 'turn.read') {
      must((to !== from) === aSlotWasTouched(step), 'A value is the correction that was asked for.', step);
    }
  }
};

const isUnavailable = (step: WalkedStep): boolean =>
  slotsIn(step).some(([, , { open }]) => open?.why === 'unavailable');

/** Every outcome leads where it must, and comes too late where it must. */
export const executing: WalkRule = (step) => {
  const { flow, before, from, event, after, to } = step;
  if (!isIn(from, 'collecting.checking', 'executing')) return;
  const owed = effectOf(flow, before);
  const isOwed = 'key' in event && owed.is !== 'none' && owed.key === event.key;
  const triesIn = ({ context }: WalkedPlace): number => ('key' in event ? timesTried(context, event.key) : 0);
  const hasTry = triesIn(before) + 1 < flow.tries;
  if (from === 'collecting.checking' && isOwed && to !== 'handedOff') {
    const isStillOwed = isSame(effectOf(flow, after), owed);
    if (event.type === 'check.passed') must(!isStillOwed, 'A check that passed is over.', step);
    if (event.type === 'check.failed') must(!isStillOwed && isUnavailable(step), 'What is taken is open.', step);
    if (event.type === 'check.errored') {
      must(isStillOwed === hasTry, 'A check is tried again, then passed.', step);
      must(!hasTry || triesIn(after) === triesIn(before) + 1, 'Tries count.', step);
    }
  }
  if (!isIn(from, 'executing')) return;
  if (isOwed && event.type === 'fulfil.succeeded') {
    must(to === 'completed' && after.context.result === event.result, 'Success completes.', step);
  } else if (isOwed && event.type === 'fulfil.conflicted') {
    must(isIn(to, 'collecting', 'confirming', 'handedOff', 'cancelled'), 'A conflict collects again.', step);
    must(isUnavailable(step), 'What was taken is open.', step);
  } else if (isOwed && event.type === 'fulfil.failed') {
    must(to === (event.retryable && hasTry ? 'executing.retrying' : 'handedOff'), 'Tried again, or handed off.', step);
  } else if (isOwed && event.type === 'fulfil.unknown') {
    must(to === 'executing.outcomeUnknown', 'An unknown outcome is reconciled.', step);
  } else if (isOwed && owed.is === 'reconcile' && event.type === 'reconcile.absent') {
    must(to === (hasTry ? 'executing.retrying' : 'handedOff'), 'Absent is tried again, or handed off.', step);
  } else if (isOwed && owed.is === 'reconcile' && event.type === 'reconcile.unknown') {
    must(to === (hasTry ? from : 'handedOff'), 'Unknown is asked again, or handed off.', step);
  } else {
    must(from === to && isSame(before.context.slots, after.context.slots), 'All else comes too late.', step);
    const tooLate = ['cancel', 'restart', 'human.requested', 'slot.proposed', 'slot.declined', 'session.expired'];
    if (tooLate.includes(event.type))
      must(after.context.late.includes(event.type), 'What came too late is told.', step);
  }
  const isTriedAgain =
    isOwed && (event.type === 'fulfil.failed' || (owed.is === 'reconcile' && event.type.startsWith('reconcile.')));
  if (isTriedAgain && isIn(to, 'executing')) must(triesIn(after) === triesIn(before) + 1, 'Every try counts.', step);
};
