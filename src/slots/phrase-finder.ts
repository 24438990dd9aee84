import { isOneTypingErrorApart } from '../core/typing-error.ts';
import { isCommonWord } from './everyday-words.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A value and the phrases that name it. */
export interface Named<Value> {
  readonly value: Value;
  readonly phrases: readonly string[];
}

/** Where a phrase stands in a text, in UTF-16 units; several values where the phrase names several. */
export interface Match<Value> {
  readonly start: number;
  readonly end: number;
  readonly values: readonly Value[];
  /**
   * False for a typing error, a part of a phrase, a phrase too short to mean anything by itself, or a verb that the phrase
   * is a form of: "check" for "checking".
   */
  readonly certain: boolean;
}

/** Finds phrases in free text. */
export interface PhraseFinder<Value> {
  /** Every place that names a value, left to right; the longest match wins. */
  named(said: string): readonly Match<Value>[];
  /** Every word that stands in a phrase: "window" for "a table by the window". */
  hinted(said: string): readonly Match<Value>[];
}

const FILLERS = new Set([
  ...['a', 'an', 'the', 'my', 'our', 'your', 'his', 'her', 'their', 'some', 'please', 'of', 'by', 'with'],
]);
const SHORTEST_MISTYPED = 5;

/** Whether a folded word says nothing of which phrase is meant: "the", "my". */
export const isFiller = (word: string): boolean => FILLERS.has(word);

/** A finder of phrases that sees past case, accents, hyphens, plurals, -ing and -ed, and fillers inside a phrase. */
export function phraseFinder<Value>(named: readonly Named<Value>[]): PhraseFinder<Value> {
  const whole = new Map<string, Value[]>();
  const spelled = new Map<string, Value[]>();
  const parts = new Map<string, Value[]>();
  const inAnyForm = new Set<string>();
  const asWritten = new Set<string>();
  let longest = 1;
  for (const { value, phrases } of named)
    for (const phrase of phrases) {
      const words = tellingWords(phrase);
      const stems = words.map(stem);
      longest = Math.max(longest, words.length + 1);
      if (words.length === 0) continue;
      add(whole, stems.join(''), value);
      add(spelled, words.join(''), value);
      for (const part of stems) add(parts, part, value);
      asWritten.add(words.map(singular).join(''));
      if (words.length > 1 || !words.some(isVerbForm)) inAnyForm.add(stems.join(''));
    }
  const mistypable = [...whole, ...spelled].filter(([key]) => key.length >= SHORTEST_MISTYPED);

  const exactly = ({ key }: Window) => whole.get(key);
  const mistyped = ({ key, typed, isSpelledRight }: Window) => {
    if (isSpelledRight || typed.length < SHORTEST_MISTYPED - 1) return undefined;
    const close = mistypable.filter(
      ([known]) => known[0] === key[0] && (isOneTypingErrorApart(known, key) || isOneTypingErrorApart(known, typed)),
    );
    return close.length === 0 ? undefined : close.flatMap(([, values]) => values);
  };

  return {
    named(said) {
      const tokens = tokensOf(said);
      const matches: Match<Value>[] = [];
      for (let at = 0; at < tokens.length; ) {
        const windows = windowsAt(said, tokens, at, longest);
        const exact = longestOf(windows, exactly);
        const found = exact ?? longestOf(windows, mistyped);
        if (found === undefined) at += 1;
        else {
          const isForm = inAnyForm.has(found.key) || asWritten.has(singular(found.typed));
          const certain = exact !== undefined && isForm && found.key.length > 1 && !/^\d+$/.test(found.key);
          matches.push({ ...spanOf(tokens, at, found.count), values: found.values, certain });
          at += found.count;
        }
      }
      return matches;
    },
    hinted(said) {
      return tokensOf(said).flatMap(({ word, start, end }) => {
        const values = isFiller(word) ? undefined : parts.get(stem(word));
        return values === undefined ? [] : [{ start, end, values, certain: false }];
      });
    },
  };
}

/** Some words in a row, run together: their stems, and as they were typed. */
interface Window {
  readonly key: string;
  readonly typed: string;
  readonly count: number;
  /** Each of its words is one by itself, so none is another with a typing error: "message" is not "massage". */
  readonly isSpelledRight: boolean;
}

/** What begins at a token, shortest first; run together, so that "hair-cut" and "haircut" are one. */
function windowsAt(said: string, tokens: readonly Token[], at: number, longest: number): readonly Window[] {
  const windows: Window[] = [];
  let key = '';
  let typed = '';
  let words = 0;
  let isSpelledRight = true;
  for (let next = at; next < tokens.length && next - at < 2 * longest && words < longest; next += 1) {
    const token = tokens[next] as Token;
    const before = tokens[next - 1];
    if (next > at && before !== undefined && /[,;:!?()\n]/.test(said.slice(before.end, token.start))) break;
    if (next > at && isFiller(token.word)) continue;
    key += stem(token.word);
    typed += token.word;
    words += 1;
    isSpelledRight &&= isCommonWord(token.word);
    windows.push({ key, typed, count: next - at + 1, isSpelledRight });
  }
  return windows;
}

function longestOf<Value>(windows: readonly Window[], lookUp: (window: Window) => readonly Value[] | undefined) {
  for (const window of windows.toReversed()) {
    const values = lookUp(window);
    if (values !== undefined) return { ...window, values };
  }
  return undefined;
}

function spanOf(tokens: readonly Token[], at: number, count: number): { readonly start: number; readonly end: number } {
  return { start: tokens[at]?.start ?? 0, end: tokens[at + count - 1]?.end ?? 0 };
}

function add<Value>(index: Map<string, Value[]>, key: string, value: Value): void {
  const values = index.get(key) ?? [];
  if (!values.includes(value)) index.set(key, [...values, value]);
}

/** The words of a phrase without fillers, unless it is made of nothing else. */
function tellingWords(phrase: string): readonly string[] {
  const words = tokensOf(phrase).map(({ word }) => word);
  const telling = words.filter((word) => !isFiller(word));
  return telling.length > 0 ? telling : words;
}

/** A word without its plural, -ing or -ed: "colors", "colored" and "coloring" are "color". */
function stem(word: string): string {
  const one = singular(word);
  const ending = verbEnding(one);
  if (ending === 'ed' && one.length === 4) return one.slice(0, -1); // "dyed" is "dye"
  const plain = isVerbForm(one) ? one.slice(0, -ending.length).replace(/([^aeiouls])\1$/, '$1') : one;
  return plain.length > 4 ? plain.replace(/e$/, '') : plain;
}

function singular(word: string): string {
  if (word.length < 4) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(ss|x|z|ch|sh)es$/, '$1')
    .replace(/([^siu])s$/, '$1');
}

const verbEnding = (word: string): string => (word.length < 4 ? '' : (/ing$|ed$/.exec(word)?.[0] ?? ''));

/** "checking", "colored", not "ring" or "bed". */
function isVerbForm(word: string): boolean {
  const one = singular(word);
  const ending = verbEnding(one);
  const root = one.slice(0, one.length - ending.length);
  return ending !== '' && root.length > 2 && /[aeiouy]/.test(root);
}
