import { isProposal } from '../core/events.ts';
import { ExtractError } from './extract-error.ts';
import type { Extract, ExtractGiven, Extraction, Usage } from './ports.ts';
import { inTime, type TimeLimit, TimeLimitError } from './time-limit.ts';
import type { TurnError } from './turn-error.ts';

/** Who reads messages, and how long a model may take. */
export interface Readers extends TimeLimit {
  readonly extract: Extract;
  /** Takes the turn where `extract` throws or is slow. */
  readonly fallback: Extract;
}

/** A reading that was had one way or another. */
export interface Tried extends Omit<Extraction, 'faults'> {
  readonly errors: readonly TurnError[];
  /** `fallback`: what was asked first could not read it. */
  readonly by: 'extract' | 'fallback';
}

/** A batch is one message; more than this is no message. */
const largestBatch = 50;

/** Has a message read by `extract`, or by `fallback` where that throws, is slow or sends nothing usable. */
export async function tryToRead(
  { extract, fallback, ...limit }: Readers,
  said: string,
  given: Omit<ExtractGiven, 'signal'>,
): Promise<Tried> {
  try {
    const { faults = [], ...read } = await inTime((signal) => extract(said, { ...given, signal }), limit);
    const proposals = proposalsIn(read.proposals);
    // An empty batch would tell the user that nothing was understood, and something was.
    if (proposals.length === 0 && read.proposals.length > 0) {
      throw new ExtractError('extract-malformed', 'no proposal is of a known form', read.usage);
    }
    return { ...read, proposals, errors: faults, by: 'extract' };
  } catch (error) {
    const { code, message, usage } = failureIn(error);
    const read = await readInstead(fallback, said, given);
    return { ...read, usage: sum(usage, read.usage), errors: [{ slot: null, code, detail: message }] };
  }
}

function failureIn(error: unknown): ExtractError {
  if (error instanceof ExtractError) return error;
  if (error instanceof TimeLimitError) return new ExtractError('extract-timed-out', error.message);
  // The message of somebody else's error may hold anything, the user's words too: only its name is told.
  return new ExtractError('extract-failed', error instanceof Error ? error.name : 'no Error was thrown');
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

/** What comes from outside is data: only well-formed proposals get to the chart. */
const proposalsIn = (proposals: readonly unknown[]) => proposals.filter(isProposal).slice(0, largestBatch);
