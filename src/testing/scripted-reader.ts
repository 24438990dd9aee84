import type { Proposal } from '../core/events.ts';
import { ExtractError } from '../session/extract-error.ts';
import type { Extract } from '../session/ports.ts';

/** What a message is read as: proposals, or an error that is thrown. */
export type ScriptedReading = readonly Proposal[] | Error;

/** Who reads the messages of a test. */
export interface ScriptedReader {
  readonly extract: Extract;
  /** The same script: what nobody scripted fails the turn, and no other reader takes it. */
  readonly fallback: Extract;
}

/**
 * A reader in a language model's place that makes of every message what the test says; both ports of an assistant. A
 * message that nobody scripted, or whose reading is an `Error`, cannot be read: `send` rejects.
 * @example createAssistant({ flow, perform, ...scriptedReader({ 'on Friday': [{ type: 'slot.proposed', slot: 'day', value: 'Friday' }] }) });
 */
export function scriptedReader(script: Readonly<Record<string, ScriptedReading>>): ScriptedReader {
  const extract = scriptedExtract(script);
  return { extract, fallback: extract };
}

/**
 * Only the `extract` of {@link scriptedReader}: where it cannot read, the embedded reader takes the turn, as it does for a
 * model that fails.
 */
export function scriptedExtract(script: Readonly<Record<string, ScriptedReading>>): Extract {
  return async (said) => {
    const reading = Object.hasOwn(script, said) ? script[said] : undefined;
    if (reading === undefined) {
      const known = Object.keys(script).map((words) => `"${words}"`);
      throw new ExtractError('extract-unscripted', `Nobody scripted "${said}". Scripted: ${known.join(', ')}.`);
    }
    if (reading instanceof Error) throw reading;
    return { proposals: reading, usage: { modelCalls: 1, inputTokens: 0, outputTokens: 0 } };
  };
}
