import { writeFileSync } from 'node:fs';
import { UsageError } from '../../../src/cli/command.ts';
import { type Io, print } from '../../../src/cli/io.ts';
import { openModel } from './open-model.ts';
import { type LiveOptions, liveHelp, readLiveOptions } from './options.ts';
import { createTurnReader, type MeasuredTurn } from './read-turn.ts';
import { asJson, asReport } from './report.ts';
import { type Ended, isFailure, runTurns } from './run-turns.ts';
import { liveTurns } from './sets.ts';

/** How often a whole run says how far it is. */
const STEPS = 20;

/**
 * Measures how well a model reads: the report on stdout, how far it is on stderr.
 * @returns the exit code, as the help has it. Never rejects for what a user or a server does.
 */
export async function runLive(argv: readonly string[], io: Io, interrupted: AbortSignal): Promise<number> {
  try {
    const options = readLiveOptions(argv, io.env);
    if (!options.isHelp) return await measure(options, io, interrupted);
    await print(io.stdout, liveHelp);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    await print(io.stderr, `eval:live: ${error.message}\nFor help: npm run eval:live -- --help\n`);
    return 2;
  }
}

async function measure(options: LiveOptions, io: Io, interrupted: AbortSignal): Promise<number> {
  const { prices, concurrency, budget, json } = options;
  const { name: model, extract } = await openModel(options, io);
  const turns = liveTurns(options.data, options.rows);
  const sets = [...Map.groupBy(turns, ({ set }) => set)].map(([set, { length }]) => `${length} ${set}`);
  await print(io.stderr, `Reading with ${model}: ${turns.length} turns (${sets.join(', ')}).\n`);

  const measured: MeasuredTurn[] = [];
  const tellProgress = createProgress(turns.length, io);
  const onRead = (one: MeasuredTurn): void => {
    measured.push(one);
    tellProgress(measured);
  };
  const read = createTurnReader(extract, io.clock);
  const ended = await runTurns(turns, { read, concurrency, budget, interrupted, onRead });

  const findings = { model, ended, planned: turns.length, measured: [...measured], prices };
  await print(io.stdout, `${asReport(findings)}\n`);
  if (json !== null) writeFileSync(json, `${JSON.stringify(asJson(findings))}\n`);
  if (ended.is === 'failed') await print(io.stderr, `eval:live: the model failed: ${ended.why}\n`);
  return exitCodeOf(ended);
}

/** Tells on stderr, now and then, how far it is, and each new failure of the model once. */
function createProgress(planned: number, io: Io): (measured: readonly MeasuredTurn[]) => void {
  const told = new Set<string>();
  return (measured) => {
    const step = Math.floor((measured.length * STEPS) / planned);
    const isStep = step > Math.floor(((measured.length - 1) * STEPS) / planned);
    const calls = measured.reduce((sum, { model }) => sum + model.usage.modelCalls, 0);
    const news = (measured.at(-1)?.model.errors ?? []).filter(({ code }) => isFailure(code) && !told.has(code));
    for (const { code, detail } of news) {
      told.add(code);
      io.stderr.write(`The model gave no reading: ${code}${detail === undefined ? '' : ` (${detail})`}.\n`);
    }
    if (isStep) io.stderr.write(`${measured.length} of ${planned} turns, ${calls} calls\n`);
  };
}

function exitCodeOf({ is }: Ended): number {
  switch (is) {
    case 'done':
    case 'spent':
      return 0;
    case 'failed':
      return 1;
    case 'interrupted':
      return 130;
    default:
      return is satisfies never;
  }
}
