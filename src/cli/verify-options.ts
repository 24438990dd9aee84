import { readArguments, UsageError } from './command.ts';
import type { Io } from './io.ts';
import { dbHelp, readSessionPlace, type SessionPlace } from './session-place.ts';

/** What `talkchart verify` was asked to do. */
export interface VerifyOptions {
  readonly isHelp: boolean;
  /** "booking", or the path of a module. */
  readonly flow: string;
  /** `null`: the usual file. */
  readonly sessions: SessionPlace | null;
  readonly isJson: boolean;
}

/** The help of `talkchart verify`. */
export const verifyHelp = `talkchart verify: look, before you put a changed flow to work, what becomes of the sessions that go on.

Usage: talkchart verify --sessions [flow] [options]

  flow               "booking" (the default), or the path of a module that exports a flow.

Options:
      --sessions     Carry every open session over to the flow as it is now, and tell what becomes of its values.
                     Nothing is written.
${dbHelp}
                     Default: TALKCHART_DB, else sessions.db in your data directory.
      --json         Print one session that changes a line, then the totals.
  -h, --help         Show this help.

The exit code is 1 where something would be lost: a value that no slot takes any more, a session that goes to a person, or
a flow.migrate that throws. A value that is asked for again is not lost; the code is then 0.
`;

/**
 * Reads the arguments of `talkchart verify`.
 * @throws {@link UsageError} for an unknown option, more than one flow, or where it is not said what to verify.
 */
export function readVerifyOptions(argv: readonly string[], env: Io['env']): VerifyOptions {
  const { values, positionals } = readArguments({
    args: [...argv],
    allowPositionals: true,
    options: {
      sessions: { type: 'boolean', default: false },
      db: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [flow = 'booking', ...more] = positionals;
  if (more.length > 0) {
    throw new UsageError(`One flow at a time: ${more.map((name) => `"${name}"`).join(', ')} is too much.`);
  }
  if (!values.help && !values.sessions) throw new UsageError('Say what to verify: --sessions.');
  return { isHelp: values.help, flow, sessions: readSessionPlace(values.db, env), isJson: values.json };
}
