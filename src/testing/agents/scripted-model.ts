import type { AgentOutputItem, Model } from '@openai/agents';
import { functionCall, modelError, ScriptedModel } from '@openai/agents/testing';
import { ExtractError } from '../../session/extract-error.ts';

/** What a model answers a message with: tool calls and texts, the same each time it is asked, or an error. */
export type ScriptedOutput = readonly AgentOutputItem[] | Error;

/**
 * A language model that answers every message as the test says, for `agentExtract`: the whole way through the agent, its
 * tools and their schemas, without a key. Of a message that nobody scripted it makes an error, and the embedded reader
 * takes the turn: the reply's errors have `extract-unscripted`.
 * @example agentExtract({ model: scriptedModel({ 'a haircut': [toolCall('set_slot', { slot: 'service', value: 'haircut' })] }), asks: 'always' });
 */
export function scriptedModel(script: Readonly<Record<string, ScriptedOutput>>): (said: string) => Model {
  return (said) => {
    const output = Object.hasOwn(script, said) ? script[said] : undefined;
    if (output === undefined) throw new ExtractError('extract-unscripted', `Nobody scripted "${said}".`);
    const step = output instanceof Error ? modelError(output) : [...output];
    // A message that was misread is looked at twice; a third call finds the script at its end.
    return new ScriptedModel([step, step]);
  };
}

/**
 * A tool call as a model makes it; `args` that are a text stand as they are, whatever the tool takes.
 * @example toolCall('set_slot', { slot: 'date', value: 'next Tuesday', quote: null });
 */
export const toolCall = (name: string, args: Readonly<Record<string, unknown>> | string = {}): AgentOutputItem =>
  functionCall(name, typeof args === 'string' ? args : { ...args }, { callId: `call_${name}` });
