import type { Verdict } from '../core/verdict.ts';
import type { SlotView } from './reply.ts';
import type { SaidReply } from './store.ts';

/** What whoever follows a session hears, as it happens. */
export type News =
  /** Something was said, in answer to a message or by ourselves. */
  | ({ readonly is: 'reply' } & Pick<SaidReply, 'version' | 'messageId' | 'reply'>)
  /** A message was read, and something has to happen before it is answered. */
  | {
      readonly is: 'understood';
      readonly messageId: string;
      readonly verdicts: readonly Verdict[];
      readonly slots: Readonly<Record<string, SlotView>>;
    }
  /** How the task goes, in the words of whoever performs it. */
  | { readonly is: 'progress'; readonly words: string };

/** Tells the news of sessions to those who follow them in this process. */
export interface Newsroom {
  tell(sessionId: string, news: News): void;
  /** Returns a function that stops it. */
  follow(sessionId: string, listener: (news: News) => void): () => void;
}

export function createNewsroom(): Newsroom {
  const listeners = new Map<string, Set<(news: News) => void>>();
  return {
    tell(sessionId, news) {
      for (const listener of [...(listeners.get(sessionId) ?? [])]) {
        try {
          listener(news);
        } catch {
          // Whoever looks on must not be able to stop what they look at.
        }
      }
    },
    follow(sessionId, listener) {
      const heard = listeners.get(sessionId) ?? new Set();
      listeners.set(sessionId, heard.add(listener));
      return () => {
        heard.delete(listener);
        if (heard.size === 0) listeners.delete(sessionId);
      };
    },
  };
}
