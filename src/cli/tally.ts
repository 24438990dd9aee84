import { type Json, same } from '../core/json.ts';
import type { Reply } from '../session/reply.ts';

/** Keeps in mind what was done, as far as replies tell it. */
export interface Tally {
  /** Notes a reply, and gives it back. */
  note(reply: Reply): Reply;
  /** What was done, and whether the outcome of something is not known. */
  stands(): string;
}

/** @param stands says what was done, given the results of all runs that were completed. */
export function createTally(stands: (results: readonly Json[]) => string): Tally {
  const results: Json[] = [];
  let isUnknownNow = false;
  return {
    note(reply) {
      isUnknownNow = isUnknown(reply);
      const { outcome } = reply;
      // What is said after an end tells the same outcome again.
      const isNews = outcome?.is === 'completed' && !results.some((result) => same(result, outcome.result));
      if (isNews) results.push(outcome.result);
      return reply;
    },
    stands: () => (isUnknownNow ? `${stands(results)} ${unknown}` : stands(results)),
  };
}

const unknown = 'What became of the last request is not known.';

const isUnknown = ({ state, outcome }: Reply): boolean =>
  state.startsWith('executing.') || (outcome?.is === 'handedOff' && outcome.because?.why === 'unknown');
