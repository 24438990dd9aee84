import type { Asked } from '../core/context.ts';
import type { Proposal } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import { movesOf } from '../core/moves.ts';
import type { Told } from '../core/told.ts';
import type { Verdict } from '../core/verdict.ts';
import { readAnswerText } from './answer-text.ts';
import type { RecentMessage } from './ports.ts';
import type { Runs } from './run.ts';
import type { OpenTurn } from './store.ts';
import { type Readers, readInstead, sum, type Tried, tryToRead } from './try-to-read.ts';

/** What a message came to, before anything is done about it. */
export interface ReadMessage extends Pick<OpenTurn, 'errors' | 'answer' | 'isUnanswered' | 'usage'> {
  readonly told: Told;
  /** Whether the message would begin something where nothing goes on: a value, a fresh start, a person. */
  readonly begins: boolean;
}

/**
 * Has a message read and applies the batch to the run as it was when the turn started. A model that misread it is asked once
 * more; what it then still invents is left to the embedded reader, so that a bad model costs the user nothing.
 */
export async function readMessage(
  { flow, runs, readers }: { readonly flow: Flow; readonly runs: Runs; readonly readers: Readers },
  said: string,
  started: Told,
  { finished, recent }: { readonly finished: Told | null; readonly recent: readonly RecentMessage[] },
): Promise<ReadMessage> {
  const given = { flow, told: started, moves: movesOf(flow, started), asked: askedIn(started), finished, recent };
  const apply = (tried: Tried): Applied => ({ tried, told: runs.read(started, heardIn(tried, finished)) });

  const first = apply(await tryToRead(readers, said, { ...given, first: null }));
  if (first.tried.by === 'fallback' || first.tried.usage.modelCalls === 0) return readAs(flow, first);
  const second = await lookAgain();
  if (misfiredIn(second).size === 0 || second.tried.by === 'fallback') return readAs(flow, second);
  return readAs(flow, apply(rescued(second, await readInstead(readers.fallback, said, { ...given, first: null }))));

  /** One call in a usual turn, two at most. */
  async function lookAgain(): Promise<Applied> {
    const { proposals, errors: faults, usage } = first.tried;
    const isMisread = faults.length > 0 || misfiredIn(first).size > 0;
    if (!isMisread || usage.modelCalls > 1) return first;
    const { verdicts } = first.told.context.turn;
    const again = await tryToRead(readers, said, { ...given, first: { proposals, verdicts, faults } });
    const good = withoutMisfires(first);
    return apply(again.by === 'extract' ? joined(again, good) : { ...joined(good, again), by: 'fallback' });
  }
}

/** A reading, and what the chart made of it. */
interface Applied {
  readonly tried: Tried;
  readonly told: Told;
}

/** After an end "book another" has begun a run by being said: there is nothing to start over. */
const heardIn = ({ proposals }: Tried, finished: Told | null): readonly Proposal[] =>
  finished === null ? proposals : proposals.filter(({ type }) => type !== 'restart');

/** A message sent before the question was put picks none of its options. */
function askedIn({ context: { asked, turn } }: Told): Asked | null {
  return asked === null || turn.answers ? asked : { ...asked, options: [] };
}

/** Slots of which nothing that was proposed is carried by the words. */
function misfiredIn({ told }: Applied): ReadonlySet<string> {
  const { verdicts } = told.context.turn;
  const isMisfire = ({ is }: Verdict): boolean => is === 'misfired';
  const taken = new Set(verdicts.filter((verdict) => !isMisfire(verdict)).map(({ slot }) => slot));
  return new Set(verdicts.filter((verdict) => isMisfire(verdict) && !taken.has(verdict.slot)).map(({ slot }) => slot));
}

function withoutMisfires(applied: Applied): Tried {
  const misfired = misfiredIn(applied);
  const isGood = (proposal: Proposal): boolean => !('slot' in proposal && misfired.has(proposal.slot));
  return { ...applied.tried, proposals: applied.tried.proposals.filter(isGood) };
}

/** What one reading says, and what another says about anything else. */
function joined(one: Tried, other: Tried): Tried {
  const about = (proposal: Proposal): string => ('slot' in proposal ? proposal.slot : proposal.type);
  const told = new Set(one.proposals.map(about));
  const answer = one.answer ?? other.answer;
  return {
    proposals: [...one.proposals, ...other.proposals.filter((proposal) => !told.has(about(proposal)))],
    ...(answer === undefined ? {} : { answer }),
    usage: sum(one.usage, other.usage),
    errors: [...one.errors, ...other.errors],
    by: one.by,
  };
}

/** The embedded reader's word on what the model invented; on everything, where the model said nothing else. */
function rescued(applied: Applied, embedded: Tried): Tried {
  const misfired = misfiredIn(applied);
  const good = withoutMisfires(applied);
  const isWanted = (proposal: Proposal): boolean =>
    good.proposals.length === 0 || ('slot' in proposal && misfired.has(proposal.slot));
  const proposals = embedded.proposals.filter(isWanted);
  const errors = [...misfired].map((slot) => ({ slot, code: 'misfired' }));
  // Where nothing can be read a batch of misfires is free for the user, and an empty one is not.
  return proposals.length === 0
    ? applied.tried
    : joined({ ...good, errors: [...good.errors, ...errors] }, { ...embedded, proposals });
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
