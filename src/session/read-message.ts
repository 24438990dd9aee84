import type { Asked } from '../core/context.ts';
import type { Proposal } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import { movesOf } from '../core/moves.ts';
import type { Told } from '../core/told.ts';
import { readAnswerText } from './answer-text.ts';
import { type Applied, isMisread, joined, rescued, withoutMisfires } from './misreading.ts';
import type { RecentMessage } from './ports.ts';
import type { Runs } from './run.ts';
import type { OpenTurn } from './store.ts';
import { type Readers, readInstead, type Tried, tryToRead } from './try-to-read.ts';
import { withoutUnsaid } from './unsaid.ts';

/** What a message came to, before anything is done about it. */
export interface ReadMessage extends Pick<OpenTurn, 'errors' | 'answer' | 'isUnanswered' | 'usage'> {
  readonly told: Told;
  /** Whether the message would begin something where nothing goes on: a value, a fresh start, a person. */
  readonly begins: boolean;
}

/**
 * Has a message read and applies the batch to the run as it was when the turn started. A model that misread it is asked once
 * more; what it then still invents, and a yes or a no that nobody said, is left to the embedded reader, so that a bad model
 * costs the user nothing.
 */
export async function readMessage(
  { flow, runs, readers }: { readonly flow: Flow; readonly runs: Runs; readonly readers: Readers },
  said: string,
  started: Told,
  { finished, recent }: { readonly finished: Told | null; readonly recent: readonly RecentMessage[] },
): Promise<ReadMessage> {
  const given = { flow, told: started, moves: movesOf(flow, started), asked: askedIn(started), finished, recent };
  const apply = (tried: Tried): Applied => ({ tried, told: runs.read(started, heardIn(tried, finished)) });
  const endsAt = readers.clock.nowMs() + readers.withinMs;

  const first = apply(withoutUnsaid(flow, started, await tryToRead(readers, said, { ...given, first: null })));
  if (first.tried.by === 'fallback' || first.tried.usage.modelCalls === 0) return readAs(flow, first);
  const second = await lookAgain();
  if (!isMisread(second) || second.tried.by === 'fallback') return readAs(flow, second);
  return readAs(flow, apply(rescued(second, await readInstead(readers.fallback, said, { ...given, first: null }))));

  /** One call in a usual turn, two at most, which together are as long as one may be: a user waits for both. */
  async function lookAgain(): Promise<Applied> {
    const { proposals, errors: faults, usage } = first.tried;
    const isFaulty = faults.length > 0 || first.told.context.turn.verdicts.some(({ is }) => is === 'misfired');
    if (!isFaulty || usage.modelCalls > 1) return first;
    const { verdicts } = first.told.context.turn;
    const before = { proposals, verdicts, faults };
    const inWhatIsLeft = { ...readers, withinMs: Math.max(0, endsAt - readers.clock.nowMs()) };
    const again = withoutUnsaid(flow, started, await tryToRead(inWhatIsLeft, said, { ...given, first: before }));
    const good = withoutMisfires(first);
    return apply(again.by === 'extract' ? joined(again, good) : { ...joined(good, again), by: 'fallback' });
  }
}

/** After an end "book another" has begun a run by being said: there is nothing to start over. */
const heardIn = ({ proposals }: Tried, finished: Told | null): readonly Proposal[] =>
  finished === null ? proposals : proposals.filter(({ type }) => type !== 'restart');

/** A message sent before the question was put picks none of its options. */
export function askedIn({ context: { asked, turn } }: Told): Asked | null {
  return asked === null || turn.answers ? asked : { ...asked, options: [] };
}

function readAs(flow: Flow, { tried, told }: Applied): ReadMessage {
  const { proposals, answer, usage, errors } = tried;
  const { turn } = told.context;
  const text = answer === undefined ? null : readAnswerText(flow, told.context, answer);
  const misfires = turn.verdicts.filter(({ is }) => is === 'misfired').map(({ slot }) => ({ slot, code: 'misfired' }));
  return {
    told,
    begins:
      proposals.some(({ type }) => type === 'restart' || type === 'human.requested') ||
      turn.verdicts.some(({ is }) => is === 'accepted' || is === 'refused' || is === 'ambiguous'),
    errors: [...errors, ...misfires],
    answer: text,
    isUnanswered: text === null && turn.digressions.includes('answer'),
    usage,
  };
}
