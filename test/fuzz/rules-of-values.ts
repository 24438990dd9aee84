import type { Json } from '../../src/core/json.ts';
import { applies, isIn, isSame, kindOf, missing, shownValues, slotIn } from './reckoning.ts';
import { answers, type FuzzStep, listens, must, type Rule, startsOver } from './step.ts';
import { names, phrases, type Said, slotWords } from './vocabulary.ts';

/** Rule 2: a value goes only by the world, and changes only for another that was taken. */
export const goodValuesStay: Rule = (step) => {
  const { flow, before, event, after } = step;
  const isFresh = startsOver(step);
  const verdict = after.context.turn.verdicts.at(-1);
  for (const name of flow.order) {
    const [was, is] = [slotIn(before.context.slots, name), slotIn(after.context.slots, name)];
    if (is.settled === undefined && is.open === undefined && was.open !== undefined) {
      const isLeftOut = isFresh || is.skipped === true;
      must(isLeftOut, 'What is open is closed by a value, by leaving it out or by starting over.', step);
    }
    if (was.settled === undefined || isFresh) continue;
    if (is.settled === undefined) {
      const isByTheWorld = is.open?.why === 'outdated' || is.open?.why === 'unavailable';
      must(isByTheWorld, 'Only the world takes a value away.', step);
      must(isSame(is.open?.was, was.settled.value), 'A value that was taken away is remembered.', step);
    } else if (!isSame(is.settled.value, was.settled.value)) {
      const isTaken = event.type === 'slot.given' || (event.type === 'slot.proposed' && verdict?.is === 'changed');
      must(isTaken && 'slot' in event && event.slot === name, 'A value changes only for one that was taken.', step);
    } else if (is.settled.source !== was.settled.source) {
      must(event.type === 'slot.given', 'Who said a value changes only with it.', step);
    }
  }
  if (missing(flow, after.context.slots).length > 0)
    must(!isIn(after, 'confirming', 'executing'), 'While anything is missing no summary is put.', step);
};

/** Rule 2: at the start of a turn and after each change every value is read again. */
export const readAgain: Rule = (step) => {
  const { flow, event, after } = step;
  const isChange = ['accepted', 'changed'].includes(after.context.turn.verdicts.at(-1)?.is ?? '');
  const isRead =
    event.type === 'turn.started' || ((event.type === 'slot.proposed' || event.type === 'slot.given') && isChange);
  if (!isRead || isIn(after, 'executing')) return;
  const { slots, timeZone, locale, turn } = after.context;
  const at = event.type === 'slot.given' ? event.at : turn.at;
  const values = shownValues(flow, slots);
  for (const name of Object.keys(values)) {
    const own = values[name] ?? null;
    const zones = { flow: flow.timeZone, user: timeZone };
    const reading = kindOf(flow, name).read(own, { at, zones, locale, values, own, asked: null });
    must(reading.kind === 'value', 'No value stands that its kind would refuse now.', step);
  }
};

/** Rule 3: what the user is held to was said by the user. */
export const grounding: Rule = (step) => {
  const { flow, before, event, after } = step;
  if (event.type !== 'slot.proposed' || !flow.order.includes(event.slot)) return;
  const verdict = after.context.turn.verdicts.at(-1)?.is;
  const was = slotIn(before.context.slots, event.slot);
  const { settled, open } = slotIn(after.context.slots, event.slot);
  if (!listens(step)) return;
  if (settled !== undefined && !isSame(settled.value, was.settled?.value)) {
    must(settled.source === 'user' && !settled.confirmed, 'A value taken is the user’s, and not confirmed yet.', step);
    must(settled.said === before.context.turn.said, 'A value taken is kept with the words that said it.', step);
    must(isSaid(step, event.slot, settled.value), 'A value is taken only where it was said or picked.', step);
  }
  if (verdict === 'misfired' || verdict === 'unchanged' || verdict === 'notOpen')
    must(isSame(was, { ...was, ...after.context.slots[event.slot] }), 'A claim that misfires changes nothing.', step);
  if (verdict === 'refused' || verdict === 'ambiguous') {
    must(isSame(settled, was.settled), 'A refused correction leaves the old value settled.', step);
    must(open !== undefined, 'What cannot be taken is open.', step);
    const { tokens } = step.ledger.said;
    const words = slotWords.find(({ name }) => name === event.slot);
    const isOfSlot = [...(words?.values ?? []), words?.refused, words?.vague].some(
      (word) => word !== undefined && names(step.ledger.said, word),
    );
    // A list takes whatever is said beside its items for another one.
    const mayBeAny = tokens.length > 0 || flow.slots[event.slot]?.type === 'list' || answersBadly(step);
    must(isOfSlot || mayBeAny, 'Nobody is refused what was not said.', step);
  }
};

/** A short answer that names no option is refused as one, whatever it was about. */
const answersBadly = (step: FuzzStep): boolean =>
  step.before.context.asked !== null && step.ledger.said.text.length > 0;

