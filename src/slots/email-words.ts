import { isEverydayWord, isFunctionWord } from './everyday-words.ts';
import { writtenNumbers } from './number-words.ts';
import { fold, readable } from './tokens.ts';

/** A place in a text that looks like an address: `[start, end)` in UTF-16 units. */
export interface AddressPlace {
  readonly start: number;
  readonly end: number;
  /** What may stand before the @: as it was written, or each way to join the words that were spoken. */
  readonly locals: readonly string[];
  /** In lower case. */
  readonly domain: string;
  /** Whether there is an @, not only the word "at". */
  readonly isWritten: boolean;
}

/** A word of an address, a sign in it, or the @. */
interface Piece {
  readonly is: 'word' | 'sign' | 'at';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const PIECE = /@|[^\s@()<>[\]{}"“”„«»,;:]+/gu;
const APART = /^[\s()[\]]*$/;
/** Punctuation after an address, and around what stands before its @; all else may belong to it. */
const END = /['’‘`.*!?…–—/-]+$/u;
const QUOTES = /^['’‘`*.]+|['’‘`*.!?…]+$/gu;
const SIGNS: Readonly<Record<string, string>> = {
  ...{ dot: '.', point: '.', period: '.', underscore: '_', dash: '-', hyphen: '-', minus: '-', plus: '+' },
  ...{ '.': '.', _: '_', '-': '-', '+': '+' },
};
/** "Ann Lee at": so many words can be run together. */
const MOST_JOINED = 3;
/** Words that may begin an address only where nothing stands before them: "me at example dot com", not "meet me at". */
const OPENS = /(?:^|[,;:.!?\n]|(?<!\p{L})(?:is|it['’]s|use|e-?mail|address))\s*$/iu;
const MOST_PLACES = 20;

/** Every place in a text that looks like an address, left to right: "ann@example.com", "ann dot lee at example dot com". */
export function addressesIn(said: string): readonly AddressPlace[] {
  const pieces = piecesOf(said);
  const ats = pieces.flatMap(({ is }, at) => (is === 'at' ? [at] : [])).slice(0, MOST_PLACES);
  return ats.flatMap((at) => {
    const place = isGlued(pieces, at) ? writtenAround(said, pieces, at) : spokenAround(said, pieces, at);
    return place === undefined ? [] : [place];
  });
}

function piecesOf(said: string): readonly Piece[] {
  const numbers = writtenNumbers(said).filter(({ value }) => Number.isInteger(value));
  const inDigits = new Map(numbers.map((number) => [number.start, number]));
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: text, index: start } of readable(said).matchAll(PIECE)) {
    const number = inDigits.get(start);
    if (start < end) continue;
    end = number !== undefined && number.end >= start + text.length ? number.end : start + text.length;
    if (end === number?.end) pieces.push({ is: 'word', text: String(number.value), start, end });
    else pieces.push(pieceOf(text, start));
  }
  return pieces;
}

function pieceOf(text: string, start: number): Piece {
  const at = { start, end: start + text.length };
  const word = fold(text);
  if (text === '@' || word === 'at') return { is: 'at', text, ...at };
  const sign = Object.hasOwn(SIGNS, word) ? SIGNS[word] : undefined;
  return sign === undefined ? { is: 'word', text, ...at } : { is: 'sign', text: sign, ...at };
}

/** Whether an @ stands right between two pieces, or against another @. */
function isGlued(pieces: readonly Piece[], at: number): boolean {
  const [before, here, after] = [pieces[at - 1], pieces[at], pieces[at + 1]];
  return here?.text === '@' && before?.end === here.start && after?.start === here.end;
}

function writtenAround(said: string, pieces: readonly Piece[], at: number): AddressPlace | undefined {
  const [before, after] = [pieces[at - 1], pieces[at + 1]];
  if (before === undefined || after === undefined) return undefined;
  const isDouble = before.is === 'at' || after.is === 'at' || isGlued(pieces, at + 2) || isGlued(pieces, at - 2);
  const source = said.slice(before.start, before.end);
  const local = source.replace(QUOTES, '');
  const domain = said.slice(after.start, after.end).replace(END, '');
  const start = before.start + source.indexOf(local);
  const end = after.start + domain.length;
  return { start, end, locals: isDouble ? [] : [local], domain: domain.toLowerCase(), isWritten: true };
}

function spokenAround(said: string, pieces: readonly Piece[], at: number): AddressPlace | undefined {
  const local = localBefore(said, pieces, at);
  const domain = domainAfter(said, pieces, at);
  if (local === undefined || domain === undefined) return undefined;
  return { ...local, ...domain, isWritten: pieces[at]?.text === '@' };
}

/** Backwards from the "at": words with signs between them, or spelled letter by letter; else words that can be joined. */
function localBefore(said: string, pieces: readonly Piece[], at: number) {
  let from = at - 1;
  if (pieces[from]?.is !== 'word' || !areTogether(said, pieces, from)) return undefined;
  while (from > 0 && areTogether(said, pieces, from - 1)) {
    const before = pieces[from - 1] as Piece;
    if (before.is === 'sign' && pieces[from - 2]?.is === 'word' && areTogether(said, pieces, from - 2)) from -= 2;
    else if (before.is === 'word' && isSpelled(before, pieces[from] as Piece)) from -= 1;
    else break;
  }
  const core = textOf(pieces.slice(from, at));
  const joined = from === at - 1 ? wordsToJoin(said, pieces, from) : from;
  const start = pieces[joined]?.start ?? 0;
  if (joined === from)
    return isPlain(pieces[from] as Piece) || opensAt(said, start) ? { start, locals: [core] } : undefined;
  const words = pieces.slice(joined, at).map(({ text }) => text.toLowerCase());
  return { start, locals: [words.join(''), words.join('.')] };
}

const opensAt = (said: string, start: number): boolean => OPENS.test(said.slice(Math.max(0, start - 16), start));

/** How far back plain words reach that may belong together: "Ann Lee". */
function wordsToJoin(said: string, pieces: readonly Piece[], last: number): number {
  let from = last;
  while (last - from < MOST_JOINED - 1 && from > 0 && isName(pieces[from]) && isName(pieces[from - 1])) {
    if (!areTogether(said, pieces, from - 1)) break;
    from -= 1;
  }
  return from;
}

const isName = (piece: Piece | undefined): boolean =>
  piece?.is === 'word' && /^\p{L}+$/u.test(piece.text) && isPlain(piece);

/** Whether a word is not there only to hold the sentence together. */
const isPlain = ({ text }: Piece): boolean => !isFunctionWord(fold(text)) && !isEverydayWord(fold(text));

/** Onwards from the "at": a name of one word or, up to its dot, of several; then what follows each dot or dash. */
function domainAfter(said: string, pieces: readonly Piece[], at: number) {
  let domain = '';
  let end: number | undefined;
  for (let next = at + 1; areTogether(said, pieces, next - 1); next += 1) {
    const [before, here, after] = [pieces[next - 1], pieces[next], pieces[next + 1]];
    if (here?.is === 'sign' && domain !== '' && after?.is === 'word' && /[.-]/.test(here.text)) domain += here.text;
    else if (here?.is === 'word' && (before?.is !== 'word' || isSpelled(before, here) || isBeforeDot(pieces, next))) {
      if (before?.is === 'word' && domain.includes('.') && !isSpelled(before, here)) break;
      const text = here.text.replace(END, '');
      domain += text.toLowerCase();
      end = here.start + text.length;
      if (text !== here.text) break;
    } else break;
  }
  return end === undefined ? undefined : { domain, end };
}

/** "Home depot dot com": a dot is to come within a few words. */
function isBeforeDot(pieces: readonly Piece[], from: number): boolean {
  const sign = pieces.slice(from, from + MOST_JOINED).find(({ is }) => is === 'sign');
  return sign?.text === '.';
}

/** Whether only a space or brackets stand between this piece and the next: "ann (at) example". */
function areTogether(said: string, pieces: readonly Piece[], at: number): boolean {
  const [here, next] = [pieces[at], pieces[at + 1]];
  return here !== undefined && next !== undefined && APART.test(said.slice(here.end, next.start));
}

/** "a n n", "lee 4 2": letters and digits that were said one by one. */
const isSpelled = (before: Piece, after: Piece): boolean =>
  /^\d+$/.test(after.text) ? isPlain(before) : before.text.length === 1 && after.text.length === 1;

const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text.toLowerCase()).join('');
