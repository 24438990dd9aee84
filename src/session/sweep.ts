import type { Archive } from './archive.ts';
import { type DueFor, dueOf } from './due.ts';
import { type HandOff, nextTryMs, packetOf } from './hand-off.ts';
import type { Leases } from './leases.ts';
import type { MessageTurns } from './message-turns.ts';
import type { TurnRecord } from './record.ts';
import { SessionError } from './session-error.ts';
import type { SessionStore, StoredSession } from './store.ts';
import { inTime } from './time-limit.ts';
import { away, closeTurn, type TurnPorts } from './turn.ts';

/** What a sweep did: how many sessions it looked after, by what they were due for. */
export type Swept = Readonly<Record<DueFor | 'failed', number>>;

export interface SweepPorts extends TurnPorts {
  readonly store: SessionStore;
  readonly archive: Archive;
  readonly leases: Leases;
  readonly turns: MessageTurns;
  readonly handOff: HandOff | undefined;
  readonly keepEndedMs: number;
}

/** What a sweep has learnt so far. */
interface Round {
  /** Whoever is told of hand-offs listens, as far as is known. */
  isHeard: boolean;
}

/** How many sessions are looked after at once. */
const atOnce = 8;

/** How long whoever is told of a hand-off may take. */
const handOffWithinMs = 20_000;

/** How many records are read at once. */
const recordsAtOnce = 1_000;

/**
 * Looks after every session that is due: takes up what a process left behind, asks who is away whether to go on, ends and
 * removes what is over, and tells of hand-offs. Any number of servers may do so at once; a session that somebody works on
 * is left to them.
 */
export async function sweep(ports: SweepPorts): Promise<Swept> {
  const { store, flow, clock } = ports;
  const swept = { recover: 0, handOff: 0, lapse: 0, expire: 0, purge: 0, failed: 0 };
  const seen = new Set<string>();
  const round: Round = { isHeard: true };
  for (let limit = atOnce; ; ) {
    const due = await store.due({ flow: flow.id, at: clock.nowMs(), limit });
    const fresh = due.filter((id) => !seen.has(id));
    if (fresh.length === 0 && due.length < limit) return swept;
    // Those that stay due come first again.
    limit = due.length - fresh.length + 2 * atOnce;
    const next = fresh.slice(0, atOnce);
    for (const id of next) seen.add(id);
    for (const done of await Promise.all(next.map((id) => lookAfter(ports, id, round)))) {
      if (done !== 'nothing') swept[done]++;
    }
  }
}

/** Looks after one session, if it is due and nobody works on it. */
export async function lookAfter(
  ports: SweepPorts,
  sessionId: string,
  round: Round = { isHeard: true },
): Promise<keyof Swept | 'nothing'> {
  const { leases } = ports;
  try {
    if (leases.hasDuty(sessionId) || !(await leases.takeDuty(sessionId))) return 'nothing';
    try {
      return await onDuty(ports, sessionId, round);
    } finally {
      await leases.endDuty(sessionId);
    }
  } catch (error) {
    return error instanceof SessionError && error.code === 'SESSION_UNKNOWN' ? 'nothing' : 'failed';
  }
}

async function onDuty(ports: SweepPorts, sessionId: string, round: Round): Promise<DueFor | 'nothing'> {
  const { store, archive, leases, turns } = ports;
  const { session } = await archive.load(sessionId);
  const due = dueNow(ports, session);
  switch (due) {
    case 'nothing':
      return due;
    case 'recover':
      await turns.recover(sessionId);
      return due;
    case 'handOff':
      // Where nobody listens the others wait for the next sweep: it must not be long until what is owed is taken up again.
      if (!round.isHeard) return 'nothing';
      if (!(await deliver(ports, session))) round.isHeard = false;
      return due;
    case 'lapse':
    case 'expire':
      return leases.inTurn(sessionId, () => timeHasPassed(ports, sessionId));
    case 'purge':
      return leases.inTurn(sessionId, async () => {
        const now = dueNow(ports, (await archive.load(sessionId)).session);
        if (now === 'purge') await store.forget(sessionId);
        return now === 'purge' ? now : 'nothing';
      });
    default:
      return due satisfies never;
  }
}

function dueNow({ flow, clock, keepEndedMs }: SweepPorts, session: StoredSession): DueFor | 'nothing' {
  const due = dueOf(flow, session, keepEndedMs);
  return due.at <= clock.nowMs() ? due.to : 'nothing';
}

/** Asks whether to go on, or ends the run; that we speak does not make the user less away. */
async function timeHasPassed(ports: SweepPorts, sessionId: string): Promise<DueFor | 'nothing'> {
  const { archive, clock } = ports;
  const { session, flowChanged } = await archive.load(sessionId);
  const due = dueNow(ports, session);
  if (due !== 'lapse' && due !== 'expire') return 'nothing';
  const since = clock.nowMs();
  const told = away(ports, session, since);
  const {
    session: closed,
    reply,
    usage,
    errors,
  } = await closeTurn(ports, { ...session, told }, undefined, flowChanged);
  const cause = { is: due === 'lapse' ? 'lapsed' : 'expired' } as const;
  const { activeAt } = session;
  await archive.write({ ...closed, activeAt }, { cause, since, usage, errors, said: { to: null, reply } });
  return due;
}

/** Whether somebody heard of it. */
async function deliver(
  { flow, store, archive, leases, handOff, clock }: SweepPorts,
  of: StoredSession,
): Promise<boolean> {
  const since = clock.nowMs();
  if (of.handOff === null) return true;
  const { run } = of.handOff.told.context;
  const packet = packetOf(flow, of, of.handOff, await recordsOf(store, of.id));
  const delivered = await inTime(async (signal) => handOff?.(packet, signal), {
    clock,
    withinMs: handOffWithinMs,
  }).then(
    () => true,
    () => false,
  );
  await leases.inTurn(of.id, async () => {
    const { session } = await archive.load(of.id);
    // Another run may have been handed off while we told of this one.
    if (session.handOff?.told.context.run !== run) return;
    const tries = session.handOff.tries + 1;
    const owed = delivered ? null : { ...session.handOff, tries, nextAt: clock.nowMs() + nextTryMs(tries) };
    await archive.write({ ...session, handOff: owed }, { cause: { is: 'handOff', delivered }, since });
  });
  return delivered;
}

/** All records of a session, oldest first. */
export async function recordsOf(store: SessionStore, sessionId: string): Promise<readonly TurnRecord[]> {
  const records: TurnRecord[] = [];
  for (;;) {
    const part = await store.records(sessionId, { after: records.at(-1)?.version ?? 0, limit: recordsAtOnce });
    records.push(...part);
    if (part.length < recordsAtOnce) return records;
  }
}
