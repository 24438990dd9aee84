import fc from 'fast-check';
import { deeds } from './assistant-deeds.ts';
import { type AssistantCase, runAssistant } from './assistant-run.ts';
import { type ChartCase, runChart } from './chart-run.ts';
import { chartSteps } from './chart-steps.ts';
import { type Coverage, createCoverage } from './coverage.ts';
import { flowPlan } from './flow-plans.ts';
import { BrokenProperty } from './step.ts';

/** `chart`: events on the pure chart. `assistant`: messages to two servers that die, over a store that fails. */
export type Level = 'chart' | 'assistant';

export interface FuzzOptions {
  readonly levels: readonly Level[];
  /** At least so many events, on all levels together. */
  readonly events: number;
  readonly minutes: number;
  readonly seed: number;
  /** Whether a failure is made as small as can be; else the first is told as it is. */
  readonly shrinks: boolean;
  readonly progress?: (line: string) => void;
}

/** A property that was broken, and what it takes to see it again. */
export interface Failure {
  readonly level: Level;
  readonly property: string;
  readonly seed: number;
  readonly path: string;
  /** Everything that happened, in words. */
  readonly story: readonly string[];
}

export interface FuzzReport {
  readonly chart: Coverage;
  readonly assistant: Coverage;
  readonly seconds: number;
  readonly failure: Failure | undefined;
}

/** So many conversations of a level come in a row. */
const runsInARow: Readonly<Record<Level, number>> = { chart: 300, assistant: 40 };

/** Of so many conversations with the chart one has its transitions counted. */
const spiesOnOneIn = 10;

/** Holds random conversations until there were enough of them, or one breaks a property. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { levels, events, minutes, seed, shrinks, progress } = options;
  const startedAt = performance.now();
  const coverage: Readonly<Record<Level, Coverage>> = { chart: createCoverage(), assistant: createCoverage() };
  const isEnough = (): boolean =>
    coverage.chart.events + coverage.assistant.events >= events || performance.now() - startedAt > minutes * 60_000;
  let failure: Failure | undefined;
  for (let row = 0; failure === undefined && (row === 0 || !isEnough()); row++) {
    for (const level of levels) {
      failure ??= await hold(level, coverage[level], seed + row, shrinks);
    }
    progress?.(`${coverage.chart.events + coverage.assistant.events} events, seed ${seed + row}`);
  }
  return { ...coverage, seconds: (performance.now() - startedAt) / 1000, failure };
}

/** Sees one failure again. */
export async function again(level: Level, seed: number, path: string): Promise<Failure | undefined> {
  return hold(level, createCoverage(), seed, false, path);
}

async function hold(
  level: Level,
  coverage: Coverage,
  seed: number,
  shrinks: boolean,
  path?: string,
): Promise<Failure | undefined> {
  const settings = {
    numRuns: runsInARow[level],
    seed,
    endOnFailure: !shrinks,
    ...(path === undefined ? {} : { path }),
  };
  if (level === 'chart') {
    const property = fc.property(flowPlan, chartSteps, (flow, steps) =>
      runChart({ flow, steps }, { coverage, spies: coverage.runs % spiesOnOneIn === 0 }),
    );
    const { failed, counterexample, counterexamplePath } = fc.check(property, settings);
    if (!failed || counterexample === null) return undefined;
    const [flow, steps] = counterexample;
    return { level, seed, path: counterexamplePath ?? '', ...(await told({ flow, steps })) };
  }
  const property = fc.asyncProperty(flowPlan, deeds, (flow, deeds) => runAssistant({ flow, deeds }, { coverage }));
  const { failed, counterexample, counterexamplePath } = await fc.check(property, settings);
  if (!failed || counterexample === null) return undefined;
  const [flow, happened] = counterexample;
  return { level, seed, path: counterexamplePath ?? '', ...(await told({ flow, deeds: happened })) };
}

/** The conversation once more, with everything that happens written down. */
async function told(one: ChartCase | AssistantCase): Promise<Pick<Failure, 'property' | 'story'>> {
  const story: string[] = [];
  const log = (line: string): void => void story.push(line);
  try {
    if ('steps' in one) runChart(one, { log });
    else await runAssistant(one, { log });
    return { property: 'It fails once and not again: something is kept between runs.', story };
  } catch (error) {
    story.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { property: error instanceof BrokenProperty ? error.property : `It throws: ${String(error)}`, story };
  }
}
