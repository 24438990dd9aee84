import type { Commit } from '../session/store.ts';
import { summaryOf } from '../session/summary.ts';
import { conflict } from './conflict.ts';
import type { Call, Calls } from './postgres-calls.ts';
import type { Statements } from './postgres-statements.ts';
import { isConnectionLost, isDuplicate, troubleWith } from './postgres-trouble.ts';
import { StoreError } from './store-error.ts';
import { aboutOf, type StoredText } from './stored-text.ts';

/** What a commit is written with; `place` is the database, as errors name it. */
export interface CommitPorts {
  readonly calls: Calls;
  readonly statements: Statements;
  readonly texts: StoredText;
  readonly place: string;
}

/** `unknown`: the connection was lost before an answer came. */
type Outcome = { readonly is: 'written' | 'refused' } | { readonly is: 'unknown'; readonly cause: unknown };

/**
 * Writes a commit, in one statement.
 *
 * Where the connection is lost meanwhile, nobody knows whether it was written. So it is offered again, which its version
 * makes safe: only one of the two can be written. Where that is not the second, the record tells whether it is the first.
 */
export async function writeCommit(commit: Commit, { calls, statements, texts, place }: CommitPorts): Promise<void> {
  const { session, record, said } = commit;
  const { id, version, flow, state, startedAt, activeAt, due } = summaryOf(session);
  const recordText = texts.write(record, aboutOf('record', id, version));
  const values = [
    ...[id, version, flow.id, flow.version, flow.digest, state, startedAt, activeAt, due],
    texts.write(session, aboutOf('session', id, version)),
    recordText,
    said?.messageId ?? null,
    said === undefined ? null : texts.write(said, aboutOf('reply', id, version)),
  ];
  const statement = version === 1 ? statements.beginSession : statements.goOnWithSession;
  const offer = async (call: Call): Promise<Outcome> => {
    try {
      const [row] = await call(statement, values);
      return { is: row === undefined ? 'refused' : 'written' };
    } catch (cause) {
      if (isDuplicate(cause)) return { is: 'refused' };
      if (isConnectionLost(cause)) return { is: 'unknown', cause };
      throw troubleWith(place, cause);
    }
  };
  const isOurs = async (): Promise<boolean> => {
    try {
      const [row] = await calls.again(statements.recordOf, [id, version]);
      return row?.body === recordText;
    } catch (cause) {
      throw notKnown(commit, place, cause);
    }
  };

  const first = await offer(calls.once);
  const last = first.is === 'unknown' ? await offer(calls.again) : first;
  switch (last.is) {
    case 'written':
      return;
    case 'refused':
      if (first.is === 'unknown' && (await isOurs())) return;
      throw conflict(id);
    case 'unknown':
      throw notKnown(commit, place, last.cause);
    default:
      last satisfies never;
  }
}

const notKnown = ({ session: { id, version } }: Commit, place: string, cause: unknown): StoreError =>
  new StoreError(
    'STORE_UNREADABLE',
    `The connection to PostgreSQL at ${place} was lost: whether version ${version} of session "${id}" was written is not known. Load it again to see.`,
    { cause },
  );
