import {
  type AgentOutputItem,
  type Model,
  type ModelRequest,
  type ModelResponse,
  type StreamEvent,
  Usage,
} from '@openai/agents';
import { givenFor } from '../core/context.ts';
import type { EventOf, Proposal } from '../core/events.ts';
import { slotOf } from '../core/flow.ts';
import { type Json, same } from '../core/json.ts';
import { stateOf } from '../core/slot-state.ts';
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
    return { usage: new Usage({ requests: 1 }), output: [...this.#output(request)] };
  }

  async *getStreamedResponse(request: ModelRequest): AsyncIterable<StreamEvent> {
    const usage = { requests: 1, inputTokens: 0, outputTokens: 0, totalTokens: 0 };
    yield { type: 'response_started' };
    yield { type: 'response_done', response: { id: 'offline', usage, output: [...this.#output(request)] } };
  }

  /** Like any model it can say only what it has a tool for, and what is a move now. */
  #output({ tools }: ModelRequest): readonly FunctionCall[] {
    const open = new Set(tools.flatMap((tool) => ('name' in tool ? [tool.name] : [])));
    const { proposals, answer = null } = readMessage(this.#said, this.#given);
    const calls = proposals
      .filter((proposal) => this.#isMove(proposal))
      .map((proposal) => this.#callFor(proposal, answer))
      .filter(({ name }) => open.has(name));
    return (calls.length > 0 ? calls : [unclear]).map(({ name, args }, at) => ({
      type: 'function_call',
      callId: `offline_${at}`,
      name,
      arguments: JSON.stringify(args),
      status: 'completed',
    }));
  }

  #isMove(proposal: Proposal): boolean {
    return this.#given.moves.some(
      (move) =>
        move.type === proposal.type &&
        (!('slots' in move) || ('slot' in proposal && move.slots.includes(proposal.slot))),
    );
  }

  #callFor(proposal: Proposal, answer: string | null): Call {
    switch (proposal.type) {
      case 'slot.proposed': {
        const { slot, quote = null } = proposal;
        const { settled } = stateOf(this.#given.told.context.slots, slot);
        const args = { slot, value: this.#valueOf(proposal), quote };
        return { name: settled === undefined ? 'set_slot' : 'update_slot', args };
      }
      case 'slot.declined':
        return answering(`skip ${proposal.slot}`);
      case 'slot.kept':
        return answering(`keep ${proposal.slot}`);
      case 'digressed':
        return answering(proposal.kind, proposal.kind === 'answer' ? answer : null);
      case 'human.requested':
        return answering('human', proposal.reason);
      case 'deny':
      case 'resume':
      case 'restart':
        return answering(proposal.type);
      case 'confirm':
      case 'cancel':
        return { name: proposal.type, args: {} };
      default:
        return proposal satisfies never;
    }
  }

  /** Of values with parts, such as lists, a tool takes the words alone. */
  #valueOf({ slot, value, quote }: EventOf<'slot.proposed'>): Json {
    if (typeof value !== 'object') return value;
    const { flow, told } = this.#given;
    const given = givenFor(flow, told.context, slot, told.context.turn.at);
    const says = (words: string): boolean => {
      const reading = slotOf(flow, slot).read(words, given);
      return reading.kind === 'value' && same(reading.value, value);
    };
    return quote !== undefined && says(quote) ? quote : this.#said;
  }
}

type FunctionCall = Extract<AgentOutputItem, { readonly type: 'function_call' }>;

interface Call {
  readonly name: string;
  readonly args: object;
}

/** All that has no tool of its own. */
const answering = (kind: string, text: string | null = null): Call => ({ name: 'answer', args: { kind, text } });

/** Said where nothing was found, or nothing that is open now. */
const unclear = answering('unclear');
