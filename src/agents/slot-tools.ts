import { z } from 'zod';
import { type Flow, slotOf } from '../core/flow.ts';
import { type ToolSpec, toolSpec } from './tool-spec.ts';

const quote = z
  .string()
  .nullish()
  .describe('The words of the message that say it, copied exactly; null only if they are the whole message.');

/** A tool that proposes a value for one of `slots`, of which there is at least one. */
export function valueTool(name: string, description: string, flow: Flow, slots: readonly string[]): ToolSpec {
  const parameters = z.object({ slot: nameIn(slots), value: valueFor(flow, slots), quote });
  return toolSpec(name, description, parameters, ({ slot, value, quote: words }) => {
    const proposal = { type: 'slot.proposed', slot, value } as const;
    return { is: 'proposed', proposal: typeof words === 'string' ? { ...proposal, quote: words } : proposal };
  });
}

/** A tool that says something about one of `slots`, of which there is at least one, and brings no value. */
export function namingTool(
  name: string,
  description: string,
  type: 'slot.declined' | 'slot.kept',
  slots: readonly string[],
): ToolSpec {
  const parameters = z.object({ slot: nameIn(slots) });
  return toolSpec(name, description, parameters, ({ slot }) => ({ is: 'proposed', proposal: { type, slot } }));
}

const nameIn = (slots: readonly string[]) => z.enum([...slots]);

/**
 * What any of the slots takes: the choices of each that lists some, numbers and yes or no as such, and words always, since
 * they may fit no choice or several.
 */
function valueFor(flow: Flow, slots: readonly string[]) {
  const described = slots.map((slot) => ({ slot, ...slotOf(flow, slot).describe() }));
  const choices = described.flatMap(({ slot, enum: options, description }) =>
    options === undefined ? [] : [z.enum([...options]).describe(`${slot}: ${description}`)],
  );
  const types = Object.entries(plainTypes).flatMap(([type, schema]) =>
    described.some((one) => one.type === type) ? [schema] : [],
  );
  const others = described.filter((one) => one.enum === undefined);
  const words = z
    .string()
    .describe(
      [
        ...others.map(({ slot, description }) => `${slot}: ${description}`),
        ...(choices.length === 0 ? [] : ["The user's own words where they fit no choice or several."]),
      ].join('\n'),
    );
  return z.union([...choices, words, ...types]);
}

const plainTypes = { number: z.number(), boolean: z.boolean() } as const;
