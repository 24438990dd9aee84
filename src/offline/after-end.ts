import type { EventOf, Proposal } from '../core/events.ts';
import { same } from '../core/json.ts';
import { missingSlot, stateOf } from '../core/slot-state.ts';
import { pathOf, type Told } from '../core/told.ts';
import { isCourteous, isMereCourtesy } from './certainty.ts';
import { answersTo, questionsIn, wordsIn } from './off-topic.ts';
import type { ReadMessage } from './reader.ts';
import type { Situation } from './situation.ts';
import { type ProposedValue, valuesIn } from './values.ts';
import { readWholeMessage, readWish } from './wishes.ts';

/** Reads a message that came after the end of a run: courtesy, a question about what was done, or something new. */
export function readAfterEnd(situation: Situation, finished: Told): ReadMessage {
  const whole = readWholeMessage(situation);
  // Nobody leaves what is over: "never mind" may mean what was done.
  if (whole !== undefined) return { proposals: whole, isCertain: whole.every(({ type }) => type === 'digressed') };
  if (isMereCourtesy(situation)) return { proposals: [chat], isCertain: true };
  return { ...readWhatIsNew(situation, finished), isCertain: false };
}

const chat: Proposal = { type: 'digressed', kind: 'chat' };

function readWhatIsNew(situation: Situation, finished: Told): Omit<ReadMessage, 'isCertain'> {
  const { wishes, language } = situation;
  const found = valuesIn(situation);
  const places = found.flatMap((value) => value.places);
  const isNew = wishes.has('another') || wishes.has('book');
  const isDone = pathOf(finished) === 'completed';
  // "See you Tuesday at 3" names what was booked and asks for nothing.
  const isLate = (proposal: EventOf<'slot.proposed'>) =>
    goesToPerson(situation, finished, found) || (isDone && holds(finished, proposal));
  const values = found.map(({ proposal }) => proposal).filter((proposal) => isNew || !isLate(proposal));
  const begin: readonly Proposal[] = isNew ? [{ type: 'restart' }] : [];
  const wish = isNew ? undefined : readWish(situation, values.length > 0);
  if (wish !== undefined) return { proposals: wish };
  // What was done is changed elsewhere: how to, the reply tells.
  if (!isNew && isDone && wishes.has('change')) return { proposals: [{ type: 'digressed', kind: 'help' }] };

  const questions = questionsIn(situation, places);
  const isAboutTask = questions.some((question) => language.grammar.ownTask.test(wordsIn(situation, question)));
  if (isAboutTask && values.length === 0) return { proposals: [{ type: 'digressed', kind: 'status' }] };
  if (questions.length === 0) {
    const proposals = [...values, ...begin];
    const isChat = proposals.length === 0 && (found.length > 0 || isCourteous(situation));
    return { proposals: isChat ? [chat] : proposals };
  }
  const answer = answersTo(situation, questions);
  const proposals: readonly Proposal[] = [...values, ...begin, { type: 'digressed', kind: 'answer' }];
  return answer === undefined ? { proposals } : { proposals, answer };
}

/** After a hand-off a late answer goes to the person, who has the rest; what a run begins with begins another one. */
function goesToPerson({ flow, context }: Situation, finished: Told, found: readonly ProposedValue[]): boolean {
  const first = missingSlot(flow, context.slots);
  return pathOf(finished) === 'handedOff' && !found.some(({ proposal }) => proposal.slot === first);
}

function holds({ context }: Told, { slot, value }: EventOf<'slot.proposed'>): boolean {
  const { settled } = stateOf(context.slots, slot);
  return settled !== undefined && same(settled.value, value);
}
