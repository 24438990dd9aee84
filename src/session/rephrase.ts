import type { Flow } from '../core/flow.ts';
import type { Told } from '../core/told.ts';
import { ExtractError } from './extract-error.ts';
import type { Clock, Rephrase, Rephrased, Usage } from './ports.ts';
import { isFaithful, type Original, sentencesToKeep } from './rephrase-check.ts';
import { saysSensitive, valuesToSay } from './rephrase-values.ts';
import type { TurnError } from './turn-error.ts';

/** Who finds other words, and how long we wait for them. */
export interface Rephraser {
  readonly rephrase: Rephrase;
  readonly clock: Clock;
  readonly withinMs: number;
}

/** The text of a reply as the user gets it, what that cost, and why it is the original where it should not be. */
export interface Worded {
  readonly text: string;
  readonly usage: Usage;
  readonly errors: readonly TurnError[];
}

const noUsage: Usage = { modelCalls: 0, inputTokens: 0, outputTokens: 0 };

/**
 * Puts a reply into other words; where these are late, fail or say anything else the original stands. A reply that says
 * a sensitive value is not handed out. Never rejects.
 * @param rephraser `null`: nobody finds other words.
 * @param told the run as the reply tells it, with the record of the turn.
 */
export async function reworded(rephraser: Rephraser | null, flow: Flow, told: Told, text: string): Promise<Worded> {
  if (rephraser === null || text === '' || saysSensitive(flow, told, text)) return { text, usage: noUsage, errors: [] };
  const original: Original = { text, values: valuesToSay(flow, told), locale: told.context.locale };
  const given = { flow, told, keep: [...sentencesToKeep(original), ...valuesIn(original)] };
  try {
    const rephrased = await inTime(rephraser, (signal) => rephraser.rephrase(text, { ...given, signal }));
    const { usage } = rephrased;
    const words = rephrased.text.trim();
    if (words !== '' && isFaithful(original, words)) return { text: words, usage, errors: [] };
    return { text, usage, errors: [{ slot: null, code: 'rephrase-dropped' }] };
  } catch (error) {
    const { usage, why } = failureOf(error);
    return { text, usage, errors: [{ slot: null, code: 'rephrase-failed', detail: why }] };
  }
}

const valuesIn = ({ text, values }: Original): readonly string[] => values.filter((value) => text.includes(value));

async function inTime(
  { clock, withinMs }: Rephraser,
  ask: (signal: AbortSignal) => Promise<Rephrased>,
): Promise<Rephrased> {
  const timeLimit = new AbortController();
  const done = new AbortController();
  const slow = clock.wait(withinMs, done.signal).then((): 'slow' => 'slow');
  try {
    const rephrased = await Promise.race([ask(timeLimit.signal), slow]);
    if (rephrased === 'slow') throw new ExtractError('rephrase-timed-out', `no other words within ${withinMs} ms`);
    return rephrased;
  } catch (error) {
    timeLimit.abort(error);
    throw error;
  } finally {
    done.abort();
  }
}

/** The message of an error of somebody else may hold anything, the user's words too: only its name is told. */
function failureOf(error: unknown): { readonly usage: Usage; readonly why: string } {
  if (error instanceof ExtractError) return { usage: error.usage, why: `${error.code}: ${error.message}` };
  return { usage: noUsage, why: error instanceof Error ? error.name : 'no Error was thrown' };
}
