import type { Chance } from './chance.ts';

/** A word that is long enough to be recognised with a letter out of place; never one with a digit. */
const longerWord = /\p{L}{5,}/gu;

/** The text with one typing error: two letters change places, or one is left out or doubled. Digits are as they were. */
export function withTypingSlip(text: string, chance: Chance): string {
  const [first, ...others] = text.matchAll(longerWord);
  if (first === undefined) return text;
  const { 0: word, index } = chance.pick(first, ...others);
  // The first letter is what people hit.
  const at = 1 + Math.floor(chance.next() * (word.length - 2));
  const [before, letter, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)];
  const slipped = chance.pick(
    before + next + letter + after,
    before + next + after,
    before + letter + letter + next + after,
  );
  return text.slice(0, index) + slipped + text.slice(index + word.length);
}
