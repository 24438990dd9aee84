import type { Proposal } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import type { Told } from '../core/told.ts';
import type { Perform } from '../session/perform.ts';

/** A message, and what it is read as. */
export interface HostedMessage {
  readonly said: string;
  readonly proposals: readonly Proposal[];
  /** When it arrives, in ms since 1970. */
  readonly at: number;
  /** Id of the reply the user looked at: as it stands in `told().context.asked`. */
  readonly seen: string;
}

/** One conversation in a runtime. */
export interface HostedConversation {
  /**
   * Takes a message as a whole: `turn.started`, what it is read as, what is then owed in the world, `turn.ended`. Where the
   * user was away for longer than `flow.idle`, `session.lapsed` comes before. Resolves once nothing is owed any more.
   */
  send(message: HostedMessage): Promise<void>;
  /**
   * Throws away all that is in memory, also in the midst of a message, and goes on from what was stored. Resolves once what
   * was owed then is done.
   */
  restart(): Promise<void>;
  told(): Told | Promise<Told>;
  /** Gives back what the conversation holds open. */
  close(): Promise<void>;
}

/** What a conversation is started with. */
export interface HostedStart {
  readonly flow: Flow;
  readonly perform: Perform<Flow>;
  /** When it starts, in ms since 1970. */
  readonly at: number;
}

/** Anything that hosts the machine: a server of yours, a worker, a page. */
export interface RuntimeHost {
  /** Starts a conversation in which the greeting stands before the user. */
  start(start: HostedStart): Promise<HostedConversation>;
}

/** One thing a runtime must do. */
export interface RuntimePromise {
  /** A sentence about what it does. */
  readonly name: string;
  /** @throws `AssertionError` where the runtime does not keep the promise. */
  run(host: RuntimeHost): Promise<void>;
}
