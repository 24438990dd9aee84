import { tool } from '@openai/agents';
import { z } from 'zod';
import { type LoopContext, setSlot, slotNames } from './loop-state.ts';

/** A tool that sets a detail of the booking. */
export const settingTool = (name: string, description: string) =>
  tool({
    name,
    description,
    parameters: z.object({ slot: z.enum(slotNames), value: z.string() }),
    execute: ({ slot, value }, run) => setSlot(contextOf(run), slot, value),
  });

/** A tool that needs to be told nothing. */
export const plainTool = (name: string, description: string, work: (context: LoopContext) => string) =>
  tool({
    name,
    description,
    parameters: z.object({}),
    execute: (_, run) => work(contextOf(run)),
  });

/** The SDK types the context of a tool as unknown. */
const contextOf = (run: { readonly context: unknown } | undefined): LoopContext => run?.context as LoopContext;