function isSaid(step: FuzzStep, slot: string, value: Json): boolean {
  const { flow, before, event, ledger } = step;
  const { asked } = before.context;
  const own = slotIn(before.context.slots, slot).settled?.value;
  const added = Array.isArray(value)
    ? (value as readonly Json[]).filter((item) => !(Array.isArray(own) && own.includes(item)))
    : [value];
  // A kind of somebody's own may know no "not".
  const heard =
    flow.slots[slot]?.type === 'other' ? [...ledger.said.tokens, ...ledger.said.denied] : ledger.said.tokens;
  if (added.every((item) => names({ tokens: heard }, item) || isLeft(ledger.said, item))) return true;
  if (asked?.slot === slot && (answers(step, 'slot') || answers(step, 'clarify'))) {
    const { picks, is } = ledger.said;
    const picked = picks === undefined ? undefined : asked.options.at(picks);
    if (isSame(picked, value) || (is === 'yes' && asked.options.length === 1 && isSame(asked.options[0], value)))
      return true;
  }
  if (event.type !== 'slot.proposed' || event.quote === undefined || flow.slots[slot]?.type === 'list') return false;
  return mayMean(event.quote, slot, step);
}

/** "Timber and not amber": of the two that a word may mean the other one is denied. */
const isLeft = ({ tokens, denied }: Said, item: Json): boolean =>
  slotWords.some(
    ({ values: [first, second], vague }) =>
      tokens.includes(vague) &&
      ((item === first && denied.includes(second)) || (item === second && denied.includes(first))),
  );

/** A model may know words of an option that the code does not; not where they are words of another option, or an answer. */
function mayMean(quote: string, slot: string, { ledger }: FuzzStep): boolean {
  const words = slotWords.find(({ name }) => name === slot);
  const inQuote = quote.split(/\W+/);
  const isRefused = inQuote.includes(words?.refused ?? '') || inQuote.includes('not');
  const known = isRefused ? [] : [...(words?.values ?? []), words?.vague ?? ''];
  const phrase = phrases.find(({ said }) => said === quote);
  const isAnswer =
    phrase !== undefined &&
    (['yes', 'no', 'cancel', 'restart'].includes(phrase.is) ||
      ['human', 'resume'].includes(phrase.means ?? '') ||
      ['hm', 'i guess so'].includes(phrase.said));
  return quote !== '' && !isAnswer && ledger.said.text.includes(quote) && !known.some((word) => inQuote.includes(word));
}

/** Every proposal is judged: accepted, changed and so on say what became of it. */
export const verdicts: Rule = (step) => {
  const { flow, before, event, after } = step;
  if (!event.type.startsWith('slot.') || !('slot' in event)) return;
  const isHeard = listens(step) || (event.type === 'slot.given' && isIn(before, 'greeting'));
  if (!isHeard) return;
  const told = after.context.turn.verdicts.at(-1);
  if (!['slot.proposed', 'slot.given', 'slot.declined', 'slot.kept'].includes(event.type)) return;
  must(
    after.context.turn.verdicts.length === before.context.turn.verdicts.length + 1 && told?.slot === event.slot,
    'Every proposal gets a verdict.',
    step,
  );
  if (!flow.order.includes(event.slot) || told === undefined) return;
  const [was, is] = [slotIn(before.context.slots, event.slot), slotIn(after.context.slots, event.slot)];
  const isMissing = missing(flow, before.context.slots).includes(event.slot);
  const isOut = !applies(flow, before.context.slots, event.slot);
  if (event.type === 'slot.proposed') must(!isOut || told.is === 'notOpen', 'A slot out of play takes nothing.', step);
  switch (told.is) {
    case 'accepted':
      must(is.settled !== undefined && is.open === undefined, 'What is accepted is settled.', step);
      break;
    case 'changed':
      must(isSame(told.from, was.settled?.value) && isSame(told.to, is.settled?.value), 'A change says what.', step);
      break;
    case 'unchanged':
      must(was.settled !== undefined && was.open === undefined, 'Unchanged is what was settled already.', step);
      break;
    case 'kept':
      must(was.settled !== undefined && is.open === undefined, 'Kept is a value that there was.', step);
      break;
    case 'declined': {
      must(isMissing && was.settled === undefined, 'Only what is missing can be declined.', step);
      const isFirst = was.open?.why !== 'declined' && kindOf(flow, event.slot).optional !== true;
      must((is.open?.why === 'declined') === isFirst, 'Whoever declines hears the reason once.', step);
      break;
    }
    case 'notOpen': {
      const isOpen = event.type === 'slot.declined' ? isMissing : was.open !== undefined && was.settled !== undefined;
      must(event.type === 'slot.proposed' ? isOut : !isOpen, 'Not open is what is not asked about.', step);
      break;
    }
    case 'refused':
    case 'ambiguous':
    case 'misfired':
      break;
    default:
      told satisfies never;
  }
};
