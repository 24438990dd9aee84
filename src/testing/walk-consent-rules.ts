import { givenFor } from '../core/context.ts';
import { slotOf } from '../core/flow.ts';
import { isInPlay, valuesOf } from '../core/slot-state.ts';
import { isAnswerTo, isIn, isSame, must, saysYes, slotsIn, somethingIsMissing, startsOver } from './walk-rule-words.ts';
import type { WalkRule } from './walk-step.ts';

/** Rule 1: what is executed was shown, and said yes to. */
export const consent: WalkRule = (step) => {
  const { flow, before, from, event, after, to } = step;
  const isPlainYes =
    from === 'confirming.awaiting' &&
    event.type === 'confirm' &&
    saysYes(step) &&
    isAnswerTo(step, 'confirm') &&
    before.shown?.isSummary === true &&
    isSame(before.shown.values, valuesOf(flow, before.context.slots));
  const enters = !isIn(from, 'executing') && isIn(to, 'executing');
  must(
    enters === isPlainYes,
    'Executing is entered by a plain yes to exactly what was shown, and by nothing else.',
    step,
  );
  if (!enters) return;
  must(after.context.consents === before.context.consents + 1, 'Every yes has a key of its own.', step);
  must(after.context.asked === null, 'A yes answers the question, once.', step);
  must(
    slotsIn(step).every(([, , { settled }]) => settled?.confirmed !== false),
    'What was shown is confirmed.',
    step,
  );
};

/** Rule 1: what answers the question put. */
export const answersCount: WalkRule = (step) => {
  const { from, event, after, to, isAnswer } = step;
  if (event.type !== 'turn.started') return;
  const { answers } = after.context.turn;
  const isOpened = slotsIn(step).some(([, was, is]) => !isSame(was.open, is.open));
  must(answers === (isAnswer && !isOpened), 'Only a message sent after the question was put answers it.', step);
  must(after.context.turn.verdicts.length + after.context.turn.unheard.length === 0, 'A turn begins empty.', step);
  if (from === 'greeting') must(!isIn(to, 'greeting'), 'The first word ends the greeting.', step);
};

/** Rule 2: a value goes only by the world, changes only for another, and holds when it is looked at. */
export const goodValuesStayGood: WalkRule = (step) => {
  const { flow, event, after, to } = step;
  const isFresh = startsOver(step);
  for (const [name, was, is] of slotsIn(step)) {
    const verdict = after.context.turn.verdicts.findLast(({ slot }) => slot === name)?.is;
    if (was.settled === undefined || isFresh) continue;
    if (is.settled === undefined) {
      const byTheWorld = is.open?.why === 'outdated' || is.open?.why === 'unavailable';
      must(
        byTheWorld && isSame(is.open?.was, was.settled.value),
        'A value goes only by the world, and is remembered.',
        step,
      );
    } else if (!isSame(is.settled.value, was.settled.value)) {
      const isTaken = event.type === 'slot.given' || (event.type === 'slot.proposed' && verdict === 'changed');
      must(isTaken, 'A value changes only for one that was taken.', step);
    }
  }
  if (isIn(to, 'confirming', 'executing'))
    must(!somethingIsMissing(flow, after), 'While anything is missing no summary is put.', step);
  if (event.type !== 'turn.started' || isIn(to, 'executing')) return;
  for (const [name, , { settled }] of slotsIn(step)) {
    if (settled === undefined || !isInPlay(flow, after.context.slots, name)) continue;
    const given = givenFor(flow, after.context, name, after.context.turn.at);
    const isOver = slotOf(flow, name).read(settled.value, given).kind === 'refused';
    must(!isOver, 'At the start of a turn every value is read again.', step);
  }
};

/** Rule 3: what is taken was said. The words of a walk hold every value that they mean, as it is proposed. */
export const nothingInvented: WalkRule = (step) => {
  const { before, event, after, message } = step;
  if (event.type !== 'slot.proposed' || message === undefined) return;
  const verdict = after.context.turn.verdicts.at(-1);
  const isTaken =
    after.context.turn !== before.context.turn && (verdict?.is === 'accepted' || verdict?.is === 'changed');
  const isSaid = typeof event.value === 'string' && message.said.includes(event.value);
  must(!isTaken || isSaid, 'Nothing is taken that was not said.', step);
};
