import { effectOf } from '../../src/core/effect.ts';
import { isIn, isSame, missing, shownValues, slotIn } from './reckoning.ts';
import { answers, must, type Rule, saysYes } from './step.ts';

/** Rule 1: what is executed was shown, and said yes to. */
export const consent: Rule = (step) => {
  const { flow, before, event, after, ledger } = step;
  const isPlainYes =
    isIn(before, 'confirming.awaiting') &&
    event.type === 'confirm' &&
    event.receipt !== 'wrong' &&
    saysYes(step) &&
    answers(step, 'confirm') &&
    isSame(ledger.put?.values, shownValues(flow, before.context.slots));
  const enters = !isIn(before, 'executing') && isIn(after, 'executing');
  must(enters || !isPlainYes, 'A plain yes to the summary has the task done.', step);
  must(!enters || isPlainYes, 'The task is owed only after a plain yes to exactly what was shown.', step);
  if (!enters) return;
  must(missing(flow, before.context.slots).length === 0, 'Nothing is done while something is missing.', step);
  must(after.context.consents === before.context.consents + 1, 'Every yes has a key of its own.', step);
  must(after.context.asked === null, 'A yes answers the question, once.', step);
  const values = shownValues(flow, after.context.slots);
  must(isSame(values, ledger.put?.values), 'A yes changes no value.', step);
  const isMarked = Object.keys(values).every((name) => slotIn(after.context.slots, name).settled?.confirmed === true);
  must(isMarked, 'What was shown is confirmed.', step);
};

/** Rule 1: what answers the question put. */
export const answersOfTheUser: Rule = (step) => {
  const { flow, before, event, after, ledger } = step;
  if (event.type !== 'turn.started') return;
  const { put } = ledger;
  const isLater = put !== null && (event.seen === undefined ? event.at > put.at : event.seen === put.reply);
  const opens = flow.order.some((name) => {
    const [was, is] = [slotIn(before.context.slots, name).open, slotIn(after.context.slots, name).open];
    return !isSame(was, is);
  });
  must(
    after.context.turn.answers === (isLater && !opens),
    'Only a message sent after the question was put answers it.',
    step,
  );
  const { verdicts, unheard, digressions, moved, said } = after.context.turn;
  must(verdicts.length + unheard.length + digressions.length === 0 && !moved, 'A turn begins empty.', step);
  must(said === event.said && after.context.turn.at === event.at, 'Words and time are the host’s.', step);
  must(after.context.turns === before.context.turns + 1, 'Every turn counts.', step);
};

/** Rules 1 and 6: the task that is owed is the one that was consented to, for as long as it is owed. */
export const task: Rule = (step) => {
  const { flow, after, ledger, before } = step;
  const owed = effectOf(flow, after);
  if (!isIn(after, 'executing')) {
    must(owed.is === 'none' || owed.is === 'check', 'Without a yes no task is owed.', step);
    return;
  }
  must(owed.is === 'fulfil' || owed.is === 'reconcile', 'While executing the task is owed.', step);
  if (owed.is !== 'fulfil' && owed.is !== 'reconcile') return;
  const isFresh = !isIn(before, 'executing');
  const values = isFresh ? ledger.put?.values : ledger.task?.values;
  if (owed.is === 'fulfil') must(isSame(owed.slots, values), 'What is done is what was consented to.', step);
  if (isFresh) must(!ledger.keys.has(owed.key), 'A new yes never repeats a key.', step);
  else must(owed.key === ledger.task?.key, 'A crash or a retry repeats the key.', step);
  must(after.context.slots === before.context.slots || isFresh || sameSlots(step), 'Nothing changes meanwhile.', step);
};

const sameSlots = ({ before, after }: Parameters<Rule>[0]): boolean =>
  isSame(before.context.slots, after.context.slots);
