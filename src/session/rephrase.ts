import type { Flow } from '../core/flow.ts';
import type { Told } from '../core/told.ts';
import { ExtractError } from './extract-error.ts';
import type { Rephrase, Usage } from './ports.ts';
import { isFaithful, type Original, sentencesToKeep } from './rephrase-check.ts';
import { saysSensitive, valuesToSay } from './rephrase-values.ts';
import { inTime, type TimeLimit, TimeLimitError } from './time-limit.ts';
import type { TurnError } from './turn-error.ts';

/** Who finds other words, and how long we wait for them. */
export interface Rephraser extends TimeLimit {
  readonly rephrase: Rephrase;
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
    const rephrased = await inTime((signal) => rephraser.rephrase(text, { ...given, signal }), rephraser);
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

/** The message of an error of somebody else may hold anything, the user's words too: only its name is told. */
function failureOf(error: unknown): { readonly usage: Usage; readonly why: string } {
  if (error instanceof TimeLimitError) return { usage: noUsage, why: error.message };
  if (error instanceof ExtractError) return { usage: error.usage, why: `${error.code}: ${error.message}` };
  return { usage: noUsage, why: error instanceof Error ? error.name : 'no Error was thrown' };
}
