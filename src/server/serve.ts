import type { Flow } from '../core/flow.ts';
import { type AssistantOptions, createAssistant } from '../create-assistant.ts';
import { offlineExtract } from '../offline/index.ts';
import { keepSweeping } from '../session/keep-sweeping.ts';
import type { Perform } from '../session/perform.ts';
import type { SessionStore } from '../session/store.ts';
import { systemClock } from '../session/system-clock.ts';
import { createMemoryStore } from '../stores/memory.ts';
import { type AppOptions, createApp } from './app.ts';
import { createLog, type Log } from './logging.ts';
import { watchInLog } from './logging-watch.ts';
import { createMetrics } from './metrics.ts';
import { listen, openServer, urlOf } from './serve-listen.ts';
import { watchedBy } from './serve-watch.ts';
import { stopServer } from './stop-server.ts';
import { loadTracing, type TracingApi, tracedBy } from './tracing.ts';

/** What a server is made of: the options of `createAssistant`, and where it listens. */
export interface ServeOptions<F>
  extends AssistantOptions<F>,
    Pick<AppOptions, 'origins' | 'trustProxy' | 'addressOf' | 'randomToken'> {
  /** Where sessions are kept; closed when the server stops. In this process if left out. */
  readonly store?: SessionStore;
  /** 0: any that is free. */
  readonly port: number;
  /** `127.0.0.1` if left out: this machine alone. */
  readonly host?: string;
  /** Opens the operator's endpoints; if left out, or `null`, they answer only to this machine. */
  readonly operatorKey?: string | null;
  /** What one client may ask for. */
  readonly serverLimits?: AppOptions['limits'];
  /** Standard output, at the level `info`, if left out. */
  readonly log?: Log;
  /** The API of OpenTelemetry; looked for among the packages of the project if left out. */
  readonly tracing?: TracingApi;
  /** How long turns in flight may take to end when the server stops, in ms; 45 s if left out. */
  readonly stopWithinMs?: number;
}

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  /**
   * Stops gracefully, once: takes nothing new, finishes the turns in flight and what they have begun, ends streams, and
   * closes the store. What is not done by then stands in the store, for the next process.
   */
  stop(): Promise<void>;
}

/** Longer than any effect or reading may take by itself. */
const usualStopMs = 45_000;

/**
 * Serves a flow over HTTP, and looks after its sessions by itself: at the start, and every 15 s.
 * @throws Error where it cannot listen; the store is left open then.
 * @example
 * const server = await serve({ flow, perform, store: createSqliteStore({ path: 'sessions.db' }), port: 8080 });
 * process.on('SIGTERM', () => server.stop()); // not once: the Agents SDK ends the process where nobody else listens
 */
export async function serve<F extends Flow>(options: ServeOptions<F>): Promise<RunningServer> {
  const { port, host = '127.0.0.1', operatorKey = null, serverLimits, stopWithinMs = usualStopMs } = options;
  const { extract = offlineExtract, fallback = offlineExtract, clock = systemClock } = options;
  const { store = createMemoryStore({ clock }) } = options;
  // Typed for one flow outside, for any flow inside.
  const { flow, perform } = options as { readonly flow: Flow; readonly perform: Perform<Flow> };
  const { log = createLog({ clock }), tracing = await loadTracing() } = options;

  const metrics = createMetrics({ flow, store, clock, ofProcess: true });
  const logged = watchInLog(log, flow);
  const watched = watchedBy([metrics.watcher, logged.watcher], clock);
  const traced = tracedBy(tracing, flow);
  const assistant = traced.assistant(
    createAssistant({
      ...options,
      flow,
      clock,
      perform: traced.perform(watched.perform(perform)),
      extract: traced.extract('reader', watched.extract('reader', extract)),
      fallback: traced.extract('fallback', watched.extract('fallback', fallback)),
      store: watched.store(store),
      inspect: watched.inspect(options.inspect),
    }),
  );

  const closing = new AbortController();
  const app = createApp({
    ...options,
    assistant,
    flow,
    operatorKey,
    clock,
    limits: serverLimits ?? {},
    ready: async () => void (await store.due({ flow: flow.id, at: 0, limit: 1 })),
    metrics: async () => ({ contentType: metrics.contentType, text: await metrics.text() }),
    observe: {
      ...logged.observer,
      request(request) {
        metrics.requested(request);
        logged.observer.request?.(request);
      },
    },
    closing: closing.signal,
  });
  const server = openServer(app.fetch, closing.signal);
  await listen(server, { port, host });

  const { swept: heard, sweepFailed: failed } = logged;
  const sweeping = keepSweeping(assistant, closing.signal, { clock, heard, failed });
  const url = urlOf(server);
  log.info({ at: url, flow: flow.id }, 'listening');

  let stopped: Promise<void> | undefined;
  async function stop(): Promise<void> {
    log.info({}, 'stopping');
    const parts = { server, assistant, sweeping, store, closing, clock, stopWithinMs };
    if (!(await stopServer(parts))) log.warn({ stopWithinMs }, 'not all turns ended in time');
    log.info({}, 'stopped');
  }
  return {
    url,
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
}
