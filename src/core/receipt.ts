import type { Context } from './context.ts';
import { digest } from './digest.ts';
import type { Flow } from './flow.ts';
import { canonical, type Values } from './json.ts';
import { valuesOf } from './slot-state.ts';

/** Digest of the values a summary shows, in canonical order, salted with the session. */
export const receiptOf = (flow: Flow, { context }: { readonly context: Context }): string =>
  digest(`${context.session}\n${inCanonicalOrder(valuesOf(flow, context.slots), flow.order)}`);

/** The one text of these values: the named ones that are there, in the order given. */
export const inCanonicalOrder = (values: Values, names: readonly string[]): string =>
  canonical(names.flatMap((name) => (Object.hasOwn(values, name) ? [[name, values[name] ?? null]] : [])));
