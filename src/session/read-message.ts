import type { Asked } from '../core/context.ts';
import { isProposal } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import { movesOf } from '../core/moves.ts';
import type { Told } from '../core/told.ts';
import { readAnswerText } from './answer-text.ts';
import type { Clock, Extract, ExtractGiven, Extraction, RecentMessage, Usage } from './ports.ts';
import type { TurnError } from './reply.ts';
import type { Runs } from './run.ts';
import type { OpenTurn } from './store.ts';

/** What a message came to, before anything is done about it. */
export interface ReadMessage extends Pick<OpenTurn, 'errors' | 'answer' | 'isUnanswered' | 'usage'> {
  readonly told: Told;
  /** Whether the message would begin something where nothing goes on: a value, a fresh start, a person. */
  readonly begins: boolean;
}

export interface Readers {
  readonly extract: Extract;
  /** Takes the turn where `extract` throws or is slow. */
  readonly fallback: Extract;
  readonly clock: Clock;
  readonly withinMs: number;
}

/** A batch is one message; more than this is no message. */
const largestBatch = 50;

/** Has a message read and applies the batch; a model that misfired is asked once more, and its mended batch starts afresh. */
export async function readMessage(
  { flow, runs, readers }: { readonly flow: Flow; readonly runs: Runs; readonly readers: Readers },
  said: string,
  started: Told,
  around: { readonly finished: Told | null; readonly recent: readonly RecentMessage[] },
): Promise<ReadMessage> {
  const given = {
    flow,
    told: started,
    moves: movesOf(flow, started),
    asked: askedIn(started),
    ...around,
  };
  const first = await extractInTime(readers, said, { ...given, verdicts: [] });
  const applied = apply(runs, started, first, around.finished);
  const isMisread = first.usage.modelCalls > 0 && applied.context.turn.verdicts.some(({ is }) => is === 'misfired');
  if (!isMisread) return readAs(flow, first, applied);
  const second = await extractInTime(readers, said, { ...given, verdicts: applied.context.turn.verdicts });
  const mended = {
    ...second,
    usage: sum(first.usage, second.usage),
    errors: [...first.errors, ...second.errors],
  };
  return readAs(flow, mended, apply(runs, started, second, around.finished));
}

/** After an end "book another" has begun a run by being said: there is nothing to start over. */
const apply = (runs: Runs, started: Told, { proposals }: Extraction, finished: Told | null): Told =>
  runs.read(started, finished === null ? proposals : proposals.filter(({ type }) => type !== 'restart'));

/** A message sent before the question was put picks none of its options. */
function askedIn({ context: { asked, turn } }: Told): Asked | null {
  return asked === null || turn.answers ? asked : { ...asked, options: [] };
}

type Tried = Extraction & { readonly errors: readonly TurnError[] };

function readAs(flow: Flow, { proposals, answer, usage, errors }: Tried, told: Told): ReadMessage {
  const { turn, slots, locale } = told.context;
  const text = answer === undefined ? null : readAnswerText(flow, slots, locale, answer);
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

const sum = (a: Usage, b: Usage): Usage => ({
  modelCalls: a.modelCalls + b.modelCalls,
  inputTokens: a.inputTokens + b.inputTokens,
  outputTokens: a.outputTokens + b.outputTokens,
});

async function extractInTime(
  { extract, fallback, clock, withinMs }: Readers,
  said: string,
  given: Omit<ExtractGiven, 'signal'>,
): Promise<Tried> {
  const timeLimit = new AbortController();
  const done = new AbortController();
  const slow = clock.wait(withinMs, done.signal).then((): 'slow' => 'slow');
  try {
    const extraction = await Promise.race([extract(said, { ...given, signal: timeLimit.signal }), slow]);
    if (extraction !== 'slow') return { ...extraction, proposals: proposalsIn(extraction.proposals), errors: [] };
    timeLimit.abort(new Error(`no reading within ${withinMs} ms`));
  } catch {
    // Whatever the model did: the embedded reader takes the turn, and the turn's errors tell.
  } finally {
    done.abort();
  }
  const extraction = await fallback(said, { ...given, signal: new AbortController().signal });
  return { ...extraction, errors: [{ slot: null, code: 'extract-failed' }] };
}

/** What comes from outside is data: only well-formed proposals get to the chart. */
const proposalsIn = (proposals: readonly unknown[]) => proposals.filter(isProposal).slice(0, largestBatch);
