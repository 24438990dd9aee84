import { SessionError } from '../session/session-error.ts';

/** The error of a commit that somebody else was faster than. */
export const conflict = (sessionId: string, options?: ErrorOptions): SessionError =>
  new SessionError('SESSION_CONFLICT', `Session "${sessionId}" was written by somebody else: load it again.`, options);
