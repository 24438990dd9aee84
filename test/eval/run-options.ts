import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** What a run is to do. */
export interface RunOptions {
  /** Where `extraction` and `sgd` are. */
  readonly directory: string;
  /** Where the numbers go, as JSON. */
  readonly json: string | undefined;
  /** Whether the page of it is written: `docs/reading.md` with its plot, or `docs/dialogues-of-others.md`. */
  readonly report: boolean;
  /** What is measured: how well words are read, or how the dialogues of SGD are held. */
  readonly what: 'reading' | 'sgd';
}

/**
 * Reads the command line: nothing or `sgd`; `--data DIR`, `--json FILE`, `--report`.
 * @throws TypeError for an unknown option or measurement.
 */
export function runOptions(args: readonly string[], environment: NodeJS.ProcessEnv): RunOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: 'string' }, json: { type: 'string' }, report: { type: 'boolean', default: false } },
  });
  const [what = 'reading', ...others] = positionals;
  if ((what !== 'reading' && what !== 'sgd') || others.length > 0)
    throw new TypeError(`There is nothing to measure called "${positionals.join(' ')}": reading or sgd.`);
  const beside = fileURLToPath(new URL('../../../shared/data', import.meta.url));
  return {
    directory: values.data ?? environment.TALKCHART_EVAL_DATA ?? beside,
    json: values.json,
    report: values.report,
    what,
  };
}
