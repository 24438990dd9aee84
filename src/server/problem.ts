import { SessionError, type SessionErrorCode } from '../session/session-error.ts';

/**
 * What can be wrong with a request, and its status.
 *
 * - `BODY_INVALID`: the body is no JSON. `REQUEST_INVALID`: something in the request cannot be used; `errors` says where.
 * - `TOKEN_MISSING`: no token came along. `OPERATOR_ONLY`: this is for whoever has the operator's key.
 * - `SESSION_UNKNOWN`: there is no such session, or it is not the caller's. `NOT_FOUND`: there is no such endpoint.
 * - `METHOD_NOT_ALLOWED`: `Allow` says what is. `MEDIA_TYPE_UNSUPPORTED`: bodies are `application/json`.
 * - `SESSION_CONFLICT`: others wrote the session too often meanwhile; send it again, with the same message id.
 * - `BODY_TOO_LARGE`, `TEXT_TOO_LONG`: send less.
 * - `MESSAGE_ID_REUSED`: the id stands for another message.
 * - `TOO_MANY_REQUESTS`, `TOO_MANY_MESSAGES`, `TOO_MANY_SESSIONS`, `TOO_MANY_STREAMS`: wait as long as `Retry-After` says.
 * - `INTERNAL`: a mistake of ours. `STORE_UNAVAILABLE`, `NOT_READY`, `CLOSING`: try again after `Retry-After`.
 */
export type ProblemCode = keyof typeof statusOf;

const statusOf = {
  BODY_INVALID: 400,
  REQUEST_INVALID: 400,
  TOKEN_MISSING: 401,
  OPERATOR_ONLY: 403,
  SESSION_UNKNOWN: 404,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  SESSION_CONFLICT: 409,
  BODY_TOO_LARGE: 413,
  TEXT_TOO_LONG: 413,
  MEDIA_TYPE_UNSUPPORTED: 415,
  MESSAGE_ID_REUSED: 422,
  TOO_MANY_REQUESTS: 429,
  TOO_MANY_MESSAGES: 429,
  TOO_MANY_SESSIONS: 429,
  TOO_MANY_STREAMS: 429,
  INTERNAL: 500,
  STORE_UNAVAILABLE: 503,
  NOT_READY: 503,
  CLOSING: 503,
} as const;

/** The status a problem is answered with. */
export const statusOfProblem = (code: ProblemCode): (typeof statusOf)[ProblemCode] => statusOf[code];

/** Every code there is. */
export const problemCodes = Object.keys(statusOf) as [ProblemCode, ...ProblemCode[]];

const titles: Readonly<Record<(typeof statusOf)[ProblemCode], string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** A place in a request that cannot be used. */
export interface Fault {
  /** JSON pointer into the body, or the name of a parameter. */
  readonly at: string;
  readonly problem: string;
}

/** Problem details as of RFC 9457. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  /** What is wrong with this request and what to do, for a person. */
  readonly detail: string;
  /** For a program; never renamed. */
  readonly code: ProblemCode;
  readonly errors?: readonly Fault[];
}

/** Ends a request with a problem; its message is the `detail`. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors: readonly Fault[] | undefined;

  constructor(
    code: ProblemCode,
    detail: string,
    {
      headers = {},
      errors,
      cause,
    }: {
      readonly headers?: Readonly<Record<string, string>>;
      readonly errors?: readonly Fault[];
      readonly cause?: unknown;
    } = {},
  ) {
    super(detail, { cause });
    this.code = code;
    this.headers = headers;
    this.errors = errors;
  }

  /** What the client is told. */
  get problem(): Problem {
    const status = statusOfProblem(this.code);
    const { code, message: detail, errors } = this;
    return { type: 'about:blank', title: titles[status], status, detail, code, ...(errors && { errors }) };
  }
}

/** The header that says when to come back; at least a second. */
export const retryAfter = (ms: number): Readonly<Record<string, string>> => ({
  'retry-after': String(Math.max(1, Math.ceil(ms / 1000))),
});

/** The one answer to a session that is not there and to one that is not the caller's. */
export const sessionUnknown = (): ProblemError =>
  new ProblemError('SESSION_UNKNOWN', 'There is no such session for this token: start one.');

/** What a client is told of whatever was thrown; nothing of the error itself but what a caller did wrong. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof SessionError) return callersMistakes[error.code](error);
  if (isMistakeOfOurs(error)) {
    return new ProblemError('INTERNAL', 'Something went wrong here, and it is not your doing.', { cause: error });
  }
  return new ProblemError('STORE_UNAVAILABLE', 'The sessions cannot be reached: send the same again in a moment.', {
    headers: retryAfter(comeBackMs),
    cause: error,
  });
}

/** How long a client waits for something that goes away by itself. */
export const comeBackMs = 2_000;

const callersMistakes: Readonly<Record<SessionErrorCode, (error: SessionError) => ProblemError>> = {
  SESSION_UNKNOWN: sessionUnknown,
  SESSION_CONFLICT: () =>
    new ProblemError('SESSION_CONFLICT', 'Others wrote this session meanwhile: send the same again.', {
      headers: retryAfter(comeBackMs),
    }),
  MESSAGE_ID_REUSED: ({ message }) => new ProblemError('MESSAGE_ID_REUSED', message),
  INPUT_INVALID: ({ message }) => new ProblemError('REQUEST_INVALID', message),
  ASSISTANT_CLOSED: () =>
    new ProblemError('CLOSING', 'This server is about to stop: send the same again in a moment.', {
      headers: retryAfter(comeBackMs),
    }),
};

/** Whatever else an assistant throws comes from its store, and may go away; these do not. */
const isMistakeOfOurs = (error: unknown): boolean =>
  !(error instanceof Error) ||
  [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind);
