import type { Asked } from '../core/context.ts';
import type { Directive } from '../core/directive.ts';
import type { Proposal } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import type { Move } from '../core/moves.ts';
import type { Told } from '../core/told.ts';
import type { Verdict } from '../core/verdict.ts';

/** Time, injected: nothing in Talkchart looks at the clock of the machine by itself. */
export interface Clock {
  /** Now, in ms since 1970. */
  nowMs(): number;
  /** Resolves after `ms`, or at once when `signal` aborts; never rejects. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** What reading a message cost. */
export interface Usage {
  readonly modelCalls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** A message of the thread, as a model may see it. */
export interface RecentMessage {
  readonly from: 'user' | 'assistant';
  readonly text: string;
}

/** What an extractor may look at beside the words. */
export interface ExtractGiven {
  readonly flow: Flow;
  /** The run after `turn.started`: its context holds slots, the question put, zone and locale, and when the message came. */
  readonly told: Told;
  /** What may be proposed now. */
  readonly moves: readonly Move[];
  /** The question the user looks at; `null` where there is none. */
  readonly asked: Asked | null;
  /** The run that ended before this message, where the message came after an end. */
  readonly finished: Told | null;
  /** The last messages before this one, oldest first. */
  readonly recent: readonly RecentMessage[];
  /** On the second call of a turn: what became of the first call's proposals. */
  readonly verdicts: readonly Verdict[];
  readonly signal: AbortSignal;
}

/** What a message was read as. It only proposes: whether anything counts is decided by the chart. */
export interface Extraction {
  readonly proposals: readonly Proposal[];
  /** Text for a digression; shown only if it claims nothing (rule 7). */
  readonly answer?: string;
  readonly usage: Usage;
}

/** Turns what a person said into proposals: the embedded reader, or any model behind `talkchart/agents`. */
export type Extract = (said: string, given: ExtractGiven) => Promise<Extraction>;

/** All that words can be made of. */
export interface ReplyGiven {
  readonly flow: Flow;
  /** The run when the turn ends; `told.context.turn` holds the verdicts, last rungs and digressions of the turn. */
  readonly told: Told;
  readonly directive: Directive;
  /** Verdicts net of the batch: the last one for each slot, in order of the slots. */
  readonly verdicts: readonly Verdict[];
  /** The answer to a digression, checked already. */
  readonly answer: string | null;
  /** The message came after the end of the run: the answer is about what was, and nothing goes on. */
  readonly isAfterEnd: boolean;
  /** The message asked for something off the topic that nobody here can answer. */
  readonly isUnanswered: boolean;
}

/** Puts a directive into words: one text, at most one question. Pure. */
export type Replies = (given: ReplyGiven) => string;
