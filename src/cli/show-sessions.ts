import type { Flow } from '../core/flow.ts';
import { flowDigest } from '../core/flow-digest.ts';
import { pathOf } from '../core/told.ts';
import type { TurnRecord } from '../session/record.ts';
import { leadsToSnapshot } from '../session/replay.ts';
import type { SessionStore, SessionSummary, StoredSession } from '../session/store.ts';
import { recordsOf } from '../session/sweep.ts';
import { restored } from '../session/withheld.ts';
import { flowNamed } from './flow-named.ts';
import { type Io, print } from './io.ts';
import { closingInWords, headInWords, recordInWords } from './record-text.ts';
import type { ReplayOptions } from './replay-options.ts';
import { openKeptSessions } from './session-place.ts';
import { lookOf, table } from './terminal-text.ts';
import { stampOf } from './times.ts';

/**
 * Shows one session, or lists them.
 * @returns the exit code: 1 where the records do not lead to the snapshot that is stored.
 */
export async function showSessions(options: ReplayOptions, io: Io): Promise<number> {
  const flow = await flowNamed(options.flow, io.cwd);
  const { store, place } = await openKeptSessions(options.sessions, io);
  try {
    if (options.session === null) return await listSessions(flow, { store, place }, options, io);
    const session = await store.load(options.session);
    if (session === undefined) {
      throw new Error(`There is no session "${options.session}" in ${place}: "talkchart replay" lists what there is.`);
    }
    if (session.flow.id !== flow.id) {
      throw new Error(`Session "${session.id}" is about the flow "${session.flow.id}": name its module with --flow.`);
    }
    // Somebody may go on with it while we look.
    const records = (await recordsOf(store, session.id)).filter(({ version }) => version <= session.version);
    return await showSession({ flow, session, records }, options, io);
  } finally {
    await store.close();
  }
}

interface Shown {
  readonly flow: Flow;
  readonly session: StoredSession;
  readonly records: readonly TurnRecord[];
}

async function showSession({ flow, session, records }: Shown, options: ReplayOptions, io: Io): Promise<number> {
  const { isJson, showsSensitive, timeZone } = options;
  const look = lookOf(io);
  const replays = session.flow.digest === flowDigest(flow) ? leadsToSnapshot(flow, session, records) : null;
  const shown = showsSensitive ? records.map((record) => restored(record, session.withheld)) : records;
  if (isJson) {
    const { id, told } = session;
    const end = { session: id, flow: session.flow, state: pathOf(told), records: records.length, replays };
    for (const line of [...shown, end]) await print(io.stdout, `${JSON.stringify(line)}\n`);
  } else {
    await print(io.stdout, `${headInWords(session, timeZone, look)}\n\n`);
    for (const record of shown) await print(io.stdout, `${recordInWords(record, options, look)}\n\n`);
    await print(io.stdout, `${closingInWords(records, replays, look)}\n`);
  }
  return replays === false ? 1 : 0;
}

async function listSessions(
  flow: Flow,
  { store, place }: { readonly store: SessionStore; readonly place: string },
  { isJson, limit, timeZone }: ReplayOptions,
  { stdout, stderr }: Io,
): Promise<number> {
  const found = await store.list({ flow: flow.id, limit });
  if (isJson) {
    for (const summary of found) await print(stdout, `${JSON.stringify(summary)}\n`);
  } else if (found.length === 0) {
    await print(stderr, `No session about the flow "${flow.id}" is kept in ${place}.\n`);
  } else {
    await print(stdout, `${table([heads, ...found.map((summary) => rowOf(summary, timeZone))])}\n`);
    if (found.length === limit) await print(stderr, `These are the last ${limit}; --limit N shows more.\n`);
  }
  return 0;
}

const heads = ['session', 'last active', 'started', 'state', 'flow version'];

const rowOf = ({ id, state, startedAt, activeAt, flow }: SessionSummary, timeZone: string): readonly string[] => [
  id,
  stampOf(activeAt, timeZone),
  stampOf(startedAt, timeZone),
  state,
  String(flow.version),
];
