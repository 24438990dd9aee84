import { ladderOf } from '../core/flow.ts';
import { isMissing } from '../core/slot-state.ts';
import { aSlotWasTouched, isIn, must, slotsIn, startsOver } from './walk-rule-words.ts';
import type { WalkRule } from './walk-step.ts';

/** Rule 4: what is counted, when, and what the last rung does. */
export const attempts: WalkRule = (step) => {
  const { flow, before, from, event, after } = step;
  const { asked, turn } = before.context;
  const isFresh = startsOver(step);
  for (const [name, was, is] of slotsIn(step)) {
    must(is.attempts <= ladderOf(flow, name).attempts, 'Attempts stop at the length of the ladder.', step);
    if (isFresh) must(is.attempts === 0, 'Starting over forgets attempts.', step);
    else if (event.type !== 'turn.read')
      must(is.attempts === was.attempts, 'Attempts are counted by turn.read alone.', step);
  }
  if (event.type !== 'turn.read') {
    must(
      isFresh || after.context.unclear === before.context.unclear,
      'Unclear answers are counted by turn.read.',
      step,
    );
    must(after.context.corrections === before.context.corrections, 'Corrections are counted by turn.read.', step);
    return;
  }
  if (isIn(from, 'executing')) return;
  const isQuiet = turn.verdicts.length + turn.digressions.length === 0 && !turn.moved;
  const last = turn.verdicts.findLast(({ slot }) => slot === asked?.slot)?.is;
  // Whoever comes back has not seen "shall we go on?" yet.
  const isBack = from === 'resuming' && asked?.about !== 'resume' && !aSlotWasTouched(step);
  const isUnusable = isQuiet || last === 'refused' || (last === 'ambiguous' && asked?.about === 'clarify');
  for (const [name, was, is] of slotsIn(step)) {
    const counts =
      turn.answers && !isBack && asked?.slot === name && isUnusable && isMissing(flow, before.context.slots, name);
    const isAtTheEnd = was.attempts === ladderOf(flow, name).attempts;
    must(is.attempts - was.attempts === (counts && !isAtTheEnd ? 1 : 0), 'One attempt, for an unusable answer.', step);
    const isExhausted = counts && was.attempts + 1 >= ladderOf(flow, name).attempts;
    const isOut = is.open === undefined || is.open.why === 'exhausted';
    must(!isExhausted || isOut, 'The last rung is taken when attempts run out.', step);
  }
  const isOfRun = asked !== null && ['confirm', 'revise', 'resume'].includes(asked.about);
  const isUnclear = turn.answers && !isBack && isOfRun && isQuiet;
  must(after.context.unclear - before.context.unclear === (isUnclear ? 1 : 0), 'An unclear answer counts once.', step);
  const isCorrection = turn.verdicts.some(({ is }) => is === 'changed');
  must(
    after.context.corrections - before.context.corrections === (isCorrection ? 1 : 0),
    'A correction counts once.',
    step,
  );
};
