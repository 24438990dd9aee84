import type { Turn } from '../core/context.ts';
import type { OutcomeEvent } from '../core/events.ts';
import type { Values } from '../core/json.ts';
import type { Told } from '../core/told.ts';
import type { RecentMessage, Usage } from './ports.ts';
import type { Reply } from './reply.ts';
import type { TurnError } from './turn-error.ts';

/** A turn whose message was read and whose reply is still owed: what is needed to end it, in this process or another. */
export interface OpenTurn {
  readonly messageId: string;
  readonly text: string;
  /** The chart's record of this turn; another message may have begun a turn since. */
  readonly turn: Turn;
  readonly errors: readonly TurnError[];
  readonly answer: string | null;
  /** Something off the topic was asked that nobody here can answer. */
  readonly isUnanswered: boolean;
  /** The run was over before the message came, and stays so. */
  readonly isAfterEnd: boolean;
  readonly usage: Usage;
}

/** One person's thread: the run that goes on or ended last, and what the next turn needs. JSON. */
export interface StoredSession {
  readonly id: string;
  /** Counts commits; 1 after the first. */
  readonly version: number;
  readonly timeZone: string;
  readonly locale: string;
  /** What the host brought along; given to every run. */
  readonly values: Values;
  /** How many runs there were, this one included. */
  readonly runs: number;
  readonly told: Told;
  /** When something was last said, in ms since 1970. */
  readonly activeAt: number;
  /** The last few messages, oldest first. */
  readonly recent: readonly RecentMessage[];
  readonly open: readonly OpenTurn[];
  /** Outcomes that came after the run was cancelled or handed off: for the operator. */
  readonly lateOutcomes: readonly OutcomeEvent[];
}

/** A message that was answered. */
export interface AnsweredMessage {
  readonly messageId: string;
  readonly text: string;
  readonly reply: Reply;
}

/** Where sessions are kept. Every method may reject; the assistant then tells its caller, and nothing is half written. */
export interface SessionStore {
  load(sessionId: string): Promise<StoredSession | undefined>;
  /**
   * Writes a session, and the message it answers, in one step.
   * @throws {@link SessionError} `SESSION_CONFLICT` unless `session.version` is the stored version plus one.
   */
  commit(session: StoredSession, answered?: AnsweredMessage): Promise<void>;
  /** The reply a message got, so that a message sent twice is one turn. */
  findAnswer(sessionId: string, messageId: string): Promise<AnsweredMessage | undefined>;
  /** Removes every trace of a session. */
  forget(sessionId: string): Promise<void>;
}
