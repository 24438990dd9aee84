import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach } from 'vitest';
import { runCommand } from '../../src/cli/main.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import type { Perform } from '../../src/session/perform.ts';
import type { Clock } from '../../src/session/ports.ts';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import { bakery } from './bakery.ts';
import { FakeIo, stillClock } from './fake-io.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder with a bakery whose bread is really baked (`bakery.mjs`), and where its sessions are kept (`sessions.db`). */
export function openFolder() {
  const cwd = mkdtempSync(join(tmpdir(), 'talkchart-kept-'));
  folders.push(cwd);
  const env = { XDG_DATA_HOME: join(cwd, 'data'), NO_COLOR: '1' };
  const write = (change: Change): void => writeFileSync(join(cwd, 'bakery.mjs'), moduleOf(change));
  write({});
  const db = join(cwd, 'sessions.db');

  /** Runs a command to its end, with this input. */
  async function run(argv: readonly string[], { input = '', clock = stillClock, more = {} }: Run = {}) {
    const io = new FakeIo({ cwd, clock, env: { ...env, ...more } });
    io.stdin.end(input);
    const code = await runCommand(argv, io);
    return { code, out: io.out, err: io.err };
  }

  return {
    cwd,
    db,
    env,
    run,
    /** Changes the flow of `bakery.mjs`, for the commands that run from then on. */
    changeFlow: write,
    /** Keeps a session of these messages in `sessions.db`. */
    keep: (messages: readonly string[]) => keepIn(db, messages),
    /** Keeps a session whose process was killed while it baked. */
    keepHalfDone: () => keepHalfDoneIn(db),
  };
}

/** What is other than in the bakery that sessions were kept with. */
export interface Change {
  readonly max?: number;
  readonly slot?: string;
  /** The source of a function. */
  readonly migrate?: string;
}

const source = (path: string): string => JSON.stringify(join(import.meta.dirname, '../../src', path));

const moduleOf = ({ max = 12, slot = 'loaves', migrate }: Change): string => `
import { defineFlow } from ${source('core/define-flow.ts')};
import * as slot from ${source('slots/index.ts')};
export const bakery = defineFlow({
  id: 'bakery', version: 1, timeZone: 'Europe/Paris', noun: 'order',
  slots: { ${slot}: slot.number({ min: 1, max: ${max}, prompt: 'How many loaves?' }) },
  ${migrate === undefined ? '' : `migrate: ${migrate},`}
});
export const perform = {
  fulfil: async ({ slots }) => ({ is: 'succeeded', result: { reference: 'B-' + slots.${slot} } }),
  reconcile: async () => ({ is: 'absent' }),
};
`;

interface Run {
  readonly input?: string;
  readonly clock?: Clock;
  readonly more?: Readonly<Record<string, string>>;
}

/** So much later: leases of a killed process have run out. */
export const laterBy = (ms: number): Clock => ({ ...stillClock, nowMs: () => stillClock.nowMs() + ms });

async function keepIn(path: string, messages: readonly string[]): Promise<string> {
  const store = createSqliteStore({ path, clock: stillClock });
  const perform: Perform<typeof bakery> = { fulfil: async () => ({ is: 'succeeded', result: { reference: 'B-1' } }) };
  const assistant = createAssistant({ flow: bakery, perform, store, clock: stillClock });
  const { sessionId, reply } = await assistant.start();
  let seen = reply.id;
  for (const message of messages) seen = (await assistant.send(sessionId, message, { seen })).id;
  await assistant.close();
  await store.close();
  return sessionId;
}

async function keepHalfDoneIn(path: string): Promise<string> {
  const store = createSqliteStore({ path, clock: stillClock });
  const begun = Promise.withResolvers<void>();
  const fulfil = () => {
    begun.resolve();
    return new Promise<never>(() => undefined);
  };
  const assistant = createAssistant({ flow: bakery, perform: { fulfil }, store, clock: stillClock });
  const { sessionId, reply } = await assistant.start();
  const { id: seen } = await assistant.send(sessionId, '4', { seen: reply.id });
  void assistant.send(sessionId, 'yes', { seen }).catch(() => undefined);
  await begun.promise;
  await setImmediate();
  await store.close();
  return sessionId;
}
