import { type Asked, type Context, firstContext, quietTurn } from '../../src/core/context.ts';
import type { Flow } from '../../src/core/flow.ts';
import type { Json } from '../../src/core/json.ts';
import { movesOf } from '../../src/core/moves.ts';
import { blankSlots, type Settled, type Slots } from '../../src/core/slot-state.ts';
import type { Told } from '../../src/core/told.ts';
import type { ExtractGiven } from '../../src/session/ports.ts';

/** What is known and asked when a message arrives. */
export interface Before {
  readonly flow: Flow;
  /** When the message arrives, in ms since 1970. */
  readonly at: number;
  readonly settled: Readonly<Record<string, Json>>;
  /** The summary, a slot, or nothing. */
  readonly asked: 'summary' | { readonly slot: string; readonly options: readonly Json[] } | null;
  /** How the run ended that is over. */
  readonly finished: 'completed' | 'handedOff' | null;
}

const MINUTE = 60_000;

/** All that a reader of the message may look at. */
export function givenBefore(said: string, before: Before): ExtractGiven {
  const { flow, asked, finished } = before;
  const blank: Before = { ...before, settled: {}, asked: null, finished: null };
  const told = toldBefore(said, finished === null ? before : blank);
  return {
    flow,
    told,
    moves: movesOf(flow, told),
    asked: askedOf(asked, before.at),
    finished: finished === null ? null : { ...toldBefore(said, before), value: finished, status: 'done' },
    recent: [],
    first: null,
    signal: new AbortController().signal,
  };
}

function toldBefore(said: string, { flow, at, settled, asked }: Before): Told {
  const context: Context = firstContext(flow, { session: 's', run: 'r', timeZone: flow.timeZone, locale: 'en-US' });
  return {
    value: asked === 'summary' ? { confirming: 'awaiting' } : { collecting: 'eliciting' },
    status: 'active',
    context: {
      ...context,
      slots: slotsBefore(flow, settled, asked),
      asked: askedOf(asked, at),
      turn: { ...quietTurn, at, said, answers: asked !== null },
      turns: 1,
    },
  };
}

function slotsBefore(flow: Flow, settled: Before['settled'], asked: Before['asked']): Slots {
  const told = Object.entries(settled).map(([name, value]): [string, { settled: Settled; attempts: number }] => [
    name,
    { settled: { value, said: '', source: 'user', confirmed: false }, attempts: 0 },
  ]);
  const slots: Slots = { ...blankSlots(flow), ...Object.fromEntries(told) };
  if (asked === null || asked === 'summary' || asked.options.length === 0) return slots;
  const open = { why: 'unavailable', code: 'unavailable', options: asked.options } as const;
  return { ...slots, [asked.slot]: { open, attempts: 0 } };
}

function askedOf(asked: Before['asked'], at: number): Asked | null {
  if (asked === null) return null;
  const put = { receipt: '', at: at - MINUTE, reply: 'reply' };
  if (asked === 'summary') return { about: 'confirm', slot: null, options: [], ...put };
  return { about: 'slot', ...asked, ...put };
}
