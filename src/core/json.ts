/** Anything that survives `JSON.stringify` and `JSON.parse` unchanged. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Values of slots by the slot's name. */
export type Values = Readonly<Record<string, Json>>;

/** Whether two values are the same value; the order of an object's keys does not matter. */
export function same(a: Json, b: Json): boolean {
  return a === b || canonical(a) === canonical(b);
}

/** The one text of a value: JSON with the keys of every object in order. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
