import type { Effect } from '../core/effect.ts';
import type { OutcomeEvent } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import type { Perform, Refused } from './perform.ts';
import { inTime, type TimeLimit } from './time-limit.ts';

/** An effect that something is owed of. */
export type OwedEffect = Exclude<Effect, { readonly is: 'none' }>;

/** A result larger than this is not kept: 16 KB. */
const largestResult = 16 * 1024;

/** Does what is owed and says what became of it; a throw or a time-out is an outcome that nobody knows. */
export async function carryOut(
  owed: OwedEffect,
  perform: Perform<Flow>,
  limit: TimeLimit,
  progress: (words: string) => void = () => undefined,
): Promise<OutcomeEvent> {
  try {
    return await inTime((signal) => ask(owed, perform, signal, progress), limit);
  } catch (cause) {
    return unknownOutcome(owed, cause instanceof Error ? cause.message : String(cause));
  }
}

async function ask(
  owed: OwedEffect,
  perform: Perform<Flow>,
  signal: AbortSignal,
  progress: (words: string) => void,
): Promise<OutcomeEvent> {
  const { key } = owed;
  switch (owed.is) {
    case 'check': {
      const outcome = await perform.check?.({ slots: owed.slots, key, signal });
      if (outcome === undefined) return { type: 'check.errored', key, reason: 'perform has no check' };
      return outcome.is === 'passed'
        ? { type: 'check.passed', key }
        : { type: 'check.failed', key, ...refused(outcome) };
    }
    case 'fulfil': {
      const outcome = await perform.fulfil({ slots: owed.slots, key, signal, progress });
      switch (outcome.is) {
        case 'succeeded':
          return { type: 'fulfil.succeeded', key, result: kept(outcome.result) };
        case 'conflicted':
          return { type: 'fulfil.conflicted', key, ...refused(outcome) };
        case 'failed':
          return { type: 'fulfil.failed', key, retryable: outcome.retryable, reason: outcome.reason };
        default:
          return outcome satisfies never;
      }
    }
    case 'reconcile': {
      const outcome = await perform.reconcile?.({ key, signal });
      switch (outcome?.is) {
        case 'succeeded':
          return { type: 'fulfil.succeeded', key, result: kept(outcome.result) };
        case 'absent':
          return { type: 'reconcile.absent', key };
        case 'unknown':
        case undefined:
          return { type: 'reconcile.unknown', key };
        default:
          return outcome satisfies never;
      }
    }
    default:
      return owed satisfies never;
  }
}

function unknownOutcome({ is, key }: OwedEffect, reason: string): OutcomeEvent {
  switch (is) {
    case 'check':
      return { type: 'check.errored', key, reason };
    case 'fulfil':
      return { type: 'fulfil.unknown', key, reason };
    case 'reconcile':
      return { type: 'reconcile.unknown', key };
    default:
      return is satisfies never;
  }
}

const refused = ({ slot, reason, alternatives = [] }: Refused): Required<Refused> => ({ slot, reason, alternatives });

/** Untyped code may return anything: what has no text, such as a bigint, says so in words. */
function asText(result: Json): string | undefined {
  try {
    return JSON.stringify(result);
  } catch {
    return JSON.stringify({ leftOut: 'a result that is no JSON' });
  }
}

/** The task is done even where its result cannot be kept; then the result says so. */
function kept(result: Json): Json {
  const text = asText(result);
  if (text === undefined) return null;
  return text.length <= largestResult
    ? (JSON.parse(text) as Json)
    : { leftOut: `a result of ${text.length} characters` };
}
