import type { Directive } from '../core/directive.ts';
import type { ConversationEvent } from '../core/events.ts';
import type { StatePath, Told } from '../core/told.ts';
import type { Verdict } from '../core/verdict.ts';
import type { OwedEffect } from './effects.ts';
import type { Usage } from './ports.ts';
import type { TurnError } from './turn-error.ts';

/** Which form of a flow wrote something. */
export interface FlowStamp {
  readonly id: string;
  readonly version: number;
  /** Of everything that decides what its stored values mean. */
  readonly digest: string;
}

/** What made us write. */
export type Cause =
  | { readonly is: 'started' }
  | { readonly is: 'message'; readonly id: string; readonly text: string }
  /** The message was read before; now it is answered. */
  | { readonly is: 'answer'; readonly to: string }
  /** What we owed has come to something. */
  | { readonly is: 'outcome' }
  /** We tell by ourselves what became of something. */
  | { readonly is: 'news' }
  | { readonly is: 'lapsed' | 'expired' }
  /** The people who take over were told, or could not be. */
  | { readonly is: 'handOff'; readonly delivered: boolean };

/** How a run came from one snapshot to the next. */
export type RecordedStep =
  | { readonly is: 'started'; readonly run: string }
  | { readonly is: 'event'; readonly run: string; readonly event: ConversationEvent }
  /** The flow had changed: the snapshot was made anew, as `told`. */
  | { readonly is: 'migrated'; readonly run: string; readonly from: FlowStamp; readonly told: Told };

/**
 * What one commit was about: a turn leaves one, or where something had to happen in the world one for the message, one
 * for each outcome and one for the reply. Values of sensitive slots stand in it as `⟦1⟧`, `⟦2⟧` ..., unless restored.
 */
export interface TurnRecord {
  /** Of the session, after this commit. */
  readonly version: number;
  /** In ms since 1970. */
  readonly at: number;
  readonly flow: FlowStamp;
  readonly cause: Cause;
  /** Every event that led to the snapshot, in order: replayed through the chart they give it again, byte for byte. */
  readonly steps: readonly RecordedStep[];
  /** What became of the proposals. */
  readonly verdicts: readonly Verdict[];
  readonly errors: readonly TurnError[];
  /** Where the run stands now. */
  readonly state: StatePath;
  /** What is owed now. */
  readonly owed: Pick<OwedEffect, 'is' | 'key'> | null;
  /** What was said, where the turn ended with this commit. */
  readonly said: { readonly reply: string; readonly directive: Directive; readonly text: string } | null;
  readonly usage: Usage;
  /** From the arrival of what caused it to this commit. */
  readonly durationMs: number;
}
