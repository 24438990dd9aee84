import type { Usage } from './ports.ts';

/** A model gave nothing that can be used: the turn goes on without it, and `code` stands among the turn's errors. */
export class ExtractError extends Error {
  override readonly name = 'ExtractError';
  readonly code: string;
  /** What was spent all the same. */
  readonly usage: Usage;

  /** `message` tells an operator more, and never holds what the user said. */
  constructor(code: string, message: string, usage: Usage = { modelCalls: 0, inputTokens: 0, outputTokens: 0 }) {
    super(message);
    this.code = code;
    this.usage = usage;
  }
}
