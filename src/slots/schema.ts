import type { PresenceOf, Slot, SlotOptions } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import type { Given, Mention, Reading } from '../core/reading.ts';

/** What a schema of any library has in common (Standard Schema, version 1): zod, valibot, arktype. */
export interface StandardSchema<Output = unknown> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => Validation<Output> | Promise<Validation<Output>>;
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined;
  };
}

type Validation<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string }[] };

/** How the value of a schema is read, said and described, beside what every slot may say. */
export interface SchemaOptions<Value extends Json = Json> extends SlotOptions {
  /** What of the words the schema is given; else the words, trimmed. */
  readonly read?: (words: string) => unknown;
  /** The value in words; else the value as text or JSON. */
  readonly say?: (value: Value) => string;
  /** What a model is told about the value. */
  readonly description?: string;
}

type OutputOf<Schema> = Schema extends StandardSchema<infer Output> ? Extract<Output, Json> : never;

/**
 * Whatever a schema of your own accepts. Its output must be JSON, and must be accepted again by the schema.
 * @returns a kind that reads to the schema's output, or refuses with `invalid` and what the schema said. A schema that
 * throws or is asynchronous refuses everything.
 * @example slot.of(z.email()).read('ann@example.com', asked); // { kind: 'value', value: 'ann@example.com' }
 */
export function of<
  Schema extends StandardSchema<Json>,
  const Options extends SchemaOptions<OutputOf<Schema>> = SchemaOptions<OutputOf<Schema>>,
>(schema: Schema, options?: Options): Slot<OutputOf<Schema>, PresenceOf<Options>> {
  type Value = OutputOf<Schema>;

  const read = (words: Json, given: Given): Reading<Value> => {
    if (typeof words !== 'string') return validate<Value>(schema, words);
    const said = words.trim();
    if (said === '') return { kind: 'none' };
    const reading = readWords(said);
    return given.asked !== null || reading.kind === 'value' ? reading : { kind: 'none' };
  };

  const readWords = (said: string): Reading<Value> => {
    const reading = attempt(() => validate<Value>(schema, options?.read === undefined ? said : options.read(said)));
    if (reading.kind === 'value' || options?.read === undefined) {
      const scalar = reading.kind === 'value' ? undefined : scalarIn(said);
      const again = scalar === undefined ? reading : validate<Value>(schema, scalar);
      return again.kind === 'value' ? again : reading;
    }
    // A value that is text is given back to us as it is stored, which `options.read` may not know.
    const stored = validate<Value>(schema, said);
    return stored.kind === 'value' ? stored : reading;
  };

  const recognise = (said: string, given: Given): readonly Mention<Value>[] => {
    if (given.asked === null || said.trim() === '') return [];
    const start = said.length - said.trimStart().length;
    return [{ start, end: start + said.trim().length, reading: read(said, given), certain: false }];
  };

  return {
    ...(options as Options),
    type: 'other',
    read,
    recognise,
    say: (value) => options?.say?.(value) ?? (typeof value === 'string' ? value : JSON.stringify(value)),
    describe: () => ({ type: 'string', description: options?.description ?? 'What the user said, word for word.' }),
  };
}

function validate<Value extends Json>(schema: StandardSchema<Json>, input: unknown): Reading<Value> {
  return attempt<Value>(() => {
    const outcome = schema['~standard'].validate(input);
    if (outcome instanceof Promise) {
      outcome.catch(() => undefined); // nobody else waits for it
      return invalid('Asynchronous schemas are not supported.');
    }
    if (outcome.issues !== undefined) return invalid(outcome.issues[0]?.message ?? 'Invalid.');
    if (!isJson(outcome.value)) return invalid('The value is not JSON.');
    return { kind: 'value', value: outcome.value as Value }; // Value is the schema's own output type
  });
}

function attempt<Value extends Json>(validation: () => Reading<Value>): Reading<Value> {
  try {
    return validation();
  } catch (error) {
    return invalid(error instanceof Error ? error.message : 'The schema failed.');
  }
}

function isJson(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isJson);
  if (typeof value === 'object' && value !== null)
    return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson);
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

const invalid = (detail: string): Reading<never> => ({ kind: 'refused', code: 'invalid', options: [], detail });

/** "4" and "true" said for a schema of numbers or booleans. */
function scalarIn(said: string): number | boolean | undefined {
  if (/^-?\d{1,15}(?:\.\d{1,15})?$/.test(said)) return Number(said);
  return said === 'true' || said === 'false' ? said === 'true' : undefined;
}
