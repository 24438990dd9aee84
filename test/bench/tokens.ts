import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';

/** How many tokens of o200k_base, the encoding of OpenAI's current models, a text has. */
export const tokensIn = (text: string): number => countTokens(text);
