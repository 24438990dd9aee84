import { effectOf } from '../core/effect.ts';
import type { OutcomeEvent } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import type { Archive } from './archive.ts';
import { carryOut, type OwedEffect } from './effects.ts';
import type { Leases } from './leases.ts';
import type { Newsroom } from './news.ts';
import type { Perform } from './perform.ts';
import type { StoredSession } from './store.ts';
import { type TurnPorts, takeOutcome } from './turn.ts';

/** How long we wait before a task is tried again: a second, then twice as long each time. */
const firstPauseMs = 1_000;

/** Performs what sessions owe, each effect once at a time, while their lease is free. */
export interface Duty {
  /** What is owed and nobody has begun: the task that another turn has begun is not waited for, a check is. */
  toPerform(session: StoredSession): OwedEffect | undefined;
  /** Performs until nothing is owed any more. For whoever has the duty. */
  settle(sessionId: string): Promise<void>;
}

export interface DutyPorts extends Pick<TurnPorts, 'flow' | 'runs' | 'clock'> {
  readonly archive: Archive;
  readonly leases: Leases;
  readonly news: Newsroom;
  readonly perform: Perform<Flow>;
  readonly effectWithinMs: number;
  /** No new pauses from then on. */
  readonly closing: AbortSignal;
}

export function createDuty(ports: DutyPorts): Duty {
  const { flow, runs, archive, leases, news, clock, perform, effectWithinMs, closing } = ports;
  const performing = new Map<string, Promise<void>>();

  const owedIn = ({ told }: StoredSession): OwedEffect | undefined => {
    const owed = effectOf(flow, told);
    return told.status !== 'active' || owed.is === 'none' ? undefined : owed;
  };

  async function outcomeOf({ id, told }: StoredSession, owed: OwedEffect): Promise<OutcomeEvent> {
    const { tried } = told.context;
    const canTell = owed.is !== 'reconcile' || perform.reconcile !== undefined;
    if (tried?.key === owed.key && canTell) await clock.wait(firstPauseMs * 2 ** (tried.times - 1), closing);
    const progress = (words: string) => news.tell(id, { is: 'progress', words });
    return carryOut(owed, perform, { clock, withinMs: effectWithinMs }, progress);
  }

  /** Performs without the lease, then takes it to feed the outcome back; who comes second waits for the first. */
  function performOnce(session: StoredSession, owed: OwedEffect): Promise<void> {
    const name = nameOf(session, owed);
    const going = performing.get(name);
    if (going !== undefined) return going;
    const since = clock.nowMs();
    const done = outcomeOf(session, owed)
      .then((outcome) =>
        leases.inTurn(session.id, async () => {
          const now = takeOutcome(runs, (await archive.load(session.id)).session, outcome);
          await archive.write(now, { cause: { is: 'outcome' }, since });
        }),
      )
      .finally(() => performing.delete(name));
    performing.set(name, done);
    return done;
  }

  return {
    toPerform(session) {
      const owed = owedIn(session);
      return owed !== undefined && owed.is !== 'check' && performing.has(nameOf(session, owed)) ? undefined : owed;
    },

    async settle(sessionId) {
      for (;;) {
        const { session } = await archive.load(sessionId);
        const owed = owedIn(session);
        if (owed === undefined) return;
        await performOnce(session, owed);
      }
    },
  };
}

/** Of an effect, among all that are under way: sessions with the same values owe checks under the same key. */
const nameOf = ({ id }: StoredSession, { is, key }: OwedEffect): string => JSON.stringify([id, is, key]);
