import {
  type AgentOutputItem,
  type Model,
  type ModelRequest,
  type ModelResponse,
  type StreamEvent,
  Usage,
} from '@openai/agents';
import type { Proposal } from '../core/events.ts';
import type { ExtractGiven } from '../session/ports.ts';
import { readMessage } from './reader.ts';

/**
 * The embedded reader in the place of a language model: it answers with the tool calls a model would make, so that the
 * whole way of a message through an agent can be run without a key.
 * @example agentExtract({ model: offlineModel, asks: 'always' })
 */
export const offlineModel = (said: string, given: ExtractGiven): Model => new OfflineModel(said, given);

class OfflineModel implements Model {
  readonly #said: string;
  readonly #given: ExtractGiven;

  constructor(said: string, given: ExtractGiven) {
    this.#said = said;
    this.#given = given;
  }

  async getResponse(request: ModelRequest): Promise<ModelResponse> {
    return { usage: new Usage({ requests: 1 }), output: [...this.#calls(request)] };
  }

  async *getStreamedResponse(request: ModelRequest): AsyncIterable<StreamEvent> {
    const usage = { requests: 1, inputTokens: 0, outputTokens: 0, totalTokens: 0 };
    yield { type: 'response_started' };
    yield { type: 'response_done', response: { id: 'offline', usage, output: [...this.#calls(request)] } };
  }

  #calls(request: ModelRequest): readonly FunctionCall[] {
    const { proposals, answer } = readMessage(this.#said, this.#given);
    const calls = proposals.map((proposal) => callFor(proposal, answer, slotsOf(request)));
    const unclear = { name: 'answer', args: { kind: 'unclear', text: null } };
    return (calls.length > 0 ? calls : [unclear]).map(({ name, args }, at) => ({
      type: 'function_call',
      callId: `offline_${at}`,
      name,
      arguments: JSON.stringify(args),
      status: 'completed',
    }));
  }
}

type FunctionCall = Extract<AgentOutputItem, { readonly type: 'function_call' }>;

interface Call {
  readonly name: string;
  readonly args: object;
}

function callFor(proposal: Proposal, answer: string | undefined, settled: readonly string[]): Call {
  switch (proposal.type) {
    case 'slot.proposed': {
      const { slot, value, quote } = proposal;
      return { name: settled.includes(slot) ? 'update_slot' : 'set_slot', args: { slot, value, quote: quote ?? null } };
    }
    case 'slot.declined':
      return { name: 'skip_slot', args: { slot: proposal.slot } };
    case 'slot.kept':
      return { name: 'keep_slot', args: { slot: proposal.slot } };
    case 'digressed':
      return {
        name: 'answer',
        args: { kind: proposal.kind, text: proposal.kind === 'answer' ? (answer ?? null) : null },
      };
    case 'human.requested':
      return { name: 'request_human', args: { reason: proposal.reason } };
    case 'confirm':
    case 'deny':
    case 'cancel':
    case 'resume':
    case 'restart':
      return { name: proposal.type, args: {} };
    default:
      return proposal satisfies never;
  }
}

/** The slots that `update_slot` takes: those that have a value. */
function slotsOf({ tools }: ModelRequest): readonly string[] {
  const update = tools.find((tool) => tool.type === 'function' && tool.name === 'update_slot');
  if (update?.type !== 'function') return [];
  const { slot } = update.parameters.properties as { readonly slot?: { readonly enum?: readonly string[] } };
  return slot?.enum ?? [];
}
