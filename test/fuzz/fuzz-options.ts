import { parseArgs } from 'node:util';
import type { Level } from './fuzz.ts';

/** What the command line asks for. */
export interface CommandLine {
  readonly levels: readonly Level[];
  readonly events: number;
  readonly minutes: number;
  readonly seed: number;
  /** A failure that is to be seen again. */
  readonly path: string | undefined;
}

/** What `--help` prints. */
export const help = `Usage: npm run fuzz -- [options]

Holds random conversations, each with a random flow: with the chart alone, every event held against the rules; and
with two servers on one store, which are killed and fail, while messages come twice, in bursts and late, and the
world answers late, wrongly or not at all. Prints what was reached, and of a failure its seed and the smallest
conversation that shows it.

  --events N                     at least so many events (1000000)
  --minutes N                    no longer than this (30)
  --seed N                       where chance begins (1)
  --level chart|assistant|both   which of the two (both)
  --path P                       with --seed and --level: one failure again, as it was printed
  --help                         this text

Exit code: 0 where everything held, 1 where something broke, 2 where the command line is wrong.`;

/**
 * Reads the command line; `undefined` where help is asked for.
 * @throws TypeError for an unknown option or a value that cannot be used.
 */
export function fuzzOptions(args: readonly string[]): CommandLine | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      events: { type: 'string', default: '1000000' },
      minutes: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      level: { type: 'string', default: 'both' },
      path: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const levels = levelsIn(values.level);
  if (values.path !== undefined && levels.length > 1)
    throw new TypeError('--path goes with --level chart or assistant.');
  return {
    levels,
    events: wholeIn('events', values.events),
    minutes: wholeIn('minutes', values.minutes),
    seed: wholeIn('seed', values.seed),
    path: values.path,
  };
}

function levelsIn(value: string): readonly Level[] {
  if (value === 'both') return ['chart', 'assistant'];
  if (value === 'chart' || value === 'assistant') return [value];
  throw new TypeError(`--level is chart, assistant or both, not "${value}".`);
}

function wholeIn(name: string, value: string): number {
  if (!/^\d{1,10}$/.test(value)) throw new TypeError(`--${name} is a whole number, not "${value}".`);
  return Number(value);
}
