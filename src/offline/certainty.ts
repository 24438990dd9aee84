import { type Control, readControl } from '../core/control.ts';
import type { Proposal } from '../core/events.ts';
import { slotOf } from '../core/flow.ts';
import { readPlace } from '../core/place.ts';
import { isTooLong } from '../core/words.ts';
import type { BesidePart } from './grammar.ts';
import { wordsBeside } from './left-over.ts';
import { isPlainlyAnswered } from './off-topic.ts';
import type { Found } from './overlaps.ts';
import type { Part } from './parts.ts';
import { isPlainValue } from './plain-value.ts';
import { isNothingBut, type SlotProposal } from './short-answer.ts';
import { givenOf, type Situation } from './situation.ts';
import { type ProposedValue, valuesIn } from './values.ts';

const CLAUSE_END = /[,.;!\n]+/u;
const COURTESIES: readonly (Control | undefined)[] = ['greeting', 'thanks', 'goodbye'];

/** What a message was read as, and by what. */
export interface Heard {
  readonly proposals: readonly Proposal[];
  /** An option picked, the old value kept, the question declined. */
  readonly short: readonly SlotProposal[];
  readonly values: readonly ProposedValue[];
  /** The parts that ask something off the topic. */
  readonly questions: readonly Part[];
}

/**
 * Whether a language model could add nothing to what was read: the message is a plain answer to the question put, or
 * every word of it belongs to a value that can mean nothing else, or changes nothing. When in doubt it is not certain.
 */
export function isCertain(situation: Situation, heard: Heard): boolean {
  if (heard.proposals.length === 0 || isTooLong(situation.said)) return false;
  if (!isAnswerable(situation) || isUndecided(situation)) return false;
  return isPlainAnswer(situation, heard) || isPlainPick(situation, heard) || nothingIsLeftOver(situation, heard);
}

/** Whether a message that is a control is nothing else: no answer to the question put, as "thanks" may be. */
export function isPlainControl(situation: Situation, control: readonly Proposal[]): boolean {
  const { asked, flow, said } = situation;
  if (asked === null) return true;
  if (asked.slot === null) return !control.some(isChat);
  const kind = slotOf(flow, asked.slot);
  if (kind.type === 'text' || kind.type === 'other') return true;
  return kind.read(said, givenOf(situation, asked.slot)).kind !== 'value';
}

/** Whether a message after the end is nothing but courtesy, so that nothing in it wants anything. */
export function isMereCourtesy(situation: Situation): boolean {
  const { said, consent, wishes } = situation;
  if (isTooLong(said) || said.includes('?')) return false;
  // "That's wrong" is a no, but not to an offer of something more.
  if (consent === 'yes' || (consent === 'no' && !wishes.has('change'))) return true;
  if (wishes.size > 0 || valuesIn(situation).length > 0) return false;
  const beside = wordsBeside(situation, [], []);
  return beside !== undefined && beside.length > 0 && !beside.includes('wish');
}

/** Whether a message greets, thanks or takes leave among words that want nothing: "cool, thanks a lot". */
export function isCourteous(situation: Situation): boolean {
  const { said, parts, context } = situation;
  const farewells = parts.filter(({ is }) => is === 'greets');
  const beside = wordsBeside(situation, [], farewells);
  if (beside === undefined || beside.includes('wish') || beside.includes('no')) return false;
  if (farewells.length > 0) return true;
  return said.split(CLAUSE_END).some((clause) => COURTESIES.includes(readControl(clause, context.locale)));
}

/** Nothing was asked, or the message was sent by someone who looked at the question put. */
const isAnswerable = ({ asked, context }: Situation): boolean => asked === null || context.turn.answers;

const isUndecided = ({ consent }: Situation): boolean => consent === 'hedge' || consent === 'conditional';

const asksAboutAll = ({ asked }: Situation): boolean => asked !== null && asked.slot === null;

const isShortAnswer = ({ consent }: Situation): boolean => ['yes', 'no', 'cancel', 'restart'].includes(consent);

/** "Yes", "no" and the like to a question about all of it, alone or with a question that is answered. */
function isPlainAnswer(situation: Situation, { values, short, questions }: Heard): boolean {
  if (!asksAboutAll(situation) || values.length > 0 || short.length > 0) return false;
  if (situation.consent === 'yesAndQuestion') return questions.length > 0 && areAnswered(situation, questions);
  return questions.length === 0 && isShortAnswer(situation);
}

/** An option by its place, a yes to the only one, a plain refusal to tell or to change. */
function isPlainPick(situation: Situation, { values, short, questions }: Heard): boolean {
  const { said, asked, context, consent } = situation;
  const [only, ...more] = short;
  if (only === undefined || more.length + values.length + questions.length > 0 || only.slot !== asked?.slot)
    return false;
  if (only.type !== 'slot.proposed') {
    return isShortAnswer(situation) || isNothingBut(situation, ['decline', 'keep', 'none', 'filler']);
  }
  return consent === 'yes' || readPlace(said, asked.options.length, context.locale) !== undefined;
}

/** Every word is part of a plain value or of a question that is answered, or stands beside it without saying more. */
function nothingIsLeftOver(situation: Situation, { values, short, questions, proposals }: Heard): boolean {
  if (short.length > 0 || proposals.some(({ type }) => type === 'confirm')) return false;
  if (values.length + questions.length === 0 && !proposals.every(isChat)) return false;
  if (!values.every((value) => isPlainValue(situation, value)) || !areAnswered(situation, questions)) return false;
  if (situation.parts.some((part) => !questions.includes(part) && isDoubted(situation, part))) return false;

  const places = values.flatMap((value) => value.places);
  const isBare = (place: Found) => isBareYesOrNo(situation, place);
  const shown = places.filter((place) => !isBare(place));
  const beside = wordsBeside(situation, shown, questions);
  if (beside === undefined) return false;
  if (places.some(isBare)) return beside.includes('yes') !== beside.includes('no');
  if (beside.includes('closing') || (beside.includes('yes') && asksAboutAll(situation))) return false;
  return !beside.includes('no') || isNoBeforeCorrection(situation, beside);
}

/** "No, make it Friday" to the summary; elsewhere nobody knows what a no is meant for. */
function isNoBeforeCorrection({ asked }: Situation, beside: readonly BesidePart[]): boolean {
  const isOfAll = asked?.about === 'confirm' || asked?.about === 'revise';
  return isOfAll && beside.lastIndexOf('no') < beside.indexOf('value');
}

/** "Friday at 3?" may be no more than a thought. */
const isDoubted = ({ said }: Situation, { is, start, end }: Part): boolean =>
  is === 'tells' && said.slice(start, end).includes('?');

/** Such an answer is read from all of the message, which accounts for none of its words. */
const isBareYesOrNo = ({ flow }: Situation, { slot, certain }: Found): boolean =>
  !certain && slotOf(flow, slot).type === 'yesNo';

const isChat = (proposal: Proposal): boolean => proposal.type === 'digressed' && proposal.kind === 'chat';

const areAnswered = (situation: Situation, questions: readonly Part[]): boolean =>
  questions.every((question) => isPlainlyAnswered(situation, question));
