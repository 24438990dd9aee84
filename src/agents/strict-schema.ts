import { z } from 'zod';

/** JSON schema as the SDK takes it for a tool's parameters, strict: every key required, no other allowed. */
export interface StrictObjectSchema {
  readonly type: 'object';
  readonly properties: Record<string, JsonSchema>;
  readonly required: string[];
  readonly additionalProperties: false;
}

type JsonSchema = Record<string, unknown>;

/**
 * The strict JSON schema of a flat zod object. A key that may be missing in what is parsed is required and nullable here:
 * strict endpoints know no optional keys, lax servers leave them out.
 */
export function strictSchemaOf(schema: z.ZodObject): StrictObjectSchema {
  // The copy drops zod's own marker, with which the SDK would validate by itself and hide the reason.
  const { properties = {} } = JSON.parse(
    JSON.stringify(z.toJSONSchema(schema, { target: 'draft-7', io: 'input' })),
  ) as { properties?: Record<string, JsonSchema> };
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
