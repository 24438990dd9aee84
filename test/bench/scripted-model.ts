import { type AgentInputItem, type AgentOutputItem, type Model, type ModelRequest, Usage } from '@openai/agents';
import type { Script, ScriptedTurn } from './script.ts';

/** A tool call as the simulated model makes it. */
export interface ToolCall {
  readonly name: string;
  readonly args: object;
}

/** What a model answers to one request: tool calls, or a text. */
export type Answer = { readonly calls: readonly ToolCall[] } | { readonly text: string };

/** What a design's model says, in the tools of that design; `done` are the tools called since the message came. */
export type Translate = (turn: ScriptedTurn, done: readonly string[]) => Answer;

/** A model that answers at once, as a script says: it takes no time and makes no mistakes. */
export function scriptedModel(script: Script, translate: Translate): Model {
  return {
    async getResponse({ input }: ModelRequest) {
      const { text, done } = lastMessage(typeof input === 'string' ? [{ role: 'user', content: input }] : input);
      const turn = script.get(text);
      if (turn === undefined) throw new Error(`The script knows no message "${text}".`);
      const idsFrom = typeof input === 'string' ? 0 : input.length;
      return { usage: new Usage({ requests: 1 }), output: itemsOf(translate(turn, done), idsFrom) };
    },
    getStreamedResponse() {
      throw new Error('The simulated model does not stream.');
    },
  };
}

function lastMessage(items: readonly AgentInputItem[]): { readonly text: string; readonly done: readonly string[] } {
  const at = items.findLastIndex((item) => 'role' in item && item.role === 'user');
  const done = items.slice(at + 1).flatMap((item) => (item.type === 'function_call' ? [item.name] : []));
  return { text: textOf(items[at]), done };
}

/** The words of a message; of anything else nothing. */
export function textOf(item: AgentInputItem | undefined): string {
  if (item === undefined || !('role' in item)) return '';
  if (typeof item.content === 'string') return item.content;
  return item.content.map((part) => ('text' in part ? part.text : '')).join('');
}

/** Ids are told apart by the length of the input, since a history that is resent must not hold one twice. */
function itemsOf(answer: Answer, idsFrom: number): AgentOutputItem[] {
  if ('text' in answer) {
    const content = [{ type: 'output_text' as const, text: answer.text }];
    return [{ type: 'message', role: 'assistant', status: 'completed', content }];
  }
  return answer.calls.map(({ name, args }, at) => ({
    type: 'function_call',
    callId: `call_${idsFrom + at}`,
    name,
    arguments: JSON.stringify(args),
    status: 'completed',
  }));
}
