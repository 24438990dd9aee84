export {
  type ConversationMachine,
  type ConversationSnapshot,
  createConversationMachine,
} from '../machines/conversation.ts';
export type { Asked, Context, Ending, Input, Question, Turn } from './core/context.ts';
export { defineFlow } from './core/define-flow.ts';
export { type Directive, directiveOf, type SummaryLine } from './core/directive.ts';
export { type Effect, effectOf } from './core/effect.ts';
export type { ConversationEvent, DigressionKind, EventOf, OutcomeEvent, Proposal } from './core/events.ts';
export { inOrder, isProposal } from './core/events.ts';
export type {
  Answer,
  Flow,
  FlowDefinition,
  FlowVersion,
  Ladder,
  Slot,
  SlotOptions,
  SlotValues,
} from './core/flow.ts';
export { FlowError, type FlowErrorCode } from './core/flow-error.ts';
export type { Json, Values } from './core/json.ts';
export { type Move, movesOf } from './core/moves.ts';
export type { Given, Mention, Reading, RefusalCode } from './core/reading.ts';
export { receiptOf } from './core/receipt.ts';
export type { Description, SlotKind, SlotType } from './core/slot-kind.ts';
export type { Open, Settled, SlotState, Slots, Source } from './core/slot-state.ts';
export { pathOf, type StatePath, type Told } from './core/told.ts';
export type { Verdict } from './core/verdict.ts';
export { type AssistantOptions, createAssistant } from './create-assistant.ts';
export { batchOf } from './runtimes/batch.ts';
export { extractGiven, replyGiven } from './runtimes/given.ts';
export { type EffectOptions, performEffect } from './runtimes/perform-effect.ts';
export { type ConversationActor, type PerformEffectsOptions, performEffects } from './runtimes/perform-effects.ts';
export type { Assistant, Limits, SendOptions, SessionView, StartOptions } from './session/assistant.ts';
export type { OwedEffect } from './session/effects.ts';
export { ExtractError } from './session/extract-error.ts';
export type { HandOff, HandOffPacket } from './session/hand-off.ts';
export type { Inspect, Step } from './session/inspect.ts';
export { keepSweeping, type SweepingOptions } from './session/keep-sweeping.ts';
export type { News } from './session/news.ts';
export type {
  CheckOutcome,
  FulfilOutcome,
  Perform,
  ReconcileOutcome,
  Refused,
} from './session/perform.ts';
export type {
  Clock,
  Extract,
  ExtractGiven,
  Extraction,
  FirstReading,
  RecentMessage,
  Rephrase,
  Rephrased,
  RephraseGiven,
  Replies,
  ReplyGiven,
  Usage,
} from './session/ports.ts';
export type { Cause, FlowStamp, RecordedStep, TurnRecord } from './session/record.ts';
export type { Reply, RunOutcome, SlotView } from './session/reply.ts';
export { SessionError, type SessionErrorCode } from './session/session-error.ts';
export type {
  Commit,
  Lease,
  OpenTurn,
  OwedHandOff,
  SaidReply,
  SessionQuery,
  SessionStore,
  SessionSummary,
  Since,
  StoredSession,
} from './session/store.ts';
export type { Swept } from './session/sweep.ts';
export type { TurnError } from './session/turn-error.ts';
