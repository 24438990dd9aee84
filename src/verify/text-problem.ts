import type { Finding } from './lint.ts';

/** What is wrong with the words of a text; `null`: nothing. A text made of something that is not there says so by these words. */
export function problemWith(text: unknown): string | null {
  if (text instanceof Error) return `it throws "${text.message}"`;
  if (typeof text !== 'string' || text.trim() === '') return 'it is empty';
  const hole = /\bundefined\b|\[object |\bNaN\b|\$?\{\w+\}/.exec(text)?.[0];
  return hole === undefined ? null : `"${hole}" stands in it`;
}

/** A text that is not there, or not as it should be. */
export const missingText = (slot: string | null, what: string, problem: string): Finding => ({
  code: 'prompt-missing',
  slot,
  says: `${what} has no words: ${problem}.`,
  todo: 'Write them: the prompt of the slot, or the text of the language. A question ends in a question mark.',
});
