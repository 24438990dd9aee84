import { z } from 'zod';
import { type Flow, slotOf } from '../core/flow.ts';
import { type ToolSpec, toolSpec } from './tool-spec.ts';

/** A tool that proposes a value for one of `slots`, of which there is at least one. */
export function valueTool(name: string, description: string, flow: Flow, slots: readonly string[]): ToolSpec {
  const parameters = z.object({ slot: z.enum([...slots]), value: valueFor(flow, slots), quote: z.string().nullish() });
  return toolSpec(name, description, parameters, ({ slot, value, quote }) => {
    const proposal = { type: 'slot.proposed', slot, value } as const;
    return { is: 'proposed', proposal: typeof quote === 'string' ? { ...proposal, quote } : proposal };
  });
}

/** What any of the slots takes: words, and numbers or yes and no as such where a slot is about these. */
function valueFor(flow: Flow, slots: readonly string[]) {
  const types = new Set(slots.map((slot) => slotOf(flow, slot).describe().type));
  const others = [...(types.has('number') ? [z.number()] : []), ...(types.has('boolean') ? [z.boolean()] : [])];
  return others.length === 0 ? z.string() : z.union([z.string(), ...others]);
}
