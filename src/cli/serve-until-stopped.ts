import { createLog, type Log } from '../server/logging.ts';
import { type RunningServer, serve } from '../server/serve.ts';
import { stopOnSignal } from '../server/stop-on-signal.ts';
import { webhookHandOff } from '../server/webhook.ts';
import type { HandOff } from '../session/hand-off.ts';
import { type OpenedStore, openStore } from '../stores/open-store.ts';
import { UsageError } from './command.ts';
import type { FlowToRun } from './flow-to-run.ts';
import { type Io, print } from './io.ts';
import { loadFlow } from './load-flow.ts';
import { openReader } from './open-reader.ts';
import { openSalonFlow } from './salon-flow.ts';
import { dataFile } from './serve-data-file.ts';
import type { ServeSettings } from './serve-options.ts';

/**
 * Serves until the process is asked to end, and then until all is done that was begun. The log goes to stdout, all else
 * that is said to stderr.
 * @returns the exit code.
 */
export async function serveUntilStopped(settings: ServeSettings, io: Io): Promise<number> {
  const handOff = handOffTo(settings);
  const toRun = await openFlow(settings, io);
  try {
    const opened = await openStoreFor(settings, io);
    try {
      const { notice: whoReads, ...reader } = await openReader(settings.model, io);
      const { clock } = io;
      const log = createLog({ level: settings.logLevel, clock, to: { write: (line) => io.stdout.write(line) } });
      const { flow, perform } = toRun;
      const { host, port, operatorKey, origins, trustProxy } = settings;
      const listens = { host, port, operatorKey, origins, trustProxy };
      const server = await serve({ flow, perform, ...reader, ...handOff, store: opened.store, clock, log, ...listens });
      const notices = [whoReads, toRun.notice, ...noticesOf(settings, opened)];
      await print(io.stderr, `Serving "${toRun.flow.id}" at ${server.url}\n${notices.join('\n')}\n`);
      await stopped(server, log, io);
      return 0;
    } finally {
      await opened.store.close();
    }
  } finally {
    toRun.close();
  }
}

function openFlow({ flow, diary }: ServeSettings, io: Io): Promise<FlowToRun> | FlowToRun {
  // A server is nobody's terminal, but its bookings outlive it all the same.
  if (flow === 'booking') return openSalonFlow({ db: diary, isOnTerminal: true, clock: io.clock }, io);
  return loadFlow(flow, io.cwd);
}

const openStoreFor = ({ db, keys }: ServeSettings, { env, cwd, clock }: Io): Promise<OpenedStore> =>
  openStore({ db: db ?? dataFile('sessions.db', env), keys: keys ?? '', cwd, clock });

function handOffTo({ handOff }: ServeSettings): { readonly handOff?: HandOff } {
  if (handOff === null) return {};
  try {
    return { handOff: webhookHandOff(handOff) };
  } catch (cause) {
    // It names host and port at most.
    throw cause instanceof TypeError ? new UsageError(`TALKCHART_HANDOFF_URL: ${cause.message}`, { cause }) : cause;
  }
}

/** What an operator must know of a server that has just started. */
function noticesOf({ db, operatorKey, handOff, host }: ServeSettings, { place, isSealed }: OpenedStore): string[] {
  return [
    `Sessions are kept in ${place}${inWords[db === ':memory:' ? 'inMemory' : isSealed ? 'sealed' : 'inClear']}.`,
    operatorKey === null
      ? "The operator's endpoints answer only to this machine: TALKCHART_OPERATOR_KEY is not set."
      : "The operator's endpoints answer to whoever has TALKCHART_OPERATOR_KEY.",
    handOff === null
      ? 'Nobody is told of hand-offs: TALKCHART_HANDOFF_URL is not set.'
      : `Hand-offs are posted to ${new URL(handOff.url).host}.`,
    ...(isOpenToAll(host) ? ['Every machine that reaches this port may talk; put a proxy with TLS before it.'] : []),
  ];
}

const inWords = {
  sealed: ', sealed with TALKCHART_KEY',
  inClear: '; in clear, for TALKCHART_KEY is not set',
  inMemory: ' only: they are gone at the end',
};

const isOpenToAll = (host: string): boolean => !/^(?:127\.|localhost$|::1$)/.test(host);

/** Until the process is asked to end, and everything is. */
async function stopped(server: RunningServer, log: Log, { clock, stderr }: Io): Promise<void> {
  const lost = Promise.withResolvers<never>();
  const lose = (): void => lost.reject(new Error('A promise was rejected that nobody waited for: see the log.'));
  // Without a listener of ours the Agents SDK would end the process in its own way; what was lost nobody knows.
  process.on('unhandledRejection', (error) => {
    log.fatal({ error }, 'unhandled rejection');
    server.stop().then(lose, lose);
  });
  const asked = stopOnSignal({
    process,
    clock,
    asked: (signal) => stderr.write(`${signal}: finishing the turns in flight; once more ends it at once.\n`),
    stop: () => server.stop(),
  });
  await Promise.race([asked, lost.promise]);
}
