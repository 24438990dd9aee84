import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Storage } from './contender.ts';

/** Where a loop keeps its sessions. */
export interface LoopStore<Session> {
  load(id: string): Session | undefined;
  save(id: string, session: Session): void;
  close(): void;
}

/** Opens a store; `directory` is empty. */
export interface LoopStoreToMeasure {
  readonly storage: Storage;
  open<Session>(directory: string): LoopStore<Session>;
}

/** Where the loops are measured. */
export const loopStores: readonly LoopStoreToMeasure[] = [
  { storage: 'memory', open: inMemory },
  { storage: 'SQLite', open: inSqlite },
];

/** The objects themselves: nothing is written as text. */
function inMemory<Session>(): LoopStore<Session> {
  const sessions = new Map<string, Session>();
  return {
    load: (id) => sessions.get(id),
    save: (id, session) => void sessions.set(id, session),
    close: () => sessions.clear(),
  };
}

/** One row for each session, on the disk before the reply is sent. */
function inSqlite<Session>(directory: string): LoopStore<Session> {
  const database = new DatabaseSync(join(directory, 'loop.db'));
  database.exec('pragma journal_mode = wal; pragma synchronous = full;');
  database.exec('create table sessions (id text primary key, session text not null) strict, without rowid');
  const select = database.prepare('select session from sessions where id = ?');
  const upsert = database.prepare(
    'insert into sessions values (?, ?) on conflict (id) do update set session = excluded.session',
  );
  return {
    load(id) {
      const row = select.get(id);
      return row === undefined ? undefined : (JSON.parse(String(row.session)) as Session);
    },
    save: (id, session) => void upsert.run(id, JSON.stringify(session)),
    close: () => database.close(),
  };
}
