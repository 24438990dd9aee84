/**
 * - `SESSION_UNKNOWN`: there is no session of that id.
 * - `SESSION_CONFLICT`: somebody else wrote the session in between.
 * - `MESSAGE_ID_REUSED`: the id was used for other words before.
 * - `INPUT_INVALID`: what was handed in cannot be used.
 * - `ASSISTANT_CLOSED`: `close()` was called before.
 */
export type SessionErrorCode =
  | 'SESSION_UNKNOWN'
  | 'SESSION_CONFLICT'
  | 'MESSAGE_ID_REUSED'
  | 'INPUT_INVALID'
  | 'ASSISTANT_CLOSED';

/** A mistake of whoever calls the assistant, or a store that was written by two. */
export class SessionError extends Error {
  override readonly name = 'SessionError';
  readonly code: SessionErrorCode;

  constructor(code: SessionErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
