import type { Model } from '@openai/agents';
import { offlineExtract, readMessage } from '../offline/index.ts';
import type { Extract, ExtractGiven } from '../session/ports.ts';
import { modelNamed } from './model-named.ts';
import { runModel } from './run-model.ts';

/** Which model reads, and when. */
export interface AgentOptions {
  /** Any model of the Agents SDK, the name of one of OpenAI's, or a model made anew for each message. */
  readonly model: Model | string | ((said: string, given: ExtractGiven) => Model);
  /**
   * `whenUnsure`, the default: turns that the embedded reader is certain of (a plain yes, a bare answer to the question
   * asked) make no model call. `always`: every message is read by the model.
   */
  readonly asks?: 'whenUnsure' | 'always';
  /** Whether the provider streams its answer; nothing is shown before it is complete. Default: false. */
  readonly isStreamed?: boolean;
}

/**
 * A reader that has a language model propose what a message says, through tool calls. Nothing it says counts before the
 * machine has decided; one call in a usual turn, two at most.
 * @throws `ExtractError` `model-unauthorized` where `model` is a name and there is no key for it.
 * @example createAssistant({ flow, perform, extract: agentExtract({ model: 'gpt-5.6-luna' }) });
 */
export function agentExtract({ model, asks = 'whenUnsure', isStreamed = false }: AgentOptions): Extract {
  const named = typeof model === 'string' ? modelNamed({ name: model }) : model;
  return async (said, given) => {
    if (asks === 'whenUnsure' && given.first === null) {
      const { isCertain, ...read } = readMessage(said, given);
      if (isCertain) return { ...read, usage: { modelCalls: 0, inputTokens: 0, outputTokens: 0 } };
    }
    const one = typeof named === 'function' ? named(said, given) : named;
    const reading = await runModel({ model: one, isStreamed }, said, given);
    // That a model finds nothing costs the user an attempt only if there is nothing.
    const foundNothing = reading.proposals.length === 0 && reading.faults === undefined;
    return foundNothing ? { ...(await offlineExtract(said, given)), usage: reading.usage } : reading;
  };
}
