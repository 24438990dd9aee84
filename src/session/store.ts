import type { Turn } from '../core/context.ts';
import type { OutcomeEvent } from '../core/events.ts';
import type { Json, Values } from '../core/json.ts';
import type { StatePath, Told } from '../core/told.ts';
import type { RecentMessage, Usage } from './ports.ts';
import type { FlowStamp, TurnRecord } from './record.ts';
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
  /** The flow is another one than when the user last spoke: what was said was read again. */
  readonly flowChanged: boolean;
  readonly usage: Usage;
  /** When the message arrived, in ms since 1970. */
  readonly since: number;
}

/** A hand-off that the people who take over have not been told of yet. */
export interface OwedHandOff {
  /** The run that was handed off; another may have begun since. */
  readonly told: Told;
  readonly tries: number;
  /** When to try next, in ms since 1970. */
  readonly nextAt: number;
}

/** One person's thread: the run that goes on or ended last, and what the next turn needs. JSON. */
export interface StoredSession {
  /** Of this storage form. */
  readonly format: 1;
  readonly id: string;
  /** Counts commits; 1 after the first. */
  readonly version: number;
  /** The flow that wrote the snapshot. */
  readonly flow: FlowStamp;
  /** A digest by which the host knows whose session it is; `null` where it has no need to. */
  readonly holder: string | null;
  readonly timeZone: string;
  readonly locale: string;
  /** What the host brought along; given to every run. */
  readonly values: Values;
  /** How many runs there were, this one included. */
  readonly runs: number;
  readonly told: Told;
  readonly startedAt: number;
  /** When something was last said, in ms since 1970; a reminder that we send by ourselves is not counted. */
  readonly activeAt: number;
  /** When it was written, in ms since 1970. */
  readonly writtenAt: number;
  /** Version of the commit that holds the last reply. */
  readonly saidAt: number;
  /** The last few messages, oldest first. */
  readonly recent: readonly RecentMessage[];
  readonly open: readonly OpenTurn[];
  /** "One moment" was said, and the outcome has not been told since. */
  readonly promised: boolean;
  readonly handOff: OwedHandOff | null;
  /** Outcomes that came after the run was cancelled or handed off: for the operator. */
  readonly lateOutcomes: readonly OutcomeEvent[];
  /** What was taken out of the records, in order. */
  readonly withheld: readonly Json[];
  /** When somebody has to look after it without being asked, in ms since 1970; `null`: never. */
  readonly due: number | null;
}

/** Something we said: the answer to a message, or a turn of our own (then `messageId` and `words` are `null`). */
export interface SaidReply {
  /** Version of the commit that holds it. */
  readonly version: number;
  readonly messageId: string | null;
  /** Digest of the message's text: an id stands for these words only. */
  readonly words: string | null;
  readonly reply: Reply;
}

/** What is written in one transaction. */
export interface Commit {
  readonly session: StoredSession;
  readonly record: TurnRecord;
  /** What was said, where something was. */
  readonly said?: SaidReply;
}

/**
 * `turn`: the right to write a session. `effect`: the duty to perform what it owes and to end its open turns.
 * `owner` is whoever asks; a lease that is not asked for again within `forMs` runs out.
 */
export interface Lease {
  readonly sessionId: string;
  readonly of: 'turn' | 'effect';
  readonly owner: string;
  readonly forMs: number;
}

/** A page of sessions, the last active first. */
export interface SessionQuery {
  /** Id of the flow. */
  readonly flow: string;
  /** Only those in this state. */
  readonly state?: StatePath;
  readonly limit: number;
  /** The last of the page before. */
  readonly after?: Pick<SessionSummary, 'id' | 'activeAt'>;
}

/** What a list shows of a session; nothing that was said. */
export interface SessionSummary {
  readonly id: string;
  readonly version: number;
  readonly flow: FlowStamp;
  readonly state: StatePath;
  readonly startedAt: number;
  readonly activeAt: number;
  readonly due: number | null;
}

/** A part of what is kept in order of commits. */
export interface Since {
  /** Version of a commit: only what came after it. */
  readonly after: number;
  readonly limit: number;
}

/**
 * Where sessions are kept. Every method may reject; the assistant then tells its caller, and nothing is half written.
 * `storeContract` of `talkchart/testing` tells whether an implementation of yours keeps to this.
 */
export interface SessionStore {
  load(sessionId: string): Promise<StoredSession | undefined>;
  /**
   * Writes all of it or nothing. A reply is kept under its message id, once.
   * @throws {@link SessionError} `SESSION_CONFLICT` unless `session.version` is the stored version plus one.
   */
  commit(commit: Commit): Promise<void>;
  /** The reply a message got, so that a message sent twice is one turn. */
  findReply(sessionId: string, messageId: string): Promise<SaidReply | undefined>;
  /** What was said, in order of commits. */
  replies(sessionId: string, since: Since): Promise<readonly SaidReply[]>;
  /** One record for each commit, in order. */
  records(sessionId: string, since: Since): Promise<readonly TurnRecord[]>;
  /**
   * Asks for a lease, or renews it. Held by whoever asked first among those whose lease has not run out: who is refused
   * keeps the place in the queue by asking again within `forMs`. Need not outlive a crash of the store.
   */
  lease(lease: Lease): Promise<boolean>;
  /** Gives a lease, or a place in its queue, back. */
  release(lease: Omit<Lease, 'forMs'>): Promise<void>;
  /** Ids of sessions of this flow that are due by `at` (ms since 1970), the longest due first. */
  due(query: { readonly flow: string; readonly at: number; readonly limit: number }): Promise<readonly string[]>;
  list(query: SessionQuery): Promise<readonly SessionSummary[]>;
  /** Removes every trace of a session; of one that is unknown too. */
  forget(sessionId: string): Promise<void>;
  close(): Promise<void>;
}
