import { SessionError } from '../session/session-error.ts';
import type { AnsweredMessage, SessionStore, StoredSession } from '../session/store.ts';

/** Keeps sessions in this process, as JSON: what a durable store could not keep does not survive here either. */
export function createMemoryStore(): SessionStore {
  const sessions = new Map<string, { version: number; session: string; answers: Map<string, string> }>();
  return {
    async load(sessionId) {
      const stored = sessions.get(sessionId);
      return stored === undefined ? undefined : (JSON.parse(stored.session) as StoredSession);
    },
    async commit(session, answered) {
      const stored = sessions.get(session.id);
      if (session.version !== (stored?.version ?? 0) + 1) {
        throw new SessionError(
          'SESSION_CONFLICT',
          `Session "${session.id}" was written by somebody else: load it again.`,
        );
      }
      const answers = stored?.answers ?? new Map<string, string>();
      if (answered !== undefined) answers.set(answered.messageId, JSON.stringify(answered));
      sessions.set(session.id, { version: session.version, session: JSON.stringify(session), answers });
    },
    async findAnswer(sessionId, messageId) {
      const answer = sessions.get(sessionId)?.answers.get(messageId);
      return answer === undefined ? undefined : (JSON.parse(answer) as AnsweredMessage);
    },
    async forget(sessionId) {
      sessions.delete(sessionId);
    },
  };
}
