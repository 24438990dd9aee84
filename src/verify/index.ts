export type { Guarantee } from './guarantees.ts';
export type { Finding, LintCode } from './lint.ts';
export type { Note } from './notes.ts';
export { type Verification, type VerifyFlowOptions, verifyFlow } from './verify-flow.ts';
