import { expect } from 'vitest';
import { checkOwed } from '../../src/core/check.ts';
import { type Consent, readConsent } from '../../src/core/consent.ts';
import { effectOf } from '../../src/core/effect.ts';
import { endingDue } from '../../src/core/ending.ts';
import { type Flow, ladderOf } from '../../src/core/flow.ts';
import { timesTried } from '../../src/core/outcomes.ts';
import { receiptOf } from '../../src/core/receipt.ts';
import { isMissing, missingSlot, type SlotState, stateOf, valuesOf } from '../../src/core/slot-state.ts';
import { pathOf } from '../../src/core/told.ts';
import { speaksOfLeaving } from '../../src/core/wish.ts';
import type { Rule, Step } from './graph.ts';

const classes = new Map<string, Consent>();

/** The same few words are asked about a million times. */
function classOf(said: string): Consent {
  const known = classes.get(said) ?? readConsent(said, 'en');
  classes.set(said, known);
  return known;
}

const must = (holds: boolean, rule: string, { before, event, after, message }: Step): void => {
  if (holds) return;
  const where = `${pathOf(before)} --${event.type}--> ${pathOf(after)}`;
  expect.fail(`${rule}\n${where}\nsaid: ${message?.said}\n${JSON.stringify({ before, event, after }, null, 1)}`);
};

const slotsIn = ({ flow, before, after }: Step): readonly (readonly [string, SlotState, SlotState])[] =>
  flow.order.map((name) => [name, stateOf(before.context.slots, name), stateOf(after.context.slots, name)]);

const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
const isIn = (path: string, ...states: readonly string[]): boolean =>
  states.some((state) => path === state || path.startsWith(`${state}.`));
const somethingIsMissing = (flow: Flow, { context: { slots } }: Step['after']): boolean =>
  checkOwed(flow, slots) !== undefined || flow.order.some((name) => isMissing(flow, slots, name));

/** Whether the message answers the question put, by the walker's own reckoning. */
const isAnswerTo = ({ before, isAnswer }: Step, about: string): boolean =>
  isAnswer && before.context.turn.answers && before.context.asked?.about === about;

/** A plain yes is no no, whatever a model claims. */
const isNoTo = (step: Step, about: string): boolean =>
  isAnswerTo(step, about) && classOf(step.message?.said ?? '') !== 'yes';

const isSaidAgain = (leave: 'cancel' | 'restart', step: Step): boolean =>
  isAnswerTo(step, 'leave') && speaksOfLeaving(leave, step.message?.said ?? '', 'en');

const startsOver = (step: Step): boolean => {
  const { before, event, message } = step;
  const path = pathOf(before);
  if (isIn(path, 'executing', 'greeting')) return false;
  if (event.type === 'restart') {
    return (
      classOf(message?.said ?? '') === 'restart' || (path === 'leaving.restarting' && isSaidAgain('restart', step))
    );
  }
  const isYes = event.type === 'confirm' && classOf(message?.said ?? '') === 'yes';
  return isYes && path === 'leaving.restarting' && isAnswerTo(step, 'leave');
};

