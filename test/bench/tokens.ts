import { countTokens, encode } from 'gpt-tokenizer/encoding/o200k_base';

/** How many tokens of o200k_base, the encoding of OpenAI's current models, a text has. */
export const tokensIn = (text: string): number => countTokens(text);

/** The tokens themselves, so that two texts can be compared. */
export const tokensOf = (text: string): readonly number[] => encode(text);

/** How many tokens two texts begin with alike: what a provider's cache can know of the second. */
export function sharedStart(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((token, index) => token !== other[index]);
  return at < 0 ? one.length : at;
}
