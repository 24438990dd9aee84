import { readControl } from '../core/control.ts';
import type { DigressionKind, Proposal } from '../core/events.ts';
import { slotOf } from '../core/flow.ts';
import type { ExtractGiven } from '../session/ports.ts';
import { readAfterEnd } from './after-end.ts';
import { answerToAsked } from './answer-to-asked.ts';
import { isCertain, isCourteous, isPlainControl } from './certainty.ts';
import { phrasesIn } from './grammar.ts';
import { answersTo, answerToTopic, questionsIn, wordsIn } from './off-topic.ts';
import { type Found, overlap } from './overlaps.ts';
import type { Part } from './parts.ts';
import { declinedSlots, isNothingBut, keptSlot, pickedOption, type SlotProposal } from './short-answer.ts';
import { type Situation, settledValue, situationOf } from './situation.ts';
import { valuesIn } from './values.ts';
import { readWholeMessage, readWish } from './wishes.ts';

/** What a message was read as; `answer` is the flow's own text for a question off the topic. */
export interface ReadMessage {
  readonly proposals: readonly Proposal[];
  readonly answer?: string;
  /** Whether a language model could add nothing: a plain answer, or a message of which nothing is left over. */
  readonly isCertain: boolean;
}

/** Nobody types more than this in one message; what is beyond is not read. */
const longestRead = 2000;

/**
 * Reads a message by rules: no network, no key, the same words in the same situation always the same way. It proposes only
 * what the words hold; whether it counts is decided by the chart.
 *
 * The order: controls that are the whole message; an answer to the question put; values, of the slot asked for first; then
 * what is off the topic.
 * @example readMessage('a haircut next Tuesday at 3', given).proposals // slot.proposed service, date and time
 * @example readMessage('yes please', givenAtTheSummary) // => { proposals: [{ type: 'confirm' }], isCertain: true }
 */
export function readMessage(said: string, given: ExtractGiven): ReadMessage {
  const situation = situationOf(said.slice(0, longestRead), given);
  if (situation.finished !== null) return readAfterEnd(situation, situation.finished);
  const kept = keptSlot(situation);
  // "No, leave it" keeps the old value where that was offered; elsewhere it leaves.
  const whole = kept === undefined ? readWholeMessage(situation) : undefined;
  if (whole !== undefined) return { proposals: whole, isCertain: isPlainControl(situation, whole) };
  return readParts(situation, kept);
}

function readParts(situation: Situation, kept: SlotProposal | undefined): ReadMessage {
  const picked = pickedOption(situation);
  const short = [kept, picked, ...declinedSlots(situation)].filter((proposal) => proposal !== undefined);
  const values = valuesIn(situation).filter(({ proposal }) => !short.some(({ slot }) => slot === proposal.slot));
  const told: readonly Proposal[] = [...short, ...values.map(({ proposal }) => proposal)];

  const wish = readWish(situation, told.length > 0);
  if (wish !== undefined) return { proposals: wish, isCertain: false };

  const places = values.flatMap((value) => value.places);
  const asked = picked === undefined ? questionsIn(situation, places) : [];
  const answer = answersTo(situation, asked);
  // "It's a birthday, could we have candles" is a note as a whole, and nobody has to answer it.
  const asks = answer === undefined ? asked.filter((part) => !isOfText(situation, part, places)) : asked;
  // "Is it possible to come earlier?" asks for a change that does not say to what.
  const isChange = answer === undefined && told.length === 0 && asks.some((part) => asksForChange(situation, part));
  const questions = isChange ? [] : asks;
  const answers = answerToAsked(situation, { values: told.length > 0, question: questions.length > 0 });
  const proposals = [...told, ...answers];
  const isAsked = questions.length > 0 || situation.consent === 'yesAndQuestion';
  const read = isAsked
    ? withAnswer(proposals, answer, digressionOf(situation, questions))
    : proposals.length > 0
      ? { proposals }
      : readTopic(situation);
  // A message that is nothing but a topic is a question in all its parts.
  const asking = isAsked || read.answer === undefined ? questions : situation.parts;
  return { ...read, isCertain: isCertain(situation, { proposals: read.proposals, short, values, questions: asking }) };
}

/** Whether a free text took a part of the message that asks for something. */
const isOfText = ({ flow }: Situation, part: Part, places: readonly Found[]): boolean =>
  part.is !== 'asks' && places.some((place) => slotOf(flow, place.slot).type === 'text' && overlap(place, part));

type Read = Omit<ReadMessage, 'isCertain'>;

const digressed = (kind: DigressionKind): Read => ({ proposals: [{ type: 'digressed', kind }] });

const withAnswer = (
  proposals: readonly Proposal[],
  answer: string | undefined,
  kind: DigressionKind = 'answer',
): Read =>
  answer === undefined
    ? { proposals: [...proposals, { type: 'digressed', kind }] }
    : { proposals: [...proposals, { type: 'digressed', kind: 'answer' }], answer };

/** "Hang on, what did you ask?" is about the conversation itself. */
function digressionOf(situation: Situation, questions: readonly Part[]): DigressionKind {
  const controls = questions.map((part) => readControl(wordsIn(situation, part), situation.context.locale));
  return controls.find((control) => control === 'repeat' || control === 'status' || control === 'help') ?? 'answer';
}

const asksForChange = (situation: Situation, question: Part): boolean => {
  const { consent, language } = situation;
  const words = language.evened(wordsIn(situation, question));
  return consent === 'change' && phrasesIn(words, language.wishes).has('change');
};

/** "The sooner one" changes nothing where there is neither a day nor a time. */
function isIdleComparison(situation: Situation): boolean {
  const { flow } = situation;
  const isTime = (slot: string) => slotOf(flow, slot).type === 'date' || slotOf(flow, slot).type === 'time';
  const hasTime = flow.order.some((slot) => isTime(slot) && settledValue(situation, slot) !== undefined);
  return !hasTime && isNothingBut(situation, ['compared', 'filler']);
}

/**
 * No value: a topic by itself, that something is to be booked at all, a change that does not say to what, a wish for time, or
 * thanks among words that want nothing.
 */
function readTopic(situation: Situation): Read {
  const answer = answerToTopic(situation);
  if (answer !== undefined) return withAnswer([], answer);
  const { wishes } = situation;
  if (wishes.has('book') || wishes.has('another')) return digressed('chat');
  if (wishes.has('change') && !isIdleComparison(situation)) return digressed('help');
  if (wishes.has('wait')) return digressed('wait');
  return isCourteous(situation) ? digressed('chat') : { proposals: [] };
}
