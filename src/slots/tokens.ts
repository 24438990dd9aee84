import { rememberingTexts } from '../core/remembering.ts';

/** A word of free text, folded, and where it stands: `[start, end)` in UTF-16 units of the text as given. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’]\p{L}+)*|&/gu;

/** A word without what typing varies in: case, accents, apostrophes, width. */
export function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase();
}

const FARTHEST = 10_000;

/** As much of a text as is searched for values, 10,000 UTF-16 units: nobody answers a question beyond them. */
export const readable = (said: string): string => said.slice(0, FARTHEST);

/** Longer runs of letters are no words of any language we read. */
const LONGEST = 60;

/** The words of a text in order; a hyphen parts words, "&" is the word "and". */
export const tokensOf = rememberingTexts((said): readonly Token[] =>
  Array.from(readable(said).matchAll(WORD), ({ 0: word, index }) => ({
    word: word === '&' ? 'and' : fold(word),
    start: index,
    end: index + word.length,
  })).filter(({ word }) => word.length <= LONGEST),
);

/** A text as its folded words with one space between: "I'm not sure!" is `im not sure`. */
export function foldedWords(said: string): string {
  return tokensOf(said)
    .map(({ word }) => word)
    .join(' ');
}

/** A text as typed into a field: composed, white space folded, control characters dropped, trimmed. */
export function tidied(said: string): string {
  return said
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .trim();
}
