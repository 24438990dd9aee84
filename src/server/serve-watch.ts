import type { Flow } from '../core/flow.ts';
import type { Inspect, Step } from '../session/inspect.ts';
import type { Perform } from '../session/perform.ts';
import type { Clock, Extract } from '../session/ports.ts';
import { SessionError } from '../session/session-error.ts';
import type { Commit, SessionStore } from '../session/store.ts';

/** Who reads a message: the reader that was chosen, or the one that takes the turn where that fails. */
export type ReaderRole = 'reader' | 'fallback';

/** A message was read, or could not be. */
export interface WatchedReading {
  readonly by: ReaderRole;
  readonly outcome: 'read' | 'failed';
  readonly durationMs: number;
}

/** Something was asked of the world. `outcome`: what it said, or that it threw or took too long. */
export interface WatchedEffect {
  readonly effect: 'check' | 'fulfil' | 'reconcile';
  readonly outcome: string;
  readonly durationMs: number;
  /** What was thrown. */
  readonly error?: unknown;
}

/** Looks on at what an assistant does. What it throws is ignored. */
export interface Watcher {
  readonly committed?: (commit: Commit) => void;
  readonly stepped?: (steps: readonly Step[]) => void;
  readonly read?: (reading: WatchedReading) => void;
  readonly performed?: (effect: WatchedEffect) => void;
  /** The store could not do what was asked; that somebody else was faster is no failure. */
  readonly storeFailed?: (operation: keyof SessionStore, error: unknown) => void;
}

/** The ports of an assistant, each with somebody who looks on. */
export interface Watched {
  store(store: SessionStore): SessionStore;
  extract(by: ReaderRole, extract: Extract): Extract;
  perform(perform: Perform<Flow>): Perform<Flow>;
  inspect(inspect: Inspect | undefined): Inspect;
}

/** Puts watchers beside the ports of an assistant: these do what they did before, and whoever looks on is told. */
export function watchedBy(watchers: readonly Watcher[], clock: Pick<Clock, 'nowMs'>): Watched {
  function tell(look: (watcher: Watcher) => void): void {
    for (const watcher of watchers) {
      try {
        look(watcher);
      } catch {
        // Whoever looks on must not be able to stop what they look at.
      }
    }
  }

  /** Tells, once, what an effect came to; one that takes too long is told of when its time is over. */
  async function told<Outcome extends { readonly is: string }>(
    effect: WatchedEffect['effect'],
    signal: AbortSignal,
    work: () => Promise<Outcome>,
  ): Promise<Outcome> {
    const since = clock.nowMs();
    const isOver = new AbortController();
    const over = (what: Pick<WatchedEffect, 'outcome' | 'error'>): void => {
      if (isOver.signal.aborted) return;
      isOver.abort();
      tell(({ performed }) => performed?.({ effect, durationMs: clock.nowMs() - since, ...what }));
    };
    signal.addEventListener('abort', () => over({ outcome: 'timed-out' }), { signal: isOver.signal });
    try {
      const outcome = await work();
      over({ outcome: outcome.is });
      return outcome;
    } catch (error) {
      over({ outcome: 'threw', error });
      throw error;
    }
  }

  return {
    store(store) {
      const guarded = guardedStore(store, (operation, error) => {
        const isConflict = error instanceof SessionError && error.code === 'SESSION_CONFLICT';
        if (!isConflict) tell(({ storeFailed }) => storeFailed?.(operation, error));
      });
      return {
        ...guarded,
        async commit(commit) {
          await guarded.commit(commit);
          tell(({ committed }) => committed?.(commit));
        },
      };
    },

    extract: (by, extract) => async (said, given) => {
      const since = clock.nowMs();
      const over = (outcome: WatchedReading['outcome']): void =>
        tell(({ read }) => read?.({ by, outcome, durationMs: clock.nowMs() - since }));
      try {
        const extraction = await extract(said, given);
        over('read');
        return extraction;
      } catch (error) {
        over('failed');
        throw error;
      }
    },

    perform(perform) {
      const { check, reconcile } = perform;
      return {
        fulfil: (asked) => told('fulfil', asked.signal, () => perform.fulfil(asked)),
        ...(check && { check: (asked) => told('check', asked.signal, () => check.call(perform, asked)) }),
        ...(reconcile && {
          reconcile: (asked) => told('reconcile', asked.signal, () => reconcile.call(perform, asked)),
        }),
      };
    },

    inspect: (inspect) => (steps) => {
      tell(({ stepped }) => stepped?.(steps));
      inspect?.(steps);
    },
  };
}

/** The store, with every failure told. */
function guardedStore(
  store: SessionStore,
  failed: (operation: keyof SessionStore, error: unknown) => void,
): SessionStore {
  const guard =
    <Asked extends readonly unknown[], Answer>(
      operation: keyof SessionStore,
      ask: (...asked: Asked) => Promise<Answer>,
    ) =>
    async (...asked: Asked): Promise<Answer> => {
      try {
        return await ask(...asked);
      } catch (error) {
        failed(operation, error);
        throw error;
      }
    };
  return {
    load: guard('load', (id) => store.load(id)),
    commit: guard('commit', (commit) => store.commit(commit)),
    findReply: guard('findReply', (id, message) => store.findReply(id, message)),
    replies: guard('replies', (id, since) => store.replies(id, since)),
    records: guard('records', (id, since) => store.records(id, since)),
    lease: guard('lease', (lease) => store.lease(lease)),
    release: guard('release', (lease) => store.release(lease)),
    due: guard('due', (query) => store.due(query)),
    list: guard('list', (query) => store.list(query)),
    forget: guard('forget', (id) => store.forget(id)),
    close: guard('close', () => store.close()),
  };
}

/** A name for a metric or a log: of a slot of the flow. A model may name others, which could hold anything. */
export const knownSlot = (flow: Flow, slot: string | null): string =>
  slot === null ? 'none' : flow.order.includes(slot) ? slot : 'unknown';

/** A code for a metric or a log; what does not look like one could hold anything. */
export const knownCode = (code: string): string => (/^[A-Za-z][A-Za-z_-]{0,39}$/.test(code) ? code : 'other');
