import type { Reply } from '../session/reply.ts';
import type { Standing } from './state-view.ts';

/** One user's thread as a chat holds it, wherever it is kept. */
export interface Conversation {
  /** What it is about, or where it is held: `flow "booking"`. */
  readonly about: string;
  /** What the user looks at first: the greeting, or what was said last. */
  readonly opening: Reply;
  /** When something was last said in an earlier chat, in ms since 1970; `null`: the conversation begins now. */
  readonly lastActiveAt: number | null;
  /**
   * `seen`: id of the reply the user looked at.
   * @throws Error where the message could not be taken; it may be sent again.
   */
  send(text: string, seen: string): Promise<Reply>;
  /** Hears replies that come in a turn of their own. */
  follow(listener: (reply: Reply) => void): void;
  /** Where the run stands now. */
  standing(): Promise<Standing>;
  /** Waits for no model and no server any more. */
  hurry(): void;
  /** Leaves it, when what is under way here has come out. */
  close(): Promise<void>;
  /** What was done, what nobody knows, and how to go on: for the end. */
  stands(): string;
}
