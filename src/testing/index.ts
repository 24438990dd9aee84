export { type Chance, createChance } from './chance.ts';
export { type Conversed, type ConverseOptions, converse } from './converse.ts';
export { countedIds } from './counted-ids.ts';
export { type Dialogue, dialogue, type Held } from './dialogue.ts';
export { DialogueError } from './dialogue-error.ts';
export { everyCrash } from './every-crash.ts';
export type { Expected, SlotName } from './expected.ts';
export {
  type Evidence,
  type Exploration,
  type ExploredPart,
  type ExploreOptions,
  type ExploreProgress,
  explore,
  type Reach,
} from './explore.ts';
export { type Bounds, boundsOf } from './explore-bounds.ts';
export { type PathCase, pathsCovering } from './explore-paths.ts';
export type { Moment, MomentSlot, Witness } from './explore-witness.ts';
export type { SlotWords, UsableWords } from './explore-words.ts';
export type { CrashPoint } from './mortal-store.ts';
export { runtimeContract } from './runtime-contract.ts';
export type { HostedConversation, HostedMessage, HostedStart, RuntimeHost, RuntimePromise } from './runtime-host.ts';
export type { EffectOutcomes, HowItAnswers } from './scripted-effects.ts';
export { type ScriptedReader, type ScriptedReading, scriptedExtract, scriptedReader } from './scripted-reader.ts';
export { type SimulatedUser, simulateUser, type UserOptions } from './simulate-user.ts';
export type { Span } from './span.ts';
export { storeContract } from './store-contract.ts';
export type { OpenedStore, OpenStore, StorePromise } from './store-promise.ts';
export type { TalkOptions } from './talk.ts';
export { createTestClock, type Instant, type TestClock, type TestClockOptions } from './test-clock.ts';
export type { Difference, TranscriptLine, WrongLine } from './transcript.ts';
export type { UserAction } from './user-action.ts';
export { type WayOfTalking, waysOfTalking } from './ways-of-talking.ts';
