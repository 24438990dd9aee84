import type { Flow } from '../core/flow.ts';
import type { Commit } from '../session/store.ts';
import type { Swept } from '../session/sweep.ts';
import type { Observer } from './app-options.ts';
import type { Log } from './logging.ts';
import { knownCode, knownSlot, type Watcher } from './serve-watch.ts';

/** Writes to the log what a server and its assistant do. */
export interface LogWatch {
  readonly watcher: Watcher;
  readonly observer: Observer;
  swept(swept: Swept): void;
  sweepFailed(error: unknown): void;
}

/** One line for each request and each turn; at `debug` also for probes, readings, effects and what is written between. */
export function watchInLog(log: Log, flow: Flow): LogWatch {
  function committed({ session, record }: Commit): void {
    const { version, cause, state, owed, said, usage, durationMs } = record;
    const line = {
      sessionId: session.id,
      run: session.told.context.run,
      version,
      cause: cause.is,
      state,
      ...(said === null ? {} : { reply: said.reply, directive: said.directive.say }),
      ...(owed === null ? {} : { owed: owed.is }),
      ...(record.verdicts.length === 0
        ? {}
        : { verdicts: record.verdicts.map(({ slot, is }) => `${knownSlot(flow, slot)} ${is}`) }),
      ...(record.errors.length === 0
        ? {}
        : { errors: record.errors.map(({ slot, code }) => `${knownSlot(flow, slot)} ${knownCode(code)}`) }),
      ...(usage.modelCalls === 0 ? {} : usage),
      durationMs,
    };
    if (cause.is === 'handOff') {
      const { delivered } = cause;
      if (delivered) log.info({ ...line, delivered }, 'hand-off');
      else log.warn({ ...line, delivered, nextTryAt: isoOf(session.handOff?.nextAt) }, 'hand-off');
    } else if (said === null) log.debug(line, 'written');
    else log.info(line, 'turn');
  }

  return {
    watcher: {
      committed,
      read: (reading) => log.debug({ ...reading }, 'read'),
      performed({ error, ...effect }) {
        if (error !== undefined) log.error({ ...effect, error }, 'effect');
        else if (effect.outcome === 'timed-out') log.error(effect, 'effect');
        else log.debug(effect, 'effect');
      },
      storeFailed: (operation, error) => log.error({ operation, error }, 'store'),
    },
    observer: {
      request: (request) => (isProbe(request) ? log.debug : log.info).call(log, request, 'request'),
      failed: ({ error, route }) => log.error({ route, error }, 'failed'),
    },
    swept(swept) {
      const done = Object.fromEntries(Object.entries(swept).filter(([, count]) => count > 0));
      if (swept.failed > 0) log.warn(done, 'sweep');
      else if (Object.keys(done).length > 0) log.info(done, 'sweep');
    },
    sweepFailed: (error) => log.error({ error }, 'sweep'),
  };
}

/** Asked every few seconds, by whoever looks after servers. */
const isProbe = ({ route, status }: { readonly route: string; readonly status: number }): boolean =>
  ['/healthz', '/readyz', '/metrics'].includes(route) && status < 400;

const isoOf = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : new Date(ms).toISOString();
