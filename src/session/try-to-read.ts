import { isProposal } from '../core/events.ts';
import { ExtractError } from './extract-error.ts';
import type { Clock, Extract, ExtractGiven, Extraction, Usage } from './ports.ts';
import type { TurnError } from './turn-error.ts';

/** Who reads messages, and how long a model may take. */
export interface Readers {
  readonly extract: Extract;
  /** Takes the turn where `extract` throws or is slow. */
  readonly fallback: Extract;
  readonly clock: Clock;
  readonly withinMs: number;
}

/** A reading that was had one way or another. */
export interface Tried extends Omit<Extraction, 'faults'> {
  readonly errors: readonly TurnError[];
  /** `fallback`: what was asked first could not read it. */
  readonly by: 'extract' | 'fallback';
}

/** A batch is one message; more than this is no message. */
const largestBatch = 50;

/** Has a message read by `extract`, or by `fallback` where that throws or is slow. */
export async function tryToRead(
  { extract, fallback, clock, withinMs }: Readers,
  said: string,
  given: Omit<ExtractGiven, 'signal'>,
): Promise<Tried> {
  const timeLimit = new AbortController();
  const done = new AbortController();
  const slow = clock.wait(withinMs, done.signal).then((): 'slow' => 'slow');
  try {
    const extraction = await Promise.race([extract(said, { ...given, signal: timeLimit.signal }), slow]);
    if (extraction === 'slow') throw new ExtractError('extract-timed-out', `no reading within ${withinMs} ms`);
    const { faults = [], ...read } = extraction;
    return { ...read, proposals: proposalsIn(read.proposals), errors: faults, by: 'extract' };
  } catch (error) {
    timeLimit.abort(error);
    const { code, message, usage } =
      error instanceof ExtractError ? error : new ExtractError('extract-failed', nameOf(error));
    const read = await readInstead(fallback, said, given);
    return { ...read, usage: sum(usage, read.usage), errors: [{ slot: null, code, detail: message }] };
  } finally {
    done.abort();
  }
}

/** Has a message read by `fallback`, which makes no calls and cannot be slow. */
export async function readInstead(
  fallback: Extract,
  said: string,
  given: Omit<ExtractGiven, 'signal'>,
): Promise<Tried> {
  const { faults = [], ...read } = await fallback(said, { ...given, signal: new AbortController().signal });
  return { ...read, errors: faults, by: 'fallback' };
}

/** What two readings cost. */
export const sum = (a: Usage, b: Usage): Usage => ({
  modelCalls: a.modelCalls + b.modelCalls,
  inputTokens: a.inputTokens + b.inputTokens,
  outputTokens: a.outputTokens + b.outputTokens,
});

/** Whose message may hold anything, the user's words too: only its name is told. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'no Error was thrown');

/** What comes from outside is data: only well-formed proposals get to the chart. */
const proposalsIn = (proposals: readonly unknown[]) => proposals.filter(isProposal).slice(0, largestBatch);
