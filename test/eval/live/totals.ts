import { quantile } from '../measure.ts';
import { FAULT_KINDS, type FaultKind } from './fault.ts';
import type { LiveOptions } from './options.ts';
import type { MeasuredTurn, TurnReading } from './read-turn.ts';
import { isFailure } from './run-turns.ts';

/** How a reader did on some turns. */
export interface Score {
  readonly turns: number;
  readonly right: number;
  /** Turns with at least one fault of the kind; a turn may have several. */
  readonly wrong: Readonly<Record<FaultKind, number>>;
}

/** Counts what is right and what is wrong in which way. */
export function scoreOf(readings: readonly TurnReading[]): Score {
  const withFault = (kind: FaultKind) =>
    readings.filter(({ faults }) => faults.some((fault) => fault.kind === kind)).length;
  return {
    turns: readings.length,
    right: readings.filter(({ faults }) => faults.length === 0).length,
    wrong: Object.fromEntries(FAULT_KINDS.map((kind) => [kind, withFault(kind)])) as Score['wrong'], // of all kinds
  };
}

/** What the model took, and how it behaved. */
export interface Effort {
  readonly turns: number;
  /** Turns of which the embedded reader says that they need no model. */
  readonly certain: number;
  /** Turns for which the model was called. */
  readonly asked: number;
  readonly calls: number;
  /** Turns in which it was called a second time. */
  readonly second: number;
  /** Turns whose first reading held what the words do not carry. */
  readonly misfired: number;
  /** Turns that the embedded reader took because the model gave no reading. */
  readonly failed: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** In the currency of the prices; `null`: no prices were given. */
  readonly cost: number | null;
  /** Of turns for which the model was called, in ms; `null`: there are none. */
  readonly ms: { readonly median: number; readonly p95: number; readonly max: number } | null;
  /** How often each code stands among the errors of a turn. */
  readonly codes: Readonly<Record<string, number>>;
}

/** Adds up what the model took for these turns. */
export function effortOf(measured: readonly MeasuredTurn[], prices: LiveOptions['prices']): Effort {
  const readings = measured.map(({ model }) => model);
  const asked = readings.filter(({ usage }) => usage.modelCalls > 0);
  const total = (of: (reading: TurnReading) => number) => readings.reduce((sum, reading) => sum + of(reading), 0);
  const inputTokens = total(({ usage }) => usage.inputTokens);
  const outputTokens = total(({ usage }) => usage.outputTokens);
  const codes = Map.groupBy(
    readings.flatMap(({ errors }) => errors),
    ({ code }) => code,
  );
  return {
    turns: measured.length,
    certain: measured.filter(({ isCertain }) => isCertain).length,
    asked: asked.length,
    calls: total(({ usage }) => usage.modelCalls),
    second: asked.filter(({ usage }) => usage.modelCalls > 1).length,
    misfired: asked.filter(({ misfired }) => misfired).length,
    failed: readings.filter(({ errors }) => errors.some(({ code }) => isFailure(code))).length,
    ...{ inputTokens, outputTokens },
    cost: prices === null ? null : (inputTokens * prices.input + outputTokens * prices.output) / 1e6,
    ms: asked.length === 0 ? null : timesOf(asked.map(({ ms }) => ms)),
    codes: Object.fromEntries([...codes].map(([code, { length }]) => [code, length])),
  };
}

const timesOf = (ms: readonly number[]) => ({
  median: quantile(ms, 0.5),
  p95: quantile(ms, 0.95),
  max: Math.max(...ms),
});
