import { setImmediate } from 'node:timers/promises';
import type { LiveTurn } from './live-turn.ts';
import type { MeasuredTurn, TurnReading } from './read-turn.ts';

/** Why a run is over. */
export type Ended = { readonly is: 'done' | 'spent' | 'interrupted' } | { readonly is: 'failed'; readonly why: string };

export interface RunOptions {
  readonly read: (turn: LiveTurn) => Promise<MeasuredTurn>;
  /** Turns under way at once. */
  readonly concurrency: number;
  /** At most so many calls of the model. */
  readonly budget: number;
  readonly interrupted: AbortSignal;
  /** Hears of each turn as it is read. */
  readonly onRead: (measured: MeasuredTurn) => void;
}

/** A turn may call the model twice. */
const CALLS_A_TURN = 2;

/** After so many failures one after the other there is no point in going on. */
const FAILURES_IN_A_ROW = 10;

/** What no further try mends. */
const hopeless = ['model-unauthorized', 'model-not-found'];

/** Reads turns until there are none left, the budget is spent, the model fails for good or somebody interrupts. */
export async function runTurns(turns: readonly LiveTurn[], options: RunOptions): Promise<Ended> {
  const { read, concurrency, budget, interrupted, onRead } = options;
  const left = turns[Symbol.iterator]();
  const state: { why: string | null; read: number; calls: number; failures: number } = {
    ...{ why: null, read: 0, calls: 0, failures: 0 },
  };
  const isOver = (): boolean => state.why !== null || interrupted.aborted;

  /** Takes turn after turn; one may begin only where two calls are left for it, beside those under way. */
  async function work(): Promise<void> {
    while (!isOver() && state.calls + CALLS_A_TURN <= budget) {
      const { value: turn, done } = left.next();
      if (done) return;
      state.calls += CALLS_A_TURN;
      const measured = await read(turn);
      // A model without a network leaves no room in which an interrupt could be heard.
      await setImmediate();
      if (isOver()) return;
      state.calls += measured.model.usage.modelCalls - CALLS_A_TURN;
      state.read += 1;
      onRead(measured);
      noteFailure(measured.model);
    }
  }

  function noteFailure({ errors, usage }: TurnReading): void {
    const failure = errors.find(({ code }) => isFailure(code));
    // Some turns need no model, and tell nothing about it.
    if (failure === undefined && usage.modelCalls > 0) state.failures = 0;
    if (failure === undefined) return;
    state.failures += 1;
    const why = `${failure.code}${failure.detail === undefined ? '' : ` (${failure.detail})`}`;
    if (hopeless.includes(failure.code)) state.why = why;
    if (state.failures >= FAILURES_IN_A_ROW) state.why = `${why}, ${state.failures} times in a row`;
  }

  const stopped = new Promise<void>((stop) => interrupted.addEventListener('abort', () => stop()));
  // A turn under way may take long; whoever interrupts does not wait for it.
  await Promise.race([Promise.all(Array.from({ length: concurrency }, work)), stopped]);
  if (state.why !== null) return { is: 'failed', why: state.why };
  if (interrupted.aborted) return { is: 'interrupted' };
  return { is: state.read < turns.length ? 'spent' : 'done' };
}

/** Whether an error says that the model gave no reading, so that the embedded reader took the turn. */
export const isFailure = (code: string): boolean => /^(?:model|extract)-/.test(code);