const consent: Rule = (step) => {
  const { flow, before, event, after, message } = step;
  const isPlainYes =
    pathOf(before) === 'confirming.awaiting' &&
    event.type === 'confirm' &&
    classOf(message?.said ?? '') === 'yes' &&
    isAnswerTo(step, 'confirm') &&
    before.shown?.isSummary === true &&
    isSame(before.shown.values, valuesOf(flow, before.context.slots));
  const enters = !isIn(pathOf(before), 'executing') && isIn(pathOf(after), 'executing');
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

const answersCount: Rule = (step) => {
  const { before, event, after, isAnswer } = step;
  if (event.type !== 'turn.started') return;
  const { answers } = after.context.turn;
  const isOpened = slotsIn(step).some(([, was, is]) => !isSame(was.open, is.open));
  must(answers === (isAnswer && !isOpened), 'Only a message sent after the question was put answers it.', step);
  must(after.context.turn.verdicts.length + after.context.turn.unheard.length === 0, 'A turn begins empty.', step);
  if (pathOf(before) === 'greeting') must(!isIn(pathOf(after), 'greeting'), 'The first word ends the greeting.', step);
};

const goodValuesStayGood: Rule = (step) => {
  const { flow, event, after } = step;
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
  if (somethingIsMissing(flow, after)) {
    must(!isIn(pathOf(after), 'confirming', 'executing'), 'While anything is missing no summary is put.', step);
  }
  for (const [name] of slotsIn(step)) {
    const reading = event.type === 'turn.started' ? stateOf(after.context.slots, name).settled : undefined;
    const isOver =
      reading !== undefined &&
      flow.slots[name]?.read(reading.value, {
        at: after.context.turn.at,
        zones: { flow: 'UTC', user: 'UTC' },
        locale: 'en',
        values: valuesOf(flow, after.context.slots),
        own: reading.value,
        asked: null,
      }).kind === 'refused';
    const isLooked = !isIn(pathOf(after), 'executing');
    must(!(isLooked && isOver), 'At the start of a turn every value is read again.', step);
  }
};

const attempts: Rule = (step) => {
  const { flow, before, event, after } = step;
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
  if (isIn(pathOf(before), 'executing')) return;
  const isQuiet = turn.verdicts.length + turn.digressions.length === 0 && !turn.moved;
  const last = turn.verdicts.findLast(({ slot }) => slot === asked?.slot)?.is;
  const isUnusable = isQuiet || last === 'refused' || (last === 'ambiguous' && asked?.about === 'clarify');
  for (const [name, was, is] of slotsIn(step)) {
    const counts = turn.answers && asked?.slot === name && isUnusable && isMissing(flow, before.context.slots, name);
    const isAtTheEnd = was.attempts === ladderOf(flow, name).attempts;
    must(is.attempts - was.attempts === (counts && !isAtTheEnd ? 1 : 0), 'One attempt, for an unusable answer.', step);
    const isExhausted = counts && was.attempts + 1 >= ladderOf(flow, name).attempts;
    const isOut = is.open === undefined || is.open.why === 'exhausted';
    must(!isExhausted || isOut, 'The last rung is taken when attempts run out.', step);
  }
  const isUnclear = turn.answers && asked !== null && ['confirm', 'revise', 'resume'].includes(asked.about) && isQuiet;
  must(after.context.unclear - before.context.unclear === (isUnclear ? 1 : 0), 'An unclear answer counts once.', step);
  const isCorrection = turn.verdicts.some(({ is }) => is === 'changed');
  must(
    after.context.corrections - before.context.corrections === (isCorrection ? 1 : 0),
    'A correction counts once.',
    step,
  );
};

const leaving: Rule = (step) => {
  const { flow, before, event, after, message } = step;
  const [from, to] = [pathOf(before), pathOf(after)];
  const words = classOf(message?.said ?? '');
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
      ([, , { settled }]) => settled === undefined || settled.source === 'operator',
    );
    must(isCleared, 'Starting over clears what was said.', step);
    const isKept = slotsIn(step).every(([, was, is]) => was.settled?.source !== 'operator' || is.settled !== undefined);
    must(isKept, 'Starting over keeps what the host brought.', step);
  }
  if (from === 'leaving.cancelling' && event.type === 'confirm') {
    const isYes = words === 'yes' && isAnswerTo(step, 'leave');
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

const resuming: Rule = (step) => {
  const { before, event, after, message } = step;
  if (pathOf(before) !== 'resuming' || after.status !== 'active') return;
  const to = pathOf(after);
  const isAnswer = isAnswerTo(step, 'resume');
  if (event.type === 'resume') must(to !== 'resuming', 'Going on goes on.', step);
  if (event.type === 'confirm') {
    must((to !== 'resuming') === (isAnswer && classOf(message?.said ?? '') === 'yes'), 'A plain yes goes on.', step);
  }
  if (event.type === 'deny')
    must((to === 'leaving.restarting') === isNoTo(step, 'resume'), 'A no is asked about.', step);
  if (event.type === 'turn.read') {
    const free = ['unchanged', 'misfired', 'notOpen'];
    const isTouched = before.context.turn.verdicts.some(({ is }) => !free.includes(is));
    must((to !== 'resuming') === isTouched, 'A value simply goes on.', step);
  }
};

const stillness: Rule = (step) => {
  const { flow, before, event, after } = step;
  const [from, to] = [pathOf(before), pathOf(after)];
  const owed = effectOf(flow, before);
  if (event.type === 'turn.ended') {
    must(isSame(owed, effectOf(flow, after)), 'The end of a turn makes nothing owed.', step);
    must(isSame(before.context.slots, after.context.slots), 'The end of a turn changes no slot.', step);
    const about = questions[to] ?? null;
    must((after.context.asked?.about ?? null) === about, `The question put in ${to} is ${about}.`, step);
    if (after.context.asked !== null) must(after.context.asked.reply === event.reply, "It is this reply's.", step);
  }
  if ('key' in event && !(owed.is !== 'none' && owed.key === event.key)) {
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

/** What each state asks at the end of a turn. */
const questions: Readonly<Partial<Record<string, string>>> = {
  greeting: 'slot',
  'collecting.eliciting': 'slot',
  'collecting.clarifying': 'clarify',
  'collecting.revising': 'revise',
  'confirming.awaiting': 'confirm',
  'leaving.cancelling': 'leave',
  'leaving.restarting': 'leave',
  resuming: 'resume',
};

const routing: Rule = (step) => {
  const { flow, before, event, after } = step;
  const { slots, asked } = after.context;
  const [from, to] = [pathOf(before), pathOf(after)];
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
      const free = ['unchanged', 'misfired', 'notOpen'];
      const isTouched = before.context.turn.verdicts.some(({ is }) => !free.includes(is));
      must((to !== from) === isTouched, 'A value is the correction that was asked for.', step);
    }
  }
};

const isUnavailable = (step: Step): boolean => slotsIn(step).some(([, , { open }]) => open?.why === 'unavailable');

const executing: Rule = (step) => {
  const { flow, before, event, after } = step;
  const [from, to] = [pathOf(before), pathOf(after)];
  const owed = effectOf(flow, before);
  const isOwed = 'key' in event && owed.is !== 'none' && owed.key === event.key;
  const triesIn = ({ context }: Step['after']): number => ('key' in event ? timesTried(context, event.key) : 0);
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

export const everyRule: readonly Rule[] = [
  consent,
  answersCount,
  goodValuesStayGood,
  attempts,
  leaving,
  resuming,
  stillness,
  routing,
  executing,
];
