import { readArguments, UsageError } from './command.ts';
import type { Io } from './io.ts';
import { dbHelp, readSessionPlace, type SessionPlace } from './session-place.ts';
import { readTimeZone } from './time-zone.ts';

/** What `talkchart replay` was asked to do. */
export interface ReplayOptions {
  readonly isHelp: boolean;
  /** `null`: the sessions are listed. */
  readonly session: string | null;
  /** "booking", or the path of a module. */
  readonly flow: string;
  /** `null`: the usual file. */
  readonly sessions: SessionPlace | null;
  readonly isJson: boolean;
  readonly showsEvents: boolean;
  readonly showsSensitive: boolean;
  /** In which times are shown. */
  readonly timeZone: string;
  /** How many sessions are listed. */
  readonly limit: number;
}

/** The help of `talkchart replay`. */
export const replayHelp = `talkchart replay: show a kept session as a conversation, turn by turn, and replay it.

Usage: talkchart replay [session] [options]

  session            The id of the session. Left out: the sessions of the flow are listed, the last active first.

Options:
      --flow FLOW    What the session is about: "booking" (the default), or the path of a module that exports a flow.
${dbHelp}
                     Default: TALKCHART_DB, else sessions.db in your data directory.
      --events       Show every event that the chart heard, too.
      --show-sensitive  Show the values of sensitive slots; else they stand as ⟦1⟧, ⟦2⟧ ...
      --json         Print one record of a turn a line, then how the replay came out; of a list, one session a line.
      --limit N      How many sessions are listed. Default: 20.
      --time-zone Z  In which times are shown, like America/New_York. Default: the zone of this machine.
  -h, --help         Show this help.

At the end every recorded event is sent through the chart again. The exit code is 0 when that leads to the snapshot that
is stored, to the last byte, and 1 when it does not. It cannot be told once the flow has changed; the code is then 0, too.
`;

/**
 * Reads the arguments of `talkchart replay`.
 * @throws {@link UsageError} for an unknown option, or one that cannot be.
 */
export function readReplayOptions(argv: readonly string[], env: Io['env']): ReplayOptions {
  const { values, positionals } = readArguments({
    args: [...argv],
    allowPositionals: true,
    options: {
      flow: { type: 'string', default: 'booking' },
      db: { type: 'string' },
      events: { type: 'boolean', default: false },
      'show-sensitive': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      limit: { type: 'string', default: '20' },
      'time-zone': { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [session = null, ...more] = positionals;
  if (more.length > 0) {
    throw new UsageError(`One session at a time: ${more.map((id) => `"${id}"`).join(', ')} is too much.`);
  }
  if (session === '') throw new UsageError('The id of a session is not empty.');
  return {
    isHelp: values.help,
    session,
    flow: values.flow,
    sessions: readSessionPlace(values.db, env),
    isJson: values.json,
    showsEvents: values.events,
    showsSensitive: values['show-sensitive'],
    timeZone: readTimeZone(values['time-zone']),
    limit: readLimit(values.limit),
  };
}

function readLimit(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UsageError(`--limit: "${text}" is no count; give one like 50.`);
}
