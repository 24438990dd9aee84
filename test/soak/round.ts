import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiary } from '../../src/salon/index.ts';
import { type PostgresServer, startPostgres } from '../stores/postgres-server.ts';
import { type Broken, brokenIn } from './audit.ts';
import { type Door, httpDoor } from './door.ts';
import { askAgain, gather, sessionsIn, untilAtRest } from './evidence.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { keepKilling } from './killer.ts';
import type { Conversation } from './ledger.ts';
import { startLoad } from './load.ts';
import { createRandom, type Random } from './random.ts';
import type { Round } from './report.ts';
import { openStore, type StorePlace } from './server-settings.ts';
import type { StoreKind } from './soak-options.ts';

export interface RoundOptions {
  readonly store: StoreKind;
  readonly conversations: number;
  readonly kills: number;
  readonly seed: number;
  /** Hears how far it is, every few seconds. */
  readonly progress: (line: string) => void;
}

const clients = 32;
/** How long customers think between messages, at most. */
const thinkMs = 600;
/** About how many messages a conversation takes. */
const messagesEach = 5;
const progressEveryMs = 5_000;

/** One go: load and kills on an empty store and an empty diary, then the audit. */
export async function runRound(options: RoundOptions): Promise<Round> {
  const folder = mkdtempSync(join(tmpdir(), 'talkchart-soak-'));
  const postgres = options.store === 'postgres' ? await startPostgres() : undefined;
  try {
    return await roundIn(folder, postgres, options);
  } finally {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function roundIn(folder: string, database: PostgresServer | undefined, options: RoundOptions): Promise<Round> {
  const since = performance.now();
  const { store: kind, seed, progress } = options;
  const place: StorePlace =
    database === undefined
      ? { is: 'sqlite', path: join(folder, 'sessions.db') }
      : { is: 'postgres', url: database.url };
  const diary = join(folder, 'diary.db');
  // Made here, for where nobody books anything.
  createDiary({ path: diary, nowMs: Date.now }).close();
  const servers = database === undefined ? 1 : 2;
  const random = createRandom(seed);
  const settings = { store: place, diary, sinceMs: Date.now() };
  const fleet = await startFleet(settings, { servers, random, codeCache: join(folder, 'code') });
  const store = await openStore(place);
  try {
    const door = httpDoor(fleet.pick);
    const { conversations, notStarted, kills, databaseRestarts } = await underLoad({
      ...options,
      door,
      fleet,
      database,
      random,
    });
    const loadMs = performance.now() - since;

    progress(`${kind}: the load is over; what was left behind is finished`);
    await untilAtRest(store, await sessionsIn(store));
    // Where something went wrong already, each session that is stuck would only take its time again.
    if (notStarted.length === 0 && !hasFailed(conversations)) {
      progress(`${kind}: every message is sent again`);
      await askAgain(door, conversations);
      await untilAtRest(store, await sessionsIn(store));
    }

    const evidence = await gather(store, diary, conversations);
    const troubles = [...fleet.crashes, ...notStarted];
    const ofNoSession = troubles.map((because): Broken => ({ promise: 'goesOn', sessionId: 'no session', because }));
    const broken = [...ofNoSession, ...evidence.flatMap(brokenIn)];
    const tookMs = performance.now() - since;
    return {
      ...{ store: kind, seed, servers, conversations, evidence, broken },
      ...{ kills, databaseRestarts, loadMs, tookMs },
    };
  } finally {
    await fleet.stop();
    await store.close();
  }
}

interface LoadParts extends RoundOptions {
  readonly door: Door;
  readonly fleet: Fleet;
  readonly database: PostgresServer | undefined;
  readonly random: Random;
}

/** Customers talk and servers are killed, until there was enough of both. */
async function underLoad(
  parts: LoadParts,
): Promise<Pick<Round, 'conversations' | 'kills' | 'databaseRestarts'> & { readonly notStarted: readonly string[] }> {
  const { store, conversations: least, kills: wanted, seed, progress, door, fleet, database, random } = parts;
  const since = performance.now();
  const counted = { kills: 0, databaseRestarts: 0, isKilling: true };
  const { conversations, notStarted, ended } = startLoad({
    ...{ door, clients, thinkMs, seed, todayMs: Date.now() },
    isOver: (started, all) => hasFailed(all) || (started >= least && !counted.isKilling),
  });
  const report = setInterval(() => {
    const messages = conversations.reduce((sum, { sent }) => sum + sent.length, 0);
    progress(
      `${store}: ${Math.round((performance.now() - since) / 1000)} s, ${conversations.length} conversations, ` +
        `${messages} messages, ${counted.kills} of ${wanted} kills`,
    );
  }, progressEveryMs);
  try {
    const killing = keepKilling(fleet, {
      kills: wanted,
      everyMessages: Math.ceil((least * messagesEach) / Math.max(1, wanted)),
      acknowledged: () => acknowledgedIn(conversations),
      hasFailed: () => notStarted.length > 0 || hasFailed(conversations),
      random,
      async killed(times) {
        counted.kills = times;
        if (database === undefined || times !== Math.ceil(wanted / 2)) return;
        await database.restart();
        counted.databaseRestarts++;
      },
    }).finally(() => {
      counted.isKilling = false;
    });
    const [kills] = await Promise.all([killing, ended]);
    return { conversations, notStarted, kills, databaseRestarts: counted.databaseRestarts };
  } finally {
    clearInterval(report);
  }
}

const acknowledgedIn = (conversations: readonly Conversation[]): number =>
  conversations.reduce((sum, { sent }) => sum + sent.filter(({ waitedMs }) => waitedMs !== null).length, 0);

/** What went wrong once need not be waited for a hundred times. */
const hasFailed = (conversations: readonly Conversation[]): boolean =>
  conversations.some(({ astray }) => astray !== null);
