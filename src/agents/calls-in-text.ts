import type { FunctionCallItem } from './sdk-items.ts';

/** A model that has calls to make makes them early; what is beyond is not searched. */
const longestText = 20_000;
const mostTries = 64;

/** Where a call's name may stand, and where its arguments, in the dialects of servers without calls of their own. */
const NAME_KEYS = ['name', 'tool', 'function', 'tool_name'] as const;
const ARGUMENT_KEYS = ['arguments', 'parameters', 'args', 'input'] as const;
/** `<function=set_slot>{...}` and `[TOOL_CALLS]set_slot[ARGS]{...}`: the name stands before the arguments. */
const NAMED_BEFORE = /(?:<function(?:=|\s+name=["']?)([\w-]+)["']?>|\[TOOL_CALLS\]\s*([\w-]+)\s*(?:\[ARGS\])?)\s*$/;

/**
 * Tool calls that a server returned as text: JSON objects that name one of the tools, bare, in a list, fenced, or in
 * marks like `<tool_call>` and `[TOOL_CALLS]`. Ids are left empty.
 * @example callsInText('<tool_call>{"name": "confirm", "arguments": {}}</tool_call>', ['confirm']) // one call
 */
export function callsInText(text: string, tools: readonly string[]): readonly FunctionCallItem[] {
  const searched = text.slice(0, longestText);
  const calls: FunctionCallItem[] = [];
  let at = searched.indexOf('{');
  for (let tries = 0; at >= 0 && tries < mostTries; tries += 1) {
    const end = endOfObject(searched, at);
    const object = end === undefined ? undefined : parsed(searched.slice(at, end));
    const call = object === undefined ? undefined : callIn(object, searched.slice(Math.max(0, at - 80), at), tools);
    if (call !== undefined) calls.push(call);
    at = searched.indexOf('{', call === undefined || end === undefined ? at + 1 : end);
  }
  return calls;
}

/** After the brace that closes the one at `start`; braces in strings do not count. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let isInString = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (isInString) {
      if (char === '\\') at += 1;
      else if (char === '"') isInString = false;
    } else if (char === '"') isInString = true;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function callIn(object: object, before: string, tools: readonly string[]): FunctionCallItem | undefined {
  const nested: unknown = Reflect.get(object, 'function');
  if (typeof nested === 'object' && nested !== null) return callIn(nested, before, tools);
  const [, inTag, afterMark] = NAMED_BEFORE.exec(before) ?? [];
  const named = inTag ?? afterMark;
  const name = named ?? NAME_KEYS.map((key): unknown => Reflect.get(object, key)).find((value) => value !== undefined);
  if (typeof name !== 'string' || !tools.includes(name)) return undefined;
  const key = ARGUMENT_KEYS.find((one) => Object.hasOwn(object, one));
  const args: unknown = named === undefined ? (key === undefined ? {} : Reflect.get(object, key)) : object;
  return {
    type: 'function_call',
    callId: '',
    name,
    status: 'completed',
    arguments: typeof args === 'string' ? args : JSON.stringify(args),
  };
}
