import { type Flow, slotOf } from '../core/flow.ts';
import { rememberingObjects } from '../core/remembering.ts';
import type { Language } from './grammar.ts';
import { namedSlots } from './named-slot.ts';
import type { Found } from './overlaps.ts';
import { OPENING_LENGTH, type Part } from './parts.ts';
import { givenOf, type Situation, slotsInPlay } from './situation.ts';

/** Only so much of a question is looked at. */
const QUESTION_LENGTH = 300;
/** A message of so few words may be nothing but a topic: "opening hours". */
const TOPIC_WORDS = 6;
/** What a telling word weighs beside a small one. */
const TELLING = 3;

/** An answer of a flow, and the phrases that mark its question, each in words. */
interface Topic {
  readonly answer: string;
  readonly phrases: readonly (readonly string[])[];
}

const topicsIn = rememberingObjects((language: Language) =>
  rememberingObjects(({ answers }: Flow): readonly Topic[] =>
    answers.map(({ about, answer }) => ({ answer, phrases: about.map((phrase) => wordsOf(phrase, language)) })),
  ),
);

/** The parts of a message that ask something off the topic; a request for a value, a change or a booking does not. */
export function questionsIn({ parts, wishes }: Situation, places: readonly Found[]): readonly Part[] {
  const isWish = wishes.has('change') || wishes.has('book') || wishes.has('another');
  return parts.filter(({ is, start, end }) => {
    const isHeld = isWish || places.some((place) => start <= place.start && place.start < end);
    return is === 'asks' || ((is === 'requests' || is === 'offers') && !isHeld);
  });
}

/** What the flow can say to questions, each answer once; undefined where it knows none. */
export function answersTo(situation: Situation, questions: readonly Part[]): string | undefined {
  const answers = questions
    .map((question) => wordsIn(situation, question))
    .flatMap((question) => whyAsked(situation, question) ?? answerTo(situation, question) ?? []);
  return answers.length === 0 ? undefined : [...new Set(answers)].join(' ');
}

/** The words of a question, as far as they are looked at. */
export const wordsIn = ({ said }: Situation, { start, end }: Part): string =>
  said.slice(start, Math.min(end, start + QUESTION_LENGTH));

/** The answer to a message that is nothing but a topic: at least half of what it tells is in the phrase. */
export function answerToTopic({ said, flow, language }: Situation): string | undefined {
  const words = wordsOf(said.slice(0, QUESTION_LENGTH), language);
  const telling = words.filter((word) => !language.grammar.smallWords.has(word));
  const isTopic = (phrase: readonly string[]): boolean =>
    telling.filter((word) => phrase.includes(word)).length * 2 >= telling.length;
  if (words.length > TOPIC_WORDS || telling.length === 0) return undefined;
  return bestAnswer(
    topicsIn(language)(flow).map(({ answer, phrases }) => ({ answer, phrases: phrases.filter(isTopic) })),
    words,
    language,
  )?.answer;
}

/** Whether the flow answers a question wholly: all that tells something in it is a value or in the answer's phrases. */
export function isPlainlyAnswered(situation: Situation, { start, end, rest }: Part): boolean {
  const { said, flow, language } = situation;
  const question = said.slice(start, end);
  if (question.length > OPENING_LENGTH) return false;
  const answer = bestAnswer(topicsIn(language)(flow), wordsOf(question, language), language);
  if (answer === undefined) return false;
  const known = new Set(answer.phrases.flat());
  const values = slotsInPlay(situation).flatMap((slot) =>
    slotOf(flow, slot)
      .recognise(question, givenOf(situation, slot))
      .filter(({ certain }) => certain)
      .flatMap((place) => wordsOf(question.slice(place.start, place.end), language)),
  );
  const telling = wordsOf(rest, language).filter((word) => !language.grammar.smallWords.has(word));
  return telling.every((word) => known.has(word) || values.includes(word));
}

/** "Why do you need my number?" is answered by the slot's own reason. */
function whyAsked(situation: Situation, question: string): string | undefined {
  const { flow, asked, language } = situation;
  if (!language.grammar.why.test(question)) return undefined;
  const named = namedSlots({ ...situation, said: question, parts: [] })[0]?.slot;
  const slot = named ?? asked?.slot ?? undefined;
  const why = slot === undefined ? undefined : slotOf(flow, slot).why;
  return why === undefined ? undefined : `${why.charAt(0).toUpperCase()}${why.slice(1).replace(/\.$/, '')}.`;
}

const answerTo = ({ flow, language }: Situation, question: string): string | undefined =>
  bestAnswer(topicsIn(language)(flow), wordsOf(question, language), language)?.answer;

/** The answer with the phrase that has most in common with the question. */
function bestAnswer(topics: readonly Topic[], question: readonly string[], language: Language): Topic | undefined {
  const { smallWords } = language.grammar;
  const scored = topics.map((topic) => ({
    topic,
    score: Math.max(0, ...topic.phrases.map((phrase) => likeness(phrase, question, smallWords))),
  }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  return best !== undefined && best.score > 0 ? best.topic : undefined;
}

/**
 * How much a phrase has in common with a question; 0 where a telling word of it is missing, or more than half of its small
 * words. A phrase of small words alone must stand there as it is.
 */
function likeness(phrase: readonly string[], question: readonly string[], smallWords: ReadonlySet<string>): number {
  const telling = phrase.filter((word) => !smallWords.has(word));
  const small = phrase.filter((word) => smallWords.has(word));
  if (telling.length === 0) return ` ${question.join(' ')} `.includes(` ${phrase.join(' ')} `) ? small.length : 0;
  const heard = small.filter((word) => question.includes(word)).length;
  if (!telling.every((word) => question.includes(word)) || heard * 2 < small.length) return 0;
  return telling.length * TELLING + heard;
}

function wordsOf(text: string, { evened, grammar: { stem, smallWords } }: Language): readonly string[] {
  const words = evened(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (smallWords.has(word) ? word : stem(word)));
}
