import { quantile } from '../eval/measure.ts';
import type { Conversation } from './conversation.ts';
import type { Measured } from './measure-talks.ts';
import { added, type Counted, nothingCounted } from './meter.ts';
import { scriptOf } from './script.ts';

/** What a contender needs for one message, as the mean over all the conversations. */
export interface Figures extends Counted {
  readonly ms: number;
  readonly largestBytes: number;
  readonly right: number;
  readonly conversations: number;
}

export function figuresOf({ talked, rounds }: Measured): Figures {
  const counted = talked.flatMap((talk) => talk.counted);
  const { calls, input, withCache, output } = counted.reduce(added, nothingCounted);
  const per = (sum: number): number => sum / counted.length;
  return {
    ...{ calls: per(calls), input: per(input), withCache: per(withCache), output: per(output) },
    ms: medianOf(rounds.map((round) => meanOf(round.flat()))),
    largestBytes: Math.max(...talked.map(({ largestBytes }) => largestBytes)),
    right: talked.filter(({ isRight }) => isRight).length,
    conversations: talked.length,
  };
}

/** What the same kind of message needs early and late in the long conversation. */
export interface Growth {
  readonly early: { readonly input: number; readonly ms: number };
  readonly late: { readonly input: number; readonly ms: number };
}

/** How many messages are looked at, at each end. */
const compared = 5;

export function growthOf({ talked, rounds }: Measured): Growth {
  const at = talked.findIndex(({ conversation }) => conversation.id === 'long');
  const talk = talked[at];
  if (talk === undefined) throw new Error('The long conversation was not held.');
  const questions = unknownQuestionsIn(talk.conversation);
  const of = (messages: readonly number[]) => ({
    input: meanOf(messages.map((message) => talk.counted[message]?.input ?? Number.NaN)),
    ms: medianOf(rounds.map((round) => meanOf(messages.map((message) => round[at]?.[message] ?? Number.NaN)))),
  });
  return { early: of(questions.slice(0, compared)), late: of(questions.slice(-compared)) };
}

/** The places of questions that nobody at the salon knows an answer to: the same work, whenever they are asked. */
export function unknownQuestionsIn(conversation: Conversation): readonly number[] {
  const turns = [...scriptOf([conversation]).values()];
  return turns.flatMap(({ intent, answer }, at) => (intent === 'question' && answer === null ? [at] : []));
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const medianOf = (values: readonly number[]): number => quantile(values, 0.5);
