import { directiveOf } from '../../src/core/directive.ts';
import { effectOf } from '../../src/core/effect.ts';
import { canonical } from '../../src/core/json.ts';
import { movesOf } from '../../src/core/moves.ts';
import { pathOf, type Told } from '../../src/core/told.ts';
import { questions } from '../../src/testing/walk-state-rules.ts';
import { applies, firstMissing, isIn, isSame, kindOf, missing, shownValues, slotIn } from './reckoning.ts';
import { isTouched } from './rules-of-leaving.ts';
import { answers, type FuzzStep, type Ledger, mayBeANo, must, type Rule } from './step.ts';

/** Rule 6: what moves nothing. */
export const stillness: Rule = (step) => {
  const { flow, before, event, after } = step;
  const isStill = pathOf(before) === pathOf(after) && isSame(before.context.slots, after.context.slots);
  const owed = effectOf(flow, before);
  if (event.type === 'turn.ended') {
    must(isSame(before.context.slots, after.context.slots), 'The end of a turn changes no slot.', step);
    must(isSame(owed, effectOf(flow, after)), 'The end of a turn makes nothing owed.', step);
    const { asked } = after.context;
    must((asked?.about ?? null) === (questions[pathOf(after)] ?? null), 'Every state puts its own question.', step);
    if (asked !== null) must(asked.reply === event.reply && asked.at === event.at, 'A question is put anew.', step);
    const isAboutSlot = asked?.about === 'slot' || asked?.about === 'clarify';
    const slot = isAboutSlot ? (firstMissing(flow, after.context.slots) ?? null) : null;
    must((asked?.slot ?? null) === slot, 'It is asked about the first slot that is missing.', step);
    if (slot !== null) {
      const options = slotIn(after.context.slots, slot).open?.options ?? [];
      must(isSame(asked?.options, options), 'The options of a question are those of its slot.', step);
    }
  }
  if ('key' in event && !(owed.is !== 'none' && owed.key === event.key)) {
    must(isStill, 'An outcome that nobody waits for changes nothing.', step);
    must(after.context.turn.unheard.includes(event.type), 'An outcome that nobody waits for is recorded.', step);
  }
  const verdict = after.context.turn.verdicts.at(-1)?.is;
  const isFree = verdict === 'unchanged' || verdict === 'misfired' || verdict === 'notOpen';
  if (event.type === 'slot.proposed' && isFree && !isIn(before, 'executing', 'greeting'))
    must(isStill, 'A proposal that comes to nothing moves nothing.', step);
  if (event.type === 'digressed') must(isStill, 'A digression moves nothing.', step);
  if (isIn(before, 'confirming') && !isIn(after, 'confirming') && after.status === 'active') {
    const says = ['deny', 'confirm', 'cancel', 'restart', 'session.lapsed'].includes(event.type);
    must(says || somethingIsOwed(step), 'Nothing else leaves the summary.', step);
  }
  const isControl = ['cancel', 'restart', 'deny', 'confirm', 'resume'].includes(event.type);
  if (isControl && pathOf(before) !== pathOf(after) && after.status === 'active' && !isIn(after, 'executing'))
    must(after.context.turn.moved, 'A word that moved us was heard.', step);
};

const somethingIsOwed = ({ flow, after, ledger }: FuzzStep): boolean =>
  missing(flow, after.context.slots).length > 0 || owedCheck(flow, after, ledger) !== undefined;

/** The first combination of values that the world has not been asked about, by our own reckoning. */
function owedCheck(flow: FuzzStep['flow'], { context: { slots } }: Told, { passed }: Ledger): string | undefined {
  const gone = missing(flow, slots);
  return flow.order.find((name) => {
    const { checked, dependsOn = [] } = kindOf(flow, name);
    const { settled } = slotIn(slots, name);
    if (checked !== true || settled === undefined || !applies(flow, slots, name)) return false;
    if ([name, ...dependsOn].some((one) => gone.includes(one))) return false;
    return settled.passed === undefined || passed.get(settled.passed) !== combination(flow, slots, name);
  });
}

