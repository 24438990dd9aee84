import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** All that a server has committed so far. */
export interface Committed {
  /** Each writes a session anew and adds a record, and where something was said a reply. */
  readonly commits: number;
  readonly replies: number;
  /** Of records and replies, in UTF-8. */
  readonly addedBytes: number;
  /** Of a session as it is stored now, in the mean. */
  readonly sessionBytes: number;
}

/** Looks into the file of a server, which may run. */
export function committedIn(folder: string): Committed {
  const database = new DatabaseSync(join(folder, 'sessions.db'), { readOnly: true });
  const number = (expression: string, table: string): number =>
    Number(database.prepare(`SELECT ${expression} AS number FROM ${table}`).get()?.number);
  const bytes = 'ifnull(sum(octet_length(body)), 0)';
  try {
    return {
      commits: number('count(*)', 'record'),
      replies: number('count(*)', 'reply'),
      addedBytes: number(bytes, 'record') + number(bytes, 'reply'),
      sessionBytes: number('avg(octet_length(body))', 'session'),
    };
  } finally {
    database.close();
  }
}

/** What one message commits. */
export interface CommittedEach {
  readonly commits: number;
  readonly rows: number;
  readonly bytes: number;
}

/** The mean over so many messages between two looks. */
export function committedEach(before: Committed, after: Committed, messages: number): CommittedEach {
  const commits = (after.commits - before.commits) / messages;
  const replies = (after.replies - before.replies) / messages;
  const added = (after.addedBytes - before.addedBytes) / messages;
  return { commits, rows: 2 * commits + replies, bytes: added + commits * after.sessionBytes };
}
