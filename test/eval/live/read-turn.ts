import type { Proposal } from '../../../src/core/events.ts';
import type { Flow } from '../../../src/core/flow.ts';
import { receiptOf } from '../../../src/core/receipt.ts';
import type { Told } from '../../../src/core/told.ts';
import { offlineExtract, readMessage as readByRules } from '../../../src/offline/index.ts';
import type { Clock, Extract, Usage } from '../../../src/session/ports.ts';
import { readMessage } from '../../../src/session/read-message.ts';
import { createRuns, type Runs } from '../../../src/session/run.ts';
import type { Readers } from '../../../src/session/try-to-read.ts';
import type { TurnError } from '../../../src/session/turn-error.ts';
import type { Fault } from './fault.ts';
import { carriedIn, type LiveTurn } from './live-turn.ts';

/** What a reader made of a turn. */
export interface TurnReading {
  readonly faults: readonly Fault[];
  readonly errors: readonly TurnError[];
  readonly usage: Usage;
  /** Whether its first reading held something that the words do not carry. */
  readonly misfired: boolean;
  /** How long it took. */
  readonly ms: number;
}

/** A turn read by the model as a session uses it, and by the embedded reader alone. */
export interface MeasuredTurn {
  readonly turn: LiveTurn;
  /** Whether the embedded reader says that no model is needed. */
  readonly isCertain: boolean;
  readonly model: TurnReading;
  readonly embedded: TurnReading;
}

/** As long as an assistant waits for a model by default, in ms. */
const withinMs = 20_000;

/** Reads turns as a session does: the second look at a misreading and the embedded reader's help are part of it. */
export function createTurnReader(extract: Extract, clock: Clock): (turn: LiveTurn) => Promise<MeasuredTurn> {
  const runsOf = createRunsOnce();
  const embedded: Readers = { extract: offlineExtract, fallback: offlineExtract, clock, withinMs };
  return async (turn) => ({
    turn,
    isCertain: readByRules(turn.said, turn.given).isCertain,
    embedded: await readWith(embedded, runsOf, turn),
    model: await readWith({ ...embedded, extract }, runsOf, turn),
  });
}

async function readWith(readers: Readers, runsOf: (flow: Flow) => Runs, turn: LiveTurn): Promise<TurnReading> {
  const { flow, finished, recent } = turn.given;
  const told = withReceipt(flow, turn.given.told);
  const applied: Applied[] = [];
  const runs = recording(runsOf(flow), applied);
  const before = performance.now();
  const { errors, usage } = await readMessage({ flow, runs, readers }, turn.said, told, { finished, recent });
  const ms = performance.now() - before;
  const [first] = applied;
  const last = applied.at(-1) ?? { batch: [], told };
  return {
    faults: turn.judge({ batch: carriedIn(flow, last.batch, last.told), told: last.told }),
    misfired: first?.told.context.turn.verdicts.some(({ is }) => is === 'misfired') ?? false,
    ...{ errors, usage, ms },
  };
}

/** The question put is about the values that are settled, so that the chart can take a yes to it. */
function withReceipt(flow: Flow, told: Told): Told {
  const { asked } = told.context;
  const receipt = receiptOf(flow, told);
  return asked === null ? told : { ...told, context: { ...told.context, asked: { ...asked, receipt } } };
}

/** A batch, and the run after it. */
interface Applied {
  readonly batch: readonly Proposal[];
  readonly told: Told;
}

/** Notes every batch; the session applies the one it decides for last. */
const recording = (runs: Runs, applied: Applied[]): Runs => ({
  ...runs,
  read(told, batch) {
    const after = runs.read(told, batch);
    applied.push({ batch, told: after });
    return after;
  },
});

/** Many turns are of one flow, whose machine is built once. */
function createRunsOnce(): (flow: Flow) => Runs {
  const known = new Map<Flow, Runs>();
  return (flow) => {
    const runs = known.get(flow) ?? createRuns(flow);
    known.set(flow, runs);
    return runs;
  };
}
