import type { ModelRequest } from '@openai/agents';
import { type Instructions, instructionsOf } from '../../src/agents/instructions.ts';
import type { StateRequest } from './booking-requests.ts';

/** A request for people to read; what all of them begin with is left out. */
export function inWords({ given, request }: StateRequest): string {
  const sections = [
    ['instructions, after what is the same for all', partsOf({ given }).state],
    ['messages', messagesIn(request).join('\n')],
    ['settings', JSON.stringify(request.modelSettings)],
    ['tools', request.tools.map(toolInWords).join('\n')],
  ] as const;
  return sections.map(([title, text]) => `== ${title} ==\n${text}\n`).join('\n');
}

/** The parts its instructions consist of. */
export function partsOf({ given }: Pick<StateRequest, 'given'>): Instructions {
  return instructionsOf(given);
}

/** What stays the same from request to request: the constant part, then that of the booking flow. */
export const sameForAll = ({ constant, flow }: Instructions): string => `${constant}\n\n${flow}\n\n`;

export const toolNames = ({ tools }: ModelRequest): readonly string[] => tools.map((tool) => tool.name);

/** The messages of the thread and the one to be read, a line or more each. */
export function messagesIn({ input }: ModelRequest): readonly string[] {
  if (typeof input === 'string') return [`user: ${input}`];
  return input.flatMap((item) => {
    if (!('role' in item)) return [JSON.stringify(item)];
    const texts =
      typeof item.content === 'string' ? [item.content] : item.content.map((part) => ('text' in part ? part.text : ''));
    return [`${item.role}: ${texts.join('')}`];
  });
}

/** Tools as they stand in a request to OpenAI. */
export const toolsOnTheWire = ({ tools }: ModelRequest): readonly object[] =>
  tools.map((tool) => {
    if (tool.type !== 'function') return tool;
    const { type, name, description, parameters, strict } = tool;
    return { type, name, description, parameters, strict };
  });

function toolInWords(tool: ModelRequest['tools'][number]): string {
  if (tool.type !== 'function') return tool.type;
  const { properties, required, additionalProperties } = tool.parameters;
  const fields = Object.entries(properties).map(([name, schema]) => `  ${name}: ${JSON.stringify(schema)}`);
  const rules = { required, additionalProperties, strict: tool.strict };
  return [`${tool.name}: ${tool.description}`, ...fields, `  ${JSON.stringify(rules)}`].join('\n');
}
