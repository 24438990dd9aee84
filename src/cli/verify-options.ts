import { readArguments, UsageError } from './command.ts';
import type { Io } from './io.ts';
import { dbHelp, readSessionPlace, type SessionPlace } from './session-place.ts';

/** What `talkchart verify` was asked to do. */
export interface VerifyOptions {
  readonly isHelp: boolean;
  /** What is looked at: the flow itself, or what it makes of kept sessions. */
  readonly about: 'flow' | 'sessions';
  /** "booking", or the path of a module. */
  readonly flow: string;
  readonly isThorough: boolean;
  /** The most steps a walk may take; `null`: as many as usual. */
  readonly steps: number | null;
  /** `null`: the usual file. */
  readonly sessions: SessionPlace | null;
  readonly isJson: boolean;
}

/** The help of `talkchart verify`. */
export const verifyHelp = `talkchart verify: look a flow over before you put it to work.

Usage: talkchart verify [flow] [options]
       talkchart verify --sessions [flow] [options]

  flow               "booking" (the default), or the path of a module that exports a flow.

Without --sessions the flow is walked, every event held against the rules of the chart, and looked over: slots that cannot
be filled, ladders without an end, states and questions that nothing leads to, missing prompts, summaries that leave a slot
out, sensitive values in texts, and tools that a model could not be given. Where nothing is wrong, it prints what is
guaranteed, and how that is known.

      --thorough     Walk more, for minutes in place of seconds.
      --steps N      Walk so many steps at most.
      --json         Print one object.

      --sessions     Carry every open session over to the flow as it is now, and tell what becomes of its values.
                     Nothing is written. With --json: one session that changes a line, then the totals.
${dbHelp}
                     Default: TALKCHART_DB, else sessions.db in your data directory.
  -h, --help         Show this help.

The exit code is 1 where anything is wrong; with --sessions where something would be lost: a value that no slot takes any
more, a session that goes to a person, or a flow.migrate that throws. A value that is asked for again is not lost; the code
is then 0.
`;

/**
 * Reads the arguments of `talkchart verify`.
 * @throws {@link UsageError} for an unknown option, more than one flow, or options that do not go together.
 */
export function readVerifyOptions(argv: readonly string[], env: Io['env']): VerifyOptions {
  const { values, positionals } = readArguments({
    args: [...argv],
    allowPositionals: true,
    options: {
      sessions: { type: 'boolean', default: false },
      db: { type: 'string' },
      thorough: { type: 'boolean', default: false },
      steps: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [flow = 'booking', ...more] = positionals;
  if (more.length > 0) {
    throw new UsageError(`One flow at a time: ${more.map((name) => `"${name}"`).join(', ')} is too much.`);
  }
  if (values.sessions && (values.thorough || values.steps !== undefined)) {
    throw new UsageError('--thorough and --steps are about the flow: they do not go with --sessions.');
  }
  if (!values.sessions && values.db !== undefined) throw new UsageError('--db goes with --sessions.');
  return {
    isHelp: values.help,
    about: values.sessions ? 'sessions' : 'flow',
    flow,
    isThorough: values.thorough,
    steps: values.steps === undefined ? null : readSteps(values.steps),
    sessions: values.sessions ? readSessionPlace(values.db, env) : null,
    isJson: values.json,
  };
}

function readSteps(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`--steps: "${text}" is no number of steps; give one from 1.`);
}
