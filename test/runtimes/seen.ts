import type { Context } from '../../src/core/context.ts';
import { type Directive, directiveOf } from '../../src/core/directive.ts';
import type { Flow } from '../../src/core/flow.ts';
import { receiptOf } from '../../src/core/receipt.ts';
import { pathOf, type StatePath, type Told } from '../../src/core/told.ts';

/** All that must be the same on every host once a turn is over. */
export interface Seen {
  readonly state: StatePath;
  readonly status: string;
  readonly directive: Directive;
  /** What the turn asked of the world, in order. */
  readonly asked: readonly string[];
  /** Slots with their values and attempts, verdicts, counters, the question put: all but ids. */
  readonly context: unknown;
}

export const seenIn = (flow: Flow, told: Told, asked: readonly string[]): Seen => ({
  state: pathOf(told),
  status: told.status,
  directive: directiveOf(flow, told),
  asked: [...asked],
  context: withoutIds(flow, told.context),
});

/** Sessions, replies and keys are called differently on every host, and receipts are salted with them. */
function withoutIds(flow: Flow, context: Context): unknown {
  const { session: _session, run: _run, asked, tried, ...rest } = context;
  if (asked === null) return { ...rest, asked, tried: tried?.times };
  const { reply: _reply, receipt, ...question } = asked;
  const isOfTheseValues = receipt === receiptOf(flow, { context });
  return { ...rest, asked: { ...question, isOfTheseValues }, tried: tried?.times };
}
