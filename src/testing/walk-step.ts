import type { Consent } from '../core/consent.ts';
import type { Context } from '../core/context.ts';
import type { ConversationEvent, Proposal } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import type { Values } from '../core/json.ts';
import type { StatePath, Told } from '../core/told.ts';

/** One message as an edge of the graph: the words, and what a reader makes of them. */
export interface WalkedMessage {
  readonly said: string;
  readonly batch: readonly Proposal[];
  /** Sent by somebody who looked at another reply than the last. */
  readonly isStale?: true;
  /** Sent at this instant at the earliest, in ms since 1970: once a value has passed. */
  readonly from?: number;
}

/** What the user has been shown last, as the walker remembers it, whatever the machine says. */
export interface Shown {
  readonly reply: string;
  readonly isSummary: boolean;
  readonly values: Values;
}

/** A moment between two edges. */
export interface WalkedPlace extends Told {
  readonly context: Context;
  readonly shown: Shown | null;
  /** The reply to the last message is still owed, or its process died. */
  readonly isOpen: boolean;
}

/** One event and what it led to, as the rules look at it. */
export interface WalkedStep {
  readonly flow: Flow;
  readonly before: WalkedPlace;
  readonly from: StatePath;
  readonly event: ConversationEvent;
  readonly after: WalkedPlace;
  readonly to: StatePath;
  /** The message of this edge, if it is one. */
  readonly message: WalkedMessage | undefined;
  /** What the words of that message are as an answer. */
  readonly words: Consent;
  /** Whether that message was sent by somebody who looked at the last reply. */
  readonly isAnswer: boolean;
}

/** Throws a {@link BrokenRule}, saying which rule was broken. */
export type WalkRule = (step: WalkedStep) => void;

/** A rule that the chart did not keep; `rule` is the sentence, `message` also says where. */
export class BrokenRule extends Error {
  override readonly name = 'BrokenRule';
  readonly rule: string;

  constructor(rule: string, where: string) {
    super(`${rule}\n${where}`);
    this.rule = rule;
  }
}
