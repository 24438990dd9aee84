import type { Flow } from '../core/flow.ts';
import { flowDigest } from '../core/flow-digest.ts';
import { type Migrated, migrated } from '../core/migrate.ts';
import { isFinal } from '../core/stored-run.ts';
import { pathOf, type StatePath } from '../core/told.ts';
import type { FlowStamp } from '../session/record.ts';
import type { SessionStore, SessionSummary } from '../session/store.ts';

/** What becomes of an open session with a flow that has changed since. */
export interface SessionFate extends Pick<Migrated, 'kept' | 'opened' | 'dropped' | 'failed'> {
  readonly session: string;
  readonly from: FlowStamp;
  /** Where it stands, and where it would go on. */
  readonly state: StatePath;
  readonly then: StatePath;
  /** The worst that happens: `lost` is values that no slot takes, or that a `migrate` which threw might have carried. */
  readonly is: 'carriedOver' | 'askedAgain' | 'lost' | 'toAPerson';
}

/** A session that was looked at; `null`: it goes on as it is. */
export type Looked = SessionFate | null;

/** How many sessions are listed at once. */
const page = 200;

/** Looks at every open session of the flow, the last active first, and writes nothing. `at`: now, in ms since 1970. */
export async function* fatesOf(flow: Flow, store: SessionStore, at: number): AsyncGenerator<Looked> {
  const digest = flowDigest(flow);
  let after: SessionSummary | undefined;
  for (;;) {
    const found = await store.list({ flow: flow.id, limit: page, ...(after === undefined ? {} : { after }) });
    for (const { id, state, flow: stamp } of found) {
      if (isFinal(state)) continue;
      const looked = stamp.digest === digest ? null : await fateOf(flow, store, id, at);
      if (looked !== undefined) yield looked;
    }
    after = found.at(-1);
    if (found.length < page) return;
  }
}

/** `undefined` where the session was removed, or came to its end, since it was listed. */
async function fateOf(flow: Flow, store: SessionStore, id: string, at: number): Promise<SessionFate | undefined> {
  const session = await store.load(id);
  if (session === undefined || session.told.status !== 'active') return undefined;
  const { told, kept, opened, dropped, failed } = migrated(flow, session.told, session.flow, at);
  const then = pathOf(told);
  const isLost = dropped.length > 0 || failed !== null;
  const is = then === 'handedOff' ? 'toAPerson' : isLost ? 'lost' : opened.length > 0 ? 'askedAgain' : 'carriedOver';
  return { session: id, is, from: session.flow, state: pathOf(session.told), then, kept, opened, dropped, failed };
}
