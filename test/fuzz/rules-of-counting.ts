import { ladderOf } from '../../src/core/flow.ts';
import { isIn, kindOf, missing, slotIn } from './reckoning.ts';
import { isTouched } from './rules-of-leaving.ts';
import { type FuzzStep, listens, must, type Rule, startsOver } from './step.ts';

/** Rule 4: one attempt a turn at most, by `turn.read` alone, for an unusable answer to the question put. */
export const attempts: Rule = (step) => {
  const { flow, before, event, after, ledger } = step;
  const { asked, turn } = before.context;
  const isFresh = startsOver(step);
  const isQuiet = turn.verdicts.length + turn.digressions.length === 0 && !turn.moved;
  const last = turn.verdicts.findLast(({ slot }) => slot === asked?.slot)?.is;
  const isUnusable = isQuiet || last === 'refused' || (last === 'ambiguous' && asked?.about === 'clarify');
  for (const name of flow.order) {
    const [was, is] = [slotIn(before.context.slots, name), slotIn(after.context.slots, name)];
    const most = ladderOf(flow, name).attempts;
    must(is.attempts <= most, 'Attempts stop at the length of the ladder.', step);
    if (isFresh) {
      must(is.attempts === 0, 'Starting over forgets attempts.', step);
      continue;
    }
    const isCounted =
      event.type === 'turn.read' &&
      listens(step) &&
      ledger.isAnswer &&
      !comesBack(step) &&
      asked?.slot === name &&
      isUnusable &&
      missing(flow, before.context.slots).includes(name);
    const counts = isCounted && was.attempts < most ? 1 : 0;
    must(is.attempts - was.attempts === counts, 'One attempt, for an unusable answer to the question put.', step);
    if (isCounted && is.attempts === most) lastRung(step, name);
  }
};

/** Rule 4: the settled value if there is one, else the default, once; else it is left out, or the run ends. */
function lastRung(step: Parameters<Rule>[0], name: string): void {
  const { flow, before, after } = step;
  const [was, is] = [slotIn(before.context.slots, name), slotIn(after.context.slots, name)];
  const { default: fallback, then } = ladderOf(flow, name);
  if (was.settled !== undefined) {
    must(is.settled !== undefined && is.open === undefined, 'On the last rung the old value is kept.', step);
  } else if (fallback !== undefined && was.defaulted !== true) {
    must(is.settled?.source === 'default' && is.defaulted === true, 'On the last rung the default is taken.', step);
    must(is.settled?.confirmed === false, 'A default is confirmed by the user like any other.', step);
  } else if (kindOf(flow, name).optional === true) {
    must(is.skipped === true, 'On the last rung what is optional is left out.', step);
  } else {
    must(isIn(after, then === 'cancel' ? 'cancelled' : 'handedOff'), 'A ladder that has run out ends the run.', step);
  }
}

/** Whoever comes back and says nothing of a slot has not seen "shall we go on?" yet. */
const comesBack = (step: FuzzStep): boolean =>
  isIn(step.before, 'resuming') && step.before.context.asked?.about !== 'resume' && !isTouched(step);

/** Rule 4: what is bounded, and counted when. */
export const bounds: Rule = (step) => {
  const { flow, before, event, after, ledger } = step;
  const { turn, asked, unclear, corrections } = before.context;
  const isQuiet = turn.verdicts.length + turn.digressions.length === 0 && !turn.moved;
  const isRead = event.type === 'turn.read' && listens(step);
  const isOfRun = asked?.about === 'confirm' || asked?.about === 'revise' || asked?.about === 'resume';
  const isUnclear = isRead && ledger.isAnswer && !comesBack(step) && isOfRun && isQuiet;
  if (startsOver(step)) must(after.context.unclear === 0, 'Starting over forgets unclear answers.', step);
  else must(after.context.unclear - unclear === (isUnclear ? 1 : 0), 'An unclear answer counts once.', step);
  const isCorrection = isRead && turn.verdicts.some(({ is }) => is === 'changed');
  must(after.context.corrections - corrections === (isCorrection ? 1 : 0), 'A correction counts once a turn.', step);
  if (after.status !== 'active' || isIn(after, 'greeting', 'executing')) return;
  must(after.context.unclear < flow.unclear, 'Unclear answers have a bound.', step);
  must(after.context.corrections <= flow.corrections, 'Corrections have a bound.', step);
  must(after.context.turns <= flow.maxTurns, 'Turns have a bound.', step);
};
