import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Effort } from './bench.ts';
import { type CommittedEach, committedEach, committedIn } from './server-committed.ts';
import { createCustomers } from './server-customers.ts';
import { busyLoad, type Load, steadyLoad, together } from './server-load.ts';
import { createPoster } from './server-post.ts';
import { startServer } from './server-process.ts';

/** How much the servers are asked for. */
export interface ServerLoad {
  readonly sessions: number;
  readonly perSecond: number;
  readonly seconds: number;
  readonly clients: number;
  /** How often each of the two servers gets all the clients, in turns. */
  readonly turns: number;
  readonly turnMs: number;
}

/** What was found out about a server of Talkchart, and about the bare one. */
export interface MeasuredServer {
  readonly load: ServerLoad;
  readonly started: Load;
  readonly steady: Load;
  readonly busy: Load;
  readonly bare: Load;
  readonly committed: CommittedEach;
  /** What the bare server commits for a message. */
  readonly bareBytes: number;
}

/** About what a customer sends. */
const bareBody = { text: 'I would like a beard trim, please', seen: 'f5a9c1de-0b7f-4f0e-9f57-6b1f6a1d2c3e' };

/** Two servers on empty files, of which one at a time has something to do. */
export async function measureServer(load: ServerLoad, progress: Effort['progress']): Promise<MeasuredServer> {
  const folder = mkdtempSync(join(tmpdir(), 'talkchart-bench-'));
  const [ownFolder, bareFolder] = [join(folder, 'own'), join(folder, 'bare')];
  mkdirSync(ownFolder);
  mkdirSync(bareFolder);
  await using open = new AsyncDisposableStack();
  open.defer(() => rmSync(folder, { recursive: true, force: true }));
  const own = await startServer('talkchart', ownFolder);
  open.defer(own.stop);
  const bare = await startServer('bare', bareFolder);
  open.defer(bare.stop);
  const toOwn = createPoster(own.url);
  open.defer(toOwn.close);
  const toBare = createPoster(bare.url);
  open.defer(toBare.close);

  const { sessions, perSecond, seconds, clients, turns, turnMs } = load;
  const customers = createCustomers(toOwn, Date.now());
  const askBare = async (): Promise<void> => void (await toBare.post('/rows', bareBody));
  const untilTurnIsOver = (_asked: number, tookMs: number): boolean => tookMs >= turnMs;

  progress(`${sessions} sessions are started`);
  const started = await busyLoad(clients, (asked) => asked >= sessions, customers.start);
  const before = committedIn(ownFolder);
  progress(`${perSecond} messages a second for ${seconds} s`);
  const steady = await steadyLoad(perSecond, seconds, customers.say);

  // What a young process does first does not count; the other server is warm by now.
  await busyLoad(clients, (_, tookMs) => tookMs >= turnMs / 2, askBare);
  const busy: Load[] = [];
  const bareBusy: Load[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    progress(`${clients} clients at once, turn ${turn + 1} of ${turns}`);
    busy.push(await busyLoad(clients, untilTurnIsOver, customers.say));
    bareBusy.push(await busyLoad(clients, untilTurnIsOver, askBare));
  }
  const allBusy = together(busy);
  const messages = steady.times.length + allBusy.times.length;
  return {
    ...{ load, started, steady, busy: allBusy, bare: together(bareBusy) },
    committed: committedEach(before, committedIn(ownFolder), messages),
    bareBytes: Buffer.byteLength(JSON.stringify(bareBody)),
  };
}
