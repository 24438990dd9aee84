import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** What a run is to do. */
export interface RunOptions {
  /** Where `extraction` and `sgd` are. */
  readonly directory: string;
  /** Where the numbers go, as JSON. */
  readonly json: string | undefined;
  /** Whether `docs/reading.md` and its plot are written. */
  readonly report: boolean;
}

/**
 * Reads the command line: `--data DIR`, `--json FILE`, `--report`.
 * @throws TypeError for an unknown option.
 */
export function runOptions(args: readonly string[], environment: NodeJS.ProcessEnv): RunOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, json: { type: 'string' }, report: { type: 'boolean', default: false } },
  });
  const beside = fileURLToPath(new URL('../../../shared/data', import.meta.url));
  return {
    directory: values.data ?? environment.TALKCHART_EVAL_DATA ?? beside,
    json: values.json,
    report: values.report,
  };
}
