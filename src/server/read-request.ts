import type { Context } from 'hono';
import type { z } from 'zod';
import { type Fault, ProblemError } from './problem.ts';

/**
 * The body of a request, as its schema reads it.
 * @throws {@link ProblemError} `MEDIA_TYPE_UNSUPPORTED`, `BODY_TOO_LARGE`, `BODY_INVALID` or `REQUEST_INVALID`.
 */
export async function readBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
  atMostBytes: number,
): Promise<z.output<Schema>> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json *(?:;|$)/i.test(type)) {
    throw new ProblemError('MEDIA_TYPE_UNSUPPORTED', 'Send the body as application/json.', {
      headers: { 'accept-post': 'application/json' },
    });
  }
  const declared = Number(c.req.header('content-length') ?? 0);
  const bytes = declared > atMostBytes ? null : await bytesOf(c.req.raw.body, atMostBytes);
  if (bytes === null) throw new ProblemError('BODY_TOO_LARGE', `A body may have ${atMostBytes} bytes: send less.`);
  return readWith(schema, jsonOf(bytes), (path) => `/${path.map(escaped).join('/')}`);
}

/**
 * The parameters of a URL, as their schema reads them; of one that is given twice the first.
 * @throws {@link ProblemError} `REQUEST_INVALID`
 */
export const readQuery = <Schema extends z.ZodType>(c: Context, schema: Schema): z.output<Schema> =>
  readWith(schema, c.req.query(), (path) => path.join('.'));

/** All bytes; `null` where there are more than so many: what is beyond is not waited for. */
async function bytesOf(body: ReadableStream<Uint8Array> | null, atMost: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body ?? []) {
      length += chunk.byteLength;
      if (length > atMost) return null;
      chunks.push(chunk);
    }
  } catch (cause) {
    throw new ProblemError('BODY_INVALID', 'The body broke off: send it again.', { cause });
  }
  return Buffer.concat(chunks);
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    // What the parser says holds the place, and nothing but the sender's own words.
    const where = error instanceof SyntaxError ? error.message : 'it is not UTF-8';
    throw new ProblemError('BODY_INVALID', `The body is no JSON: ${where}.`);
  }
}

function readWith<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  placeOf: (path: readonly PropertyKey[]) => string,
): z.output<Schema> {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const errors = read.error.issues.map(({ path, message }): Fault => ({ at: placeOf(path), problem: message }));
  throw new ProblemError('REQUEST_INVALID', 'The request cannot be used: "errors" says where.', { errors });
}

/** A step of a JSON pointer. */
const escaped = (step: PropertyKey): string => String(step).replaceAll('~', '~0').replaceAll('/', '~1');
