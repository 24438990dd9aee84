import type { z } from 'zod';
import type { Proposal } from '../core/events.ts';
import { type StrictObjectSchema, strictSchemaOf } from './strict-schema.ts';

/** What a call of a tool comes to. */
export type Recorded =
  | { readonly is: 'proposed'; readonly proposal: Proposal; readonly answer?: string }
  /** The model finds nothing in the message. */
  | { readonly is: 'nothing' }
  /** The model wants to see the state again before it reads the message. */
  | { readonly is: 'stateWanted' }
  /** The arguments do not fit; `where` names the keys, never what was sent. */
  | { readonly is: 'invalid'; readonly where: string };

/** A tool of the model: one schema for what it is told and for how its calls are read. */
export interface ToolSpec {
  readonly name: string;
  readonly description: string;
  /** What a model may send. */
  readonly schema: StrictObjectSchema;
  read(args: unknown): Recorded;
}

/** A tool whose calls, once their arguments fit, say what `record` makes of them. */
export function toolSpec<Parameters extends z.ZodObject>(
  name: string,
  description: string,
  parameters: Parameters,
  record: (args: z.output<Parameters>) => Recorded,
): ToolSpec {
  return {
    name,
    description,
    schema: strictSchemaOf(parameters),
    read(args) {
      const parsed = parameters.safeParse(args);
      if (parsed.success) return record(parsed.data);
      const issues = parsed.error.issues.map(({ path, code }) => `${path.join('.') || 'arguments'} (${code})`);
      return { is: 'invalid', where: issues.join(', ') };
    },
  };
}