/** The values a check is about, as one text. */
export function combination(flow: FuzzStep['flow'], slots: Told['context']['slots'], name: string): string {
  const about = [name, ...(kindOf(flow, name).dependsOn ?? [])];
  const values = Object.entries(shownValues(flow, slots)).filter(([one]) => about.includes(one));
  return canonical([name, Object.fromEntries(values)]);
}

/** Rule 6: every state is the one that fits what is known. */
export const routing: Rule = (step) => {
  const { flow, before, event, after, ledger } = step;
  const { slots, asked } = after.context;
  const owed = owedCheck(flow, after, ledger);
  const isPassing = event.type === 'check.passed' || event.type === 'check.errored';
  if (isIn(after, 'collecting') && !isIn(after, 'collecting.revising') && !isPassing) {
    must(isIn(after, 'collecting.checking') === (owed !== undefined), 'A check that is owed is in checking.', step);
    if (owed === undefined) {
      const isAmbiguous = slotIn(slots, firstMissing(flow, slots) ?? '').open?.why === 'ambiguous';
      must(isIn(after, 'collecting.clarifying') === isAmbiguous, 'What has two readings is clarified.', step);
      must(missing(flow, slots).length > 0, 'When nothing is missing the summary is owed.', step);
    }
  }
  if (isIn(after, 'collecting.checking')) {
    const effect = effectOf(flow, after);
    must(effect.is === 'check', 'In checking a check is owed.', step);
    if (effect.is === 'check' && owed !== undefined && !isPassing) {
      const about = canonical([owed, effect.slots]);
      must(about === combination(flow, slots, owed), 'A check is of a value and those it depends on.', step);
      must((ledger.passed.get(effect.key) ?? about) === about, 'A key of a check stands for one combination.', step);
    }
  }
  if (isIn(after, 'confirming') && !isPassing)
    must(owed === undefined, 'No summary is put of what may not be had.', step);
  if (isIn(after, 'confirming.awaiting')) {
    const put = event.type === 'turn.ended' ? shownValues(flow, slots) : ledger.put?.values;
    const isShown = asked?.about === 'confirm' && isSame(put, shownValues(flow, slots));
    must(isShown, 'Awaiting means that the summary of exactly these values was put.', step);
  }
  if (isIn(before, 'confirming') && event.type === 'turn.ended')
    must(isIn(after, 'confirming.awaiting'), 'The summary is put.', step);
  if (isIn(before, 'confirming.awaiting') && event.type === 'deny')
    must(
      isIn(after, 'collecting.revising') === mayBeANo(step, 'confirm'),
      'A no to the summary asks what is wrong.',
      step,
    );
  if (isIn(before, 'confirming.presenting') && event.type === 'deny')
    must(isIn(after, 'confirming.presenting'), 'No summary, no no.', step);
  if (isIn(before, 'collecting.revising') && after.status === 'active') {
    const isThere = isIn(after, 'collecting.revising');
    if (event.type === 'deny') must(isThere !== mayBeANo(step, 'revise'), 'A second no puts the summary again.', step);
    if (event.type === 'confirm') must(isThere !== answers(step, 'revise'), 'It is fine: the summary again.', step);
    if (event.type === 'turn.read') must(isThere !== isTouched(step), 'A value is the correction.', step);
  }
};

