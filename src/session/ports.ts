import type { Asked } from '../core/context.ts';
import type { Directive } from '../core/directive.ts';
import type { Proposal } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import type { Move } from '../core/moves.ts';
import type { Told } from '../core/told.ts';
import type { Verdict } from '../core/verdict.ts';
import type { TurnError } from './turn-error.ts';

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

/** A message of the thread, as a model may see it: without the values of sensitive slots. */
export interface RecentMessage {
  readonly from: 'user' | 'assistant';
  readonly text: string;
}

/** A model's first reading of a message, and what was wrong with it. */
export interface FirstReading {
  readonly proposals: readonly Proposal[];
  /** What became of each proposal. */
  readonly verdicts: readonly Verdict[];
  readonly faults: readonly TurnError[];
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
  /** Where a model misread the message and is asked once more: its first reading. */
  readonly first: FirstReading | null;
  readonly signal: AbortSignal;
}

/** What a message was read as. It only proposes: whether anything counts is decided by the chart. */
export interface Extraction {
  readonly proposals: readonly Proposal[];
  /** Text for a digression; shown only if it claims nothing (rule 7). */
  readonly answer?: string;
  readonly usage: Usage;
  /** What a model sent that is no proposal: it is asked once more. */
  readonly faults?: readonly TurnError[];
}

/**
 * Turns what a person said into proposals: the embedded reader, or any model behind `talkchart/agents`.
 * @throws `ExtractError` or anything else where no reading can be had: the embedded reader takes the turn.
 */
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
  /** The flow is another one than when the user last spoke: what was said was read again, and may be asked again. */
  readonly flowChanged: boolean;
}

/** Puts a directive into words: one text, at most one question. Pure. */
export type Replies = (given: ReplyGiven) => string;

/** What a rephraser may look at beside the reply. */
export interface RephraseGiven {
  readonly flow: Flow;
  /** The run as the reply tells it; `told.context.locale` is the language to write in. */
  readonly told: Told;
  /** What must stand in the new text word for word: the question, what is told of an outcome, the values. */
  readonly keep: readonly string[];
  readonly signal: AbortSignal;
}

/** A reply in other words, and what they cost. */
export interface Rephrased {
  readonly text: string;
  readonly usage: Usage;
}

/**
 * Puts a reply into other words. These are used only if they say the same: every value and number, the question as it
 * stands, and nothing beyond.
 * @throws `ExtractError` or anything else where there are none: the original stands.
 */
export type Rephrase = (text: string, given: RephraseGiven) => Promise<Rephrased>;
