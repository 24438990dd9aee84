import { isOneTypingErrorApart } from './typing-error.ts';

/** What is claimed to have been said, and all that was; both in compatibility forms. */
export type Quoted = Readonly<Record<'quote' | 'said', string>>;

/** `[start, end)` in UTF-16 units. */
export type Place = Readonly<Record<'start' | 'end', number>>;

type Word = Place & { readonly word: string };

const LONGEST = 10_000;
const ADDRESS = String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}._%+-]{0,63}@[\p{L}\p{M}\p{N}.-]*[\p{L}\p{N}]`;
/** Scripts that write no spaces between words: each character is one. */
const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]`;
const WORD = new RegExp(String.raw`${ADDRESS}|${UNSPACED}|(?:(?!${UNSPACED})[\p{L}\p{M}'’‘′\x60])+|\p{N}+`, 'gu');
const fillers = new Set('a an the um uh er erm hmm oh ah like please well so just ok okay actually'.split(' '));
const denials = new Set('not no never nor without except dont isnt arent wasnt wont cant cannot shouldnt'.split(' '));

/** Compatibility forms: full-width digits and ligatures are the plain ones. */
export const evened = (text: string): string => text.slice(0, LONGEST).normalize('NFKC');

/** The words that tell something, in lower case, apostrophes dropped; digits are words of their own. */
export const telling = (text: string): readonly string[] =>
  wordsIn(evened(text)).flatMap((word) => (isTelling(word) ? [word.word] : []));

/** Where a quote stands: its words one after another, fillers aside; an ellipsis parts them, and all parts must stand. */
export function placesOf(quote: string, said: string): readonly Place[] {
  const spoken = wordsIn(said).filter(isTelling);
  const parts = quote.split(/\.{2,}/).filter((part) => telling(part).length > 0);
  const places = parts.map((part) => runsOf(telling(part), spoken, isSameWord));
  return places.every((found) => found.length > 0) ? places.flat() : [];
}

/** Where a text stands word for word, also where a filler is part of it; typing errors are mended if `mends`. */
export function exactPlacesOf(text: string, said: string, mends: boolean): readonly Place[] {
  const own = wordsIn(evened(text)).map(({ word }) => word);
  const spoken = wordsIn(said).filter(({ word }) => !fillers.has(word) || own.includes(word));
  return runsOf(own, spoken, mends ? isSameWord : Object.is);
}

/** Whether "not" stands right before: "not Ann", "don't ring the bell"; but not "no, Ann". */
export function isDenied(said: string, start: number): boolean {
  const before = said.slice(Math.max(0, start - 40), start);
  const last = wordsIn(before).filter(isTelling).at(-1);
  return last !== undefined && denials.has(last.word) && !/[,.;:!?]/.test(before.slice(last.end));
}

/** The message with those typing errors mended that a quote has mended. */
export function inSpellingOf(quote: string, said: string): string {
  const quoted = telling(quote);
  return said.replace(/\p{L}{5,}/gu, (typed) => {
    const close = quoted.filter((word) => isSameWord(word, typed.toLowerCase()));
    return close.includes(typed.toLowerCase()) ? typed : (close[0] ?? typed);
  });
}

/** Words and runs of digits; an address is one word, whatever names it holds. */
const wordsIn = (text: string): readonly Word[] =>
  Array.from(text.matchAll(WORD), ({ 0: raw, index }) => {
    return { word: raw.toLowerCase().replace(/['’‘ʼ′`]/g, ''), start: index, end: index + raw.length };
  });

const isTelling = ({ word }: Word): boolean => word !== '' && !fillers.has(word);

const runsOf = (
  words: readonly string[],
  spoken: readonly Word[],
  isSame: (a: string, b: string) => boolean,
): readonly Place[] =>
  spoken.flatMap(({ start }, at) => {
    const end = spoken[at + words.length - 1]?.end ?? 0;
    const stands = words.length > 0 && words.every((word, i) => isSame(word, spoken[at + i]?.word ?? ''));
    return stands ? [{ start, end }] : [];
  });

/** A longer word may hold a typing error, also in doubling letters; the first letter, digits and addresses may not. */
function isSameWord(a: string, b: string): boolean {
  if (a === b || a[0] !== b[0] || Math.min(a.length, b.length) < 5 || /[\p{N}@]/u.test(a + b)) return a === b;
  const single = (word: string): string => word.replace(/(\p{L})\1/gu, '$1');
  return single(a) === single(b) || isOneTypingErrorApart(single(a), single(b));
}
