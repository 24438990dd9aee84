import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Io } from './io.ts';

/** A command of `talkchart`. */
export interface Command {
  readonly name: string;
  /** What it does, in one line. */
  readonly summary: string;
  /**
   * Runs it with the arguments after its name.
   * @returns the exit code: 0 done, 1 something failed.
   * @throws {@link UsageError} when the arguments are wrong: exit code 2.
   */
  run(argv: readonly string[], io: Io): Promise<number>;
}

/** The command line is wrong; the message says what, and is followed by how to get help. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Reads a command's arguments as `parseArgs` of node:util does.
 * @throws {@link UsageError} on an unknown option, or one without its value.
 */
export function readArguments<const Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config);
  } catch (cause) {
    const [what = ''] = (cause instanceof Error ? cause.message : String(cause)).split(/\.(?:\s|$)/, 1);
    throw new UsageError(`${what}.`, { cause });
  }
}