/** Every outcome leads where it must, and all else comes too late. */
export const outcomes: Rule = (step) => {
  const { flow, before, event, after } = step;
  const owed = effectOf(flow, before);
  const isOwed = 'key' in event && owed.is !== 'none' && owed.key === event.key;
  const triedIn = ({ context: { tried } }: Told): number =>
    'key' in event && tried?.key === event.key ? tried.times : 0;
  const hasTry = triedIn(before) + 1 < flow.tries;
  if (owed.is === 'check' && isOwed) {
    const isStillOwed = isSame(effectOf(flow, after), owed);
    if (event.type === 'check.passed') must(!isStillOwed, 'A check that passed is over.', step);
    if (event.type === 'check.errored') must(isStillOwed === hasTry, 'A check is tried again, then passed.', step);
    if (event.type === 'check.failed') opened(step, Object.keys(owed.slots));
  }
  if (!isIn(before, 'executing')) return;
  const goesTo = (...states: readonly string[]): void =>
    must(isIn(after, ...states), `A task that ends with ${event.type} goes on to ${states[0]}.`, step);
  if (isOwed && event.type === 'fulfil.succeeded') {
    goesTo('completed');
    must(isSame(after.context.result, event.result), 'The result is kept.', step);
  } else if (isOwed && event.type === 'fulfil.conflicted') {
    goesTo('collecting', 'confirming', 'handedOff', 'cancelled');
    opened(step, flow.order);
  } else if (isOwed && event.type === 'fulfil.failed') {
    goesTo(event.retryable && hasTry ? 'executing.retrying' : 'handedOff');
  } else if (isOwed && event.type === 'fulfil.unknown') {
    goesTo('executing.outcomeUnknown');
  } else if (isOwed && owed.is === 'reconcile' && event.type === 'reconcile.absent') {
    goesTo(hasTry ? 'executing.retrying' : 'handedOff');
  } else if (isOwed && owed.is === 'reconcile' && event.type === 'reconcile.unknown') {
    goesTo(hasTry ? 'executing.outcomeUnknown' : 'handedOff');
  } else {
    must(pathOf(before) === pathOf(after), 'All else comes too late.', step);
    const wishes = ['cancel', 'restart', 'human.requested', 'slot.proposed', 'slot.declined', 'session.expired'];
    if (wishes.includes(event.type)) must(after.context.late.includes(event.type), 'What came too late is told.', step);
    must(new Set(after.context.late).size === after.context.late.length, 'What came too late is told once.', step);
  }
};

/** A value that the world refused is open now, free of charge; it was one that could be refused. */
function opened(step: FuzzStep, possible: readonly string[]): void {
  const { flow, before, after } = step;
  const fresh = flow.order.filter((name) => {
    const [was, is] = [slotIn(before.context.slots, name).open, slotIn(after.context.slots, name).open];
    return is?.why === 'unavailable' && !isSame(was, is);
  });
  must(fresh.length === 1 && possible.includes(fresh[0] ?? ''), 'What the world refused is open.', step);
}

/** What is said and what may be proposed fit the state. */
export const sayings: Rule = (step) => {
  const { flow, after } = step;
  const { slots } = after.context;
  const directive = directiveOf(flow, after);
  if ('summary' in directive) {
    const shown = Object.fromEntries(directive.summary.map(({ slot, value }) => [slot, value]));
    must(isSame(shown, shownValues(flow, slots)), 'A summary shows every value in play, and no other.', step);
  }
  if ('attempts' in directive) {
    must(directive.slot === firstMissing(flow, slots), 'The question is about the first slot missing.', step);
    const { open, settled, attempts } = slotIn(slots, directive.slot);
    must(directive.attempts === attempts, 'The question knows its attempts.', step);
    if (directive.say === 'reprompt' || directive.say === 'clarify') {
      must(isSame(directive.keep, settled?.value ?? null), 'The old value is offered as a way out.', step);
      must(isSame(directive.open, open), 'The question tells why.', step);
    }
  }
  const moves = movesOf(flow, after);
  const isSilent = after.status !== 'active' || isIn(after, 'greeting');
  must((moves.length === 0) === isSilent, 'Something may be said in every state that listens.', step);
  if (isSilent || isIn(after, 'executing')) return;
  const about = (type: string): readonly string[] =>
    moves.flatMap((move) => (move.type === type && 'slots' in move ? move.slots : []));
  must(isSame(about('slot.declined'), missing(flow, slots)), 'What is missing can be declined.', step);
  const keepable = flow.order.filter((name) => {
    const { open, settled } = slotIn(slots, name);
    return open !== undefined && settled !== undefined;
  });
  must(isSame(about('slot.kept'), keepable), 'What has an old value can be kept.', step);
  const isYesOrNo = isIn(after, 'confirming.awaiting', 'collecting.revising', 'leaving', 'resuming');
  must(moves.some(({ type }) => type === 'confirm') === isYesOrNo, 'A yes may be said where it is asked for.', step);
};
