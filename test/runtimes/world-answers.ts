import type { OutcomeEvent } from '../../src/core/events.ts';
import type { OwedEffect } from '../../src/session/effects.ts';
import type { Refused } from '../../src/session/perform.ts';
import type { ContractOutcome } from '../../src/testing/contract-conversations.ts';

/** One answer of the world to what is owed. */
export interface WorldAnswer {
  readonly to: OwedEffect;
  /** What `perform` comes to; `throws`: nobody knows. */
  readonly tells: ContractOutcome;
  /** What the chart must hear of it. */
  readonly hears: OutcomeEvent;
}

/** What `perform` throws. */
export const nobodyKnows = 'Nobody knows.';

/** Every answer there may be to what is owed now; the good one comes first. */
export function answersTo(owed: OwedEffect, refusals: readonly Required<Refused>[]): readonly WorldAnswer[] {
  const { key } = owed;
  const reason = nobodyKnows;
  const answer = (tells: ContractOutcome, hears: OutcomeEvent): WorldAnswer => ({ to: owed, tells, hears });
  const done = answer({ is: 'succeeded', result: 'done' }, { type: 'fulfil.succeeded', key, result: 'done' });
  const failed = (retryable: boolean): WorldAnswer =>
    answer({ is: 'failed', retryable, reason: 'full' }, { type: 'fulfil.failed', key, retryable, reason: 'full' });
  switch (owed.is) {
    case 'check':
      return [
        answer({ is: 'passed' }, { type: 'check.passed', key }),
        ...refusals.map((one) => answer({ is: 'failed', ...one }, { type: 'check.failed', key, ...one })),
        answer('throws', { type: 'check.errored', key, reason }),
      ];
    case 'fulfil':
      return [
        done,
        ...refusals.map((one) => answer({ is: 'conflicted', ...one }, { type: 'fulfil.conflicted', key, ...one })),
        failed(true),
        failed(false),
        answer('throws', { type: 'fulfil.unknown', key, reason }),
      ];
    case 'reconcile':
      return [
        done,
        answer({ is: 'absent' }, { type: 'reconcile.absent', key }),
        answer({ is: 'unknown' }, { type: 'reconcile.unknown', key }),
        answer('throws', { type: 'reconcile.unknown', key }),
      ];
    default:
      return owed satisfies never;
  }
}

/** An effect as it comes to the world. */
export interface AskedEffect {
  readonly is: OwedEffect['is'];
  readonly key: string;
  readonly slots?: object;
}

/**
 * Puts what is asked of the world into words that are the same on every host: `fulfil 1 {"day":"friday"}`. Keys differ from host
 * to host; their number tells a new one from one that is asked again.
 */
export function createAskedInWords(): (asked: AskedEffect) => string {
  const keys = { check: [] as string[], task: [] as string[] };
  return ({ is, key, slots = {} }) => {
    const known = is === 'check' ? keys.check : keys.task;
    if (!known.includes(key)) known.push(key);
    return `${is} ${known.indexOf(key) + 1} ${JSON.stringify(slots)}`;
  };
}
