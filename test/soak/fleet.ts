import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Reached } from './door.ts';
import type { Random } from './random.ts';
import type { ServerNews, ServerSettings } from './server-settings.ts';

/** What a server was doing when it was killed. */
export type Instant = 'idle' | 'in a turn' | 'before it booked' | 'after it booked';

/** The server processes: each is started again as soon as it ends. */
export interface Fleet {
  /** A server that is up; waits until there is one. */
  pick(): Promise<Reached>;
  /**
   * Sends SIGKILL to any server that is up; with `atBooking` once a booking comes by there, if one does soon.
   * Resolves once it has ended.
   */
  kill(atBooking: 'begun' | 'booked' | null): Promise<Instant>;
  /** Those that ended without being killed, with their last words. */
  readonly crashes: readonly string[];
  /** Ends all of them for good. */
  stop(): Promise<void>;
}

interface Server {
  readonly process: ChildProcess;
  url: string | undefined;
  requests: number;
  /** How far each booking under way has come, by its key. */
  readonly bookings: Map<string, 'begun' | 'booked'>;
  /** Told of every booking. */
  readonly listeners: Set<(has: string) => void>;
  isKilled: boolean;
}

const entry = fileURLToPath(new URL('./server.ts', import.meta.url));

/** How long a kill waits for a booking to come by, in ms. */
const soonMs = 3_000;

export async function startFleet(
  settings: Omit<ServerSettings, 'seed'>,
  {
    servers: size,
    random,
    codeCache,
  }: { readonly servers: number; readonly random: Random; readonly codeCache: string },
): Promise<Fleet> {
  // One that was killed is back sooner where it need not compile everything anew.
  const env = { ...process.env, NODE_COMPILE_CACHE: codeCache };
  const servers = new Set<Server>();
  const waiting = new Set<() => void>();
  const crashes: string[] = [];
  const end = new AbortController();

  function start(): void {
    const told: ServerSettings = { ...settings, seed: random.between(1, 1e9) };
    const child = fork(entry, [JSON.stringify(told)], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env });
    const server: Server = {
      ...{ process: child, url: undefined, requests: 0, bookings: new Map(), listeners: new Set(), isKilled: false },
    };
    servers.add(server);
    let lastWords = '';
    for (const output of [child.stdout, child.stderr]) {
      output?.on('data', (words) => {
        lastWords = `${lastWords}${words}`.slice(-4000);
      });
    }
    child.on('message', (news: ServerNews) => hear(server, news));
    child.on('exit', (code, signal) => {
      servers.delete(server);
      if (end.signal.aborted) return;
      if (!server.isKilled) crashes.push(`A server ended with ${code ?? signal}:\n${lastWords}`);
      // One that cannot start must not be started without end.
      if (crashes.length < 5) void wait(random.between(0, 300), undefined, { ref: false }).then(again);
    });
  }

  function again(): void {
    if (!end.signal.aborted) start();
  }

  function hear(server: Server, news: ServerNews): void {
    if (news.is === 'listening') {
      server.url = news.url;
      for (const wake of waiting) wake();
      return;
    }
    if (news.has === 'ended') server.bookings.delete(news.key);
    else server.bookings.set(news.key, news.has);
    for (const listener of server.listeners) listener(news.has);
  }

  async function up(): Promise<Server> {
    while (!end.signal.aborted) {
      const [first, ...others] = [...servers].filter(({ url, isKilled }) => url !== undefined && !isKilled);
      if (first !== undefined) return random.pick([first, ...others]);
      if (crashes.length >= 5) throw new Error(`Servers do not start:\n${crashes.at(-1)}`);
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, 1_000);
        waiting.add(wake);
      });
    }
    throw new Error('The servers were stopped.');
  }

  function bookingAt({ listeners }: Server, wanted: string): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        listeners.delete(listener);
        resolve();
      };
      const listener = (has: string): void => {
        if (has === wanted) done();
      };
      const timer = setTimeout(done, soonMs);
      listeners.add(listener);
    });
  }

  for (let started = 0; started < size; started++) start();
  await up();

  return {
    crashes,
    async pick() {
      const server = await up();
      server.requests++;
      return { url: server.url ?? '', over: () => void server.requests-- };
    },
    async kill(atBooking) {
      const server = await up();
      if (atBooking !== null) await bookingAt(server, atBooking);
      const requests = server.requests;
      const exited = server.process.exitCode === null ? once(server.process, 'exit') : Promise.resolve();
      server.isKilled = true;
      server.process.kill('SIGKILL');
      await exited;
      // What it had told before is heard by now.
      const bookings = [...server.bookings.values()];
      if (bookings.includes('booked')) return 'after it booked';
      if (bookings.length > 0) return 'before it booked';
      return requests > 0 ? 'in a turn' : 'idle';
    },
    async stop() {
      end.abort();
      const all = [...servers];
      for (const { process } of all) process.kill('SIGKILL');
      await Promise.all(all.map(({ process }) => (process.exitCode === null ? once(process, 'exit') : undefined)));
    },
  };
}
