import { smallNumber } from './number-words.ts';
import { fold, readable } from './tokens.ts';

/** Digits that stand together in a text, typed or spoken, in groups as they were said. */
export interface DigitRun {
  /** `[start, end)` in UTF-16 units, with a leading "+" or bracket. */
  readonly start: number;
  readonly end: number;
  /** With a leading "+" where there was one. */
  readonly digits: string;
  readonly groups: readonly DigitGroup[];
}

export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

const PIECE = /\+|\d+|\p{L}+/gu;
/** May stand between groups: "(415) 555-2671", "415.555.2671", "030 / 123 456". */
const BETWEEN = /^[\s().\-–/\u00a0]{0,4}$/;
const BETWEEN_SPOKEN = /^[\s,.\-–]{1,3}$/;
const TIMES: Readonly<Record<string, number>> = { double: 2, triple: 3, treble: 3 };
const NOUGHTS = new Set(['oh', 'o', 'nought', 'naught']);

interface Piece extends DigitGroup {
  readonly spoken: boolean;
  /** "double", "plus" and "oh" count only beside digits. */
  readonly role: 'digits' | 'times' | 'plus' | 'nought';
}

/** Every run of digits in a text, left to right: "415 555 2671", "four one five, double five five", "+49 30 123456". */
export function digitRuns(said: string): readonly DigitRun[] {
  const runs: DigitRun[] = [];
  let run: Piece[] = [];
  const close = () => {
    const closed = runOf(said, run);
    if (closed !== undefined) runs.push(closed);
    run = [];
  };
  for (const { 0: text, index } of readable(said).matchAll(PIECE)) {
    const piece = pieceOf(said, text, index);
    const last = run.at(-1);
    if (piece === undefined) close();
    else {
      if (last !== undefined && !standTogether(said, last, piece)) close();
      run.push(piece);
    }
  }
  close();
  return runs;
}

function pieceOf(said: string, text: string, start: number): Piece | undefined {
  const end = start + text.length;
  const at = { start, end };
  if (text === '+') return { ...at, digits: '+', spoken: false, role: 'plus' };
  if (/^\d/.test(text))
    return isGlued(said, start, end) ? undefined : { ...at, digits: text, spoken: false, role: 'digits' };
  const word = fold(text);
  const small = smallNumber(word);
  if (small !== undefined) return { ...at, digits: String(small), spoken: true, role: 'digits' };
  if (word === 'hundred') return { ...at, digits: '00', spoken: true, role: 'digits' };
  if (NOUGHTS.has(word)) return { ...at, digits: '0', spoken: true, role: 'nought' };
  if (word === 'plus') return { ...at, digits: '+', spoken: true, role: 'plus' };
  return Object.hasOwn(TIMES, word) ? { ...at, digits: '', spoken: true, role: 'times' } : undefined;
}

/** Digits glued to a letter, a colon or a currency are a time, an ordinal, a price or a code. An extension's x may follow. */
const isGlued = (said: string, start: number, end: number): boolean =>
  /[\p{L}$€£:_@]$/u.test(said.slice(Math.max(0, start - 2), start)) ||
  /^(?:(?!x\d)[\p{L}_@%]|:\d)/iu.test(said.slice(end, end + 2));

function standTogether(said: string, last: Piece, next: Piece): boolean {
  const between = said.slice(last.end, next.start);
  if (next.role === 'plus') return false;
  return last.spoken || next.spoken ? BETWEEN_SPOKEN.test(between) || BETWEEN.test(between) : BETWEEN.test(between);
}

function runOf(said: string, pieces: readonly Piece[]): DigitRun | undefined {
  const groups: DigitGroup[] = [];
  let plus = '';
  let times = 1;
  for (const { role, start, end, digits } of pieces) {
    if (role === 'plus') plus = '+';
    else if (role === 'times') times = TIMES[fold(said.slice(start, end))] ?? 1;
    else {
      const last = groups.at(-1);
      if (last !== undefined && completesTens(said, last, digits))
        groups[groups.length - 1] = { start: last.start, end, digits: last.digits[0] + digits };
      else groups.push({ start, end, digits: digits.repeat(times) });
      times = 1;
    }
  }
  const [first] = groups;
  const last = groups.at(-1);
  if (first === undefined || last === undefined || pieces.every(({ role }) => role !== 'digits')) return undefined;
  const start = plus === '' ? first.start : (pieces[0]?.start ?? first.start);
  const bracketed = /\(\s?$/.exec(said.slice(Math.max(0, start - 2), start))?.[0].length ?? 0;
  return {
    start: start - bracketed,
    end: last.end,
    digits: plus + groups.map(({ digits }) => digits).join(''),
    groups,
  };
}

/** "fifty five" is 55, "fifty" and "fifteen" are not. */
const completesTens = (said: string, tens: DigitGroup, unit: string): boolean =>
  /^[2-9]0$/.test(tens.digits) && /^[1-9]$/.test(unit) && /^\p{L}/u.test(said.slice(tens.start));
