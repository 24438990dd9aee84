import { createHash } from 'node:crypto';

/** A statement that each connection prepares once. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

export type Statements = ReturnType<typeof statementsFor>;

/** Everything the store asks of the tables of one schema: each is one statement, and so happens whole or not at all. */
export const statementsFor = (schema: string) => named(textsFor(quoted(schema)));

/** A name as SQL has it, whatever is in it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const textsFor = (schema: string) => ({
  load: `SELECT version, body FROM ${schema}.session WHERE id = $1`,

  beginSession: commitText(
    schema,
    `INSERT INTO ${schema}.session
       (id, version, flow, flow_version, flow_digest, state, started_at, active_at, due, body)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (id) DO NOTHING`,
  ),
  goOnWithSession: commitText(
    schema,
    `UPDATE ${schema}.session
     SET version = $2, flow = $3, flow_version = $4, flow_digest = $5, state = $6, started_at = $7, active_at = $8,
       due = $9, body = $10
     WHERE id = $1 AND version = $2::integer - 1`,
  ),
  recordOf: `SELECT body FROM ${schema}.record WHERE session = $1 AND version = $2`,

  findReply: `SELECT version, body FROM ${schema}.reply WHERE session = $1 AND message = $2`,
  replies: `SELECT version, body FROM ${schema}.reply WHERE session = $1 AND version > $2 ORDER BY version LIMIT $3`,
  records: `SELECT version, body FROM ${schema}.record WHERE session = $1 AND version > $2 ORDER BY version LIMIT $3`,

  lease: leaseText(schema),
  release: releaseText(schema),

  due: `SELECT id FROM ${schema}.session WHERE flow = $1 AND due <= $2 ORDER BY due, id LIMIT $3`,
  list: listText(schema, ''),
  listInState: listText(schema, 'AND state = $5'),

  // Records and replies go with their session, also those of a commit that we would not see yet.
  forget: `WITH leases AS (DELETE FROM ${schema}.lease WHERE session = $1) DELETE FROM ${schema}.session WHERE id = $1`,
});

/** Writes a session, and what belongs to the commit only where the session was written; gives a row where it was. */
const commitText = (schema: string, writeSession: string): string => `
  WITH written AS (${writeSession} RETURNING id, version),
  recorded AS (
    INSERT INTO ${schema}.record (session, version, body) SELECT id, version, $11::text FROM written
  ),
  replied AS (
    INSERT INTO ${schema}.reply (session, version, message, body)
    SELECT id, version, $12::text, $13::text FROM written WHERE $13::text IS NOT NULL
  )
  SELECT version FROM written`;

/** The queue of a lease as rows. */
const queueOf = (row: string): string =>
  `unnest(${row}.owners, ${row}.untils) WITH ORDINALITY AS waiting (owner, until, place)`;

/** The time of the server, in ms since 1970. */
const now = '(SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint)';

/**
 * The queue of a lease is one row: whoever changes it holds its lock and sees what the one before left, so that no two can
 * come first. The clock is read behind that lock, and is the server's: the clocks of those who ask may differ.
 */
const leaseText = (schema: string): string => `
  INSERT INTO ${schema}.lease AS kept (session, kind, owners, untils)
  VALUES ($1, $2, ARRAY[$3::text], ARRAY[${now} + $4::bigint])
  ON CONFLICT (session, kind) DO UPDATE SET (owners, untils) = (
    SELECT array_agg(owner ORDER BY place), array_agg(until ORDER BY place)
    FROM (
      SELECT owner, until, place FROM ${queueOf('kept')} WHERE owner <> $3 AND until > ${now}
      UNION ALL
      SELECT $3, ${now} + $4, coalesce(
        (SELECT place FROM ${queueOf('kept')} WHERE owner = $3 AND until > ${now}),
        cardinality(kept.owners) + 1
      )
    ) AS live
  )
  RETURNING owners[1] AS holder`;

/** Locks the queue before looking, so that the last to leave is known to be the last: it takes the row away. */
const releaseText = (schema: string): string => `
  WITH queue AS (
    SELECT owners <@ ARRAY[$3::text] AS ends FROM ${schema}.lease
    WHERE session = $1 AND kind = $2 AND $3 = ANY (owners) FOR UPDATE
  ),
  ended AS (
    DELETE FROM ${schema}.lease AS kept USING queue WHERE kept.session = $1 AND kept.kind = $2 AND queue.ends
  )
  UPDATE ${schema}.lease AS kept SET (owners, untils) = (
    SELECT array_agg(owner ORDER BY place), array_agg(until ORDER BY place)
    FROM ${queueOf('kept')} WHERE owner <> $3
  )
  FROM queue WHERE kept.session = $1 AND kept.kind = $2 AND NOT queue.ends`;

/** A page of summaries; $2 and $3 are the last of the page before. */
const listText = (schema: string, inState: string): string => `
  SELECT id, version, flow, flow_version, flow_digest, state, started_at, active_at, due
  FROM ${schema}.session
  WHERE flow = $1 ${inState} AND active_at <= $2 AND (active_at < $2 OR id > $3)
  ORDER BY active_at DESC, id LIMIT $4`;

/** A connection knows a statement by its name only: the digest keeps those of another schema or release apart. */
function named<const Texts extends Readonly<Record<string, string>>>(
  texts: Texts,
): { readonly [Name in keyof Texts]: Statement } {
  const statements = Object.entries(texts).map(([name, text]): [string, Statement] => {
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
    return [name, { name: `talkchart_${name}_${digest}`, text }];
  });
  // The keys are those of `texts`.
  return Object.fromEntries(statements) as { readonly [Name in keyof Texts]: Statement };
}
