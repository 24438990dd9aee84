import { readsAsCommand } from '../core/control.ts';
import { readPlace } from '../core/place.ts';
import { foldedWords } from './tokens.ts';

const LONGEST = 60;

/** Nobody offers more than these. */
const MOST_PLACES = 10;

/** Answers that say nothing, and steps of a conversation that only a reader with a question before it understands; folded. */
const PHRASES = new Set([
  ...['i see', 'i do', 'i dont', 'na', 'n a', 'no worries', 'no problem', 'sorry', 'actually', 'listen', 'look', 'end'],
  ...['test', 'testing', 'lol', 'haha', 'skip', 'skip it', 'skip this', 'skip that', 'pass', 'later', 'next', 'back'],
  ...['go back', 'undo', 'same', 'the same', 'change it', 'change that'],
]);

const AROUND =
  /^(?:(?:please|um|uh|er|erm|well|oh|so|ah|and|thanks|thank you|yes|no|ok|okay|just)\b ?)+|(?:^| )(?:please|thanks|thank you|then|now|very much|so much|a lot)$/;

/**
 * Whether the words, taken whole, answer or steer a conversation (consent, control, greeting, filler) and so carry no
 * value of their own: "yes please", "start over", "good morning".
 */
export function isSetPhrase(words: string): boolean {
  if (words.length > LONGEST) return false;
  const folded = foldedWords(words);
  const bare = folded.replace(AROUND, '').replace(AROUND, '').trim();
  if (bare === '' || PHRASES.has(folded) || PHRASES.has(bare)) return true;
  return readsAsCommand(words, 'en') || readPlace(words, MOST_PLACES, 'en') !== undefined;
}
