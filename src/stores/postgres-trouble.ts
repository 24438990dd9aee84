import { StoreError } from './store-error.ts';

/**
 * Whether the connection was lost, or could not be had: then nobody knows what became of the statement.
 * The server gives each of its errors a severity, and says itself (in class 57P) that it closes the connection.
 */
export function isConnectionLost(error: unknown): boolean {
  return !isAnswer(error) || /^(?:08|57P)/.test(error.code);
}

/** Whether the server refused what was written because somebody else was faster: one of a kind is there already. */
export const isDuplicate = (error: unknown): boolean => isAnswer(error) && error.code === '23505';

/** What the server refused; `code` is the SQLSTATE. */
interface ServerError extends Error {
  readonly severity: string;
  readonly code: string;
}

const isAnswer = (error: unknown): error is ServerError =>
  error instanceof Error && 'severity' in error && 'code' in error && typeof error.code === 'string';

/** What to do next, by SQLSTATE or by the code of Node. */
const nextSteps: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens there: start the server, or correct host and port.',
  ENOTFOUND: 'No host has that name: correct it.',
  '28000': 'The server does not let this role in from here: see its pg_hba.conf.',
  '28P01': 'Correct the password of this role.',
  '3D000': 'Create the database (CREATE DATABASE), or correct its name.',
  '42501':
    'Let the role make the schema (GRANT CREATE ON DATABASE), or make it for the role (CREATE SCHEMA ... AUTHORIZATION).',
  '53300': 'The server has no connection left: lower "connections", or raise its max_connections.',
  '57P03': 'The server starts or stops: try again in a moment.',
};

/** The error that tells a user of the store what PostgreSQL, or the way to it, refused. */
export function troubleWith(place: string, cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const { code = '', message = '' } = cause as { readonly code?: string; readonly message?: string };
  const whether = isConnectionLost(cause)
    ? 'See whether the server runs and can be reached from here.'
    : 'See its log.';
  const why = message === '' ? code : message;
  return new StoreError(
    'STORE_UNREADABLE',
    `PostgreSQL at ${place} did not do what was asked: ${why}. ${nextSteps[code] ?? whether}`,
    { cause },
  );
}
