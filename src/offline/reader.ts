import type { Proposal } from '../core/events.ts';
import type { ExtractGiven } from '../session/ports.ts';
import { readAfterEnd } from './after-end.ts';
import { answerToAsked } from './answer-to-asked.ts';
import { phrasesIn } from './grammar.ts';
import { answersTo, answerToTopic, questionsIn } from './off-topic.ts';
import { declinedSlots, keptSlot, pickedOption, type SlotProposal } from './short-answer.ts';
import { type Situation, situationOf } from './situation.ts';
import { valuesIn } from './values.ts';
import { readWholeMessage, readWish } from './wishes.ts';

/** What a message was read as; `answer` is the flow's own text for a question off the topic. */
export interface ReadMessage {
  readonly proposals: readonly Proposal[];
  readonly answer?: string;
}

/**
 * Reads a message by rules: no network, no key, the same words in the same situation always the same way. It proposes only
 * what the words hold; whether it counts is decided by the chart.
 *
 * The order: controls that are the whole message; an answer to the question put; values, of the slot asked for first; then
 * what is off the topic.
 * @example readMessage('a haircut next Tuesday at 3', given).proposals // slot.proposed service, date and time
 */
export function readMessage(said: string, given: ExtractGiven): ReadMessage {
  const situation = situationOf(said, given);
  if (situation.finished !== null) return readAfterEnd(situation, situation.finished);
  const kept = keptSlot(situation);
  // "No, leave it" keeps the old value where that was offered; elsewhere it leaves.
  const whole = kept === undefined ? readWholeMessage(situation) : undefined;
  return whole === undefined ? readParts(situation, kept) : { proposals: whole };
}

function readParts(situation: Situation, kept: SlotProposal | undefined): ReadMessage {
  const picked = pickedOption(situation);
  const short = [kept, picked, ...declinedSlots(situation)].filter((proposal) => proposal !== undefined);
  const found = valuesIn(situation).filter(({ proposal }) => !short.some(({ slot }) => slot === proposal.slot));
  const values: readonly Proposal[] = [...short, ...found.map(({ proposal }) => proposal)];

  const wish = readWish(situation, values.length > 0);
  if (wish !== undefined) return { proposals: wish };

  const places = found.flatMap((value) => value.places);
  const asks = picked === undefined ? questionsIn(situation, places) : [];
  const answer = answersTo(situation, asks);
  // "Is it possible to come earlier?" asks for a change that does not say to what.
  const isChange = answer === undefined && values.length === 0 && asks.some((asked) => asksForChange(situation, asked));
  const questions = isChange ? [] : asks;
  const answers = answerToAsked(situation, { values: values.length > 0, question: questions.length > 0 });
  const proposals = [...values, ...answers];
  if (questions.length === 0 && situation.consent !== 'yesAndQuestion') {
    return proposals.length > 0 ? { proposals } : readTopic(situation);
  }
  return {
    proposals: [...proposals, { type: 'digressed', kind: 'answer' }],
    ...(answer === undefined ? {} : { answer }),
  };
}

const asksForChange = ({ consent, language }: Situation, question: string): boolean =>
  consent === 'change' && phrasesIn(language.evened(question), language.wishes).has('change');

/** No value: a topic by itself, that something is to be booked at all, or a change that does not say to what. */
function readTopic(situation: Situation): ReadMessage {
  const answer = answerToTopic(situation);
  if (answer !== undefined) return { proposals: [{ type: 'digressed', kind: 'answer' }], answer };
  const { wishes } = situation;
  if (wishes.has('book') || wishes.has('another')) return { proposals: [{ type: 'digressed', kind: 'chat' }] };
  return { proposals: wishes.has('change') ? [{ type: 'digressed', kind: 'help' }] : [] };
}
