import { isMonthWord } from './calendar-words.ts';
import type { CurrencyWord } from './currency-words.ts';
import { isChangedFrom } from './mentions.ts';
import { writtenNumbers } from './number-words.ts';
import { numeralIn } from './numerals.ts';
import { isBareNumber } from './standing-alone.ts';
import { fold, readable } from './tokens.ts';

/** An amount in a text: `[start, end)` in UTF-16 units. */
export interface FoundAmount {
  readonly start: number;
  readonly end: number;
  /** What the number can mean. */
  readonly amounts: readonly number[];
  /** The currencies (ISO 4217) the words can mean; `null` for a bare number. */
  readonly currencies: readonly string[] | null;
}

/** A number and what stands around it. */
interface Counted extends FoundAmount {
  readonly isMinor: boolean;
}

interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly values: readonly number[];
}

type CurrencyOf = (word: string) => CurrencyWord | undefined;

/** "20-30" are two numbers, "555-2671" and "2026-11-24" are none. */
const NOT_AFTER = String.raw`(?<![\p{N}.,:/])(?<!(?:\p{L}|\d{4}|\d[-–]\d{1,9})[-–])(?!(?<=\d[-–])\d{4})`;
const NOT_BEFORE = String.raw`(?![\d:/]|[-–](?:\d{4}|\d+[-–/]))`;
const FIGURES = new RegExp(String.raw`${NOT_AFTER}\d+(?:[.,'’\u00a0\u202f]\d+| \d{3}(?!\d))*${NOT_BEFORE}`, 'gu');
const SCALE = /^\s?(k|grand|hundred|thousand|million|mil|mn)(?![\p{L}\p{N}])/iu;
const SCALES: Readonly<Record<string, number>> = {
  ...{ k: 1000, grand: 1000, hundred: 100, thousand: 1000, million: 1e6, mil: 1e6, mn: 1e6 },
};
const SIGN_BEFORE = /(?:(?<![\p{L}\p{N}])[a-z]{1,3})?[$€£¥₹₩₽₺₪฿₴]\s?$/iu;
const BARE_SIGN_BEFORE = /[$€£¥₹₩₽₺₪฿₴]\s?$/u;
const WORD_BEFORE = /(?<![\p{L}\p{N}])\p{L}{2,3}\.?\s?$/u;
const WORD_AFTER = /^(?:[\s-]?(?:(?:us|u\.s\.|canadian|australian)\s)?(\p{L}+)|\s?([$€£¥₹₩₽₺₪฿₴¢]))(?![\p{L}\p{N}])/iu;
const WEIGHT = /^\s?pounds?\s+of(?!\p{L})/iu;
const ONE = /(?<![\p{L}\p{N}])an?\s(\p{L}+)(?![\p{L}\p{N}])/giu;
const MINUS = /(?:^|[\s(])[-−]\s?$/;
const AND_CENTS = /^\s*(?:,|and|&)?\s*$/i;
const OTHER = /^\s*(?:to|or|-|–|—|or maybe)\s*$/i;
const AND = /^\s*and\s*$/i;
const BETWEEN = /(?<!\p{L})between\s*$/iu;
const AT = /(?:(?<!\p{L})at|@)\s*$/iu;
const REACH = 24;
/** A text that speaks of more is no answer; what follows is not looked at. */
const MOST_FOUND = 30;

/**
 * Every amount of money in a text, left to right: "$20", "twenty-five euros", "2k", "20 dollars and 50 cents".
 * @param asked whether a bare number is one.
 */
export function amountsIn(
  said: string,
  locale: string,
  currencyOf: CurrencyOf,
  asked: boolean,
): readonly FoundAmount[] {
  const counted = numeralsIn(said, locale).map((numeral) => countedAt(said, numeral, currencyOf));
  const ones = Array.from(readable(said).matchAll(ONE)).flatMap(({ 0: text, 1: word = '', index }): Counted[] => {
    const unit = currencyOf(word);
    const at = { start: index, end: index + text.length };
    return unit === undefined ? [] : [{ ...at, amounts: [unit.isMinor ? 0.01 : 1], ...unit }];
  });
  const all = [...counted, ...ones].toSorted((a, b) => a.start - b.start);
  const places = shared(said, withCents(said, all));
  return places.filter(
    (here, at) => here.currencies !== null || (asked && isBare(said, here) && !isInRow(said, places, at)),
  );
}

/** Figures and written numbers with "k" or "thousand" after them. */
function numeralsIn(said: string, locale: string): readonly Numeral[] {
  const figures = Array.from(readable(said).matchAll(FIGURES), ({ 0: text, index }) => ({
    start: index,
    end: index + text.length,
    values: numeralIn(text, locale),
  }));
  const written = writtenNumbers(said).map(({ start, end, value }) => ({ start, end, values: [value] }));
  const found: Numeral[] = [];
  for (const numeral of [...figures, ...written].toSorted((a, b) => a.start - b.start).slice(0, MOST_FOUND)) {
    if (numeral.start < (found.at(-1)?.end ?? 0) || numeral.values.length === 0) continue;
    const scale = SCALE.exec(said.slice(numeral.end, numeral.end + REACH));
    const times = SCALES[scale?.[1]?.toLowerCase() ?? ''] ?? 1;
    found.push({
      start: numeral.start,
      end: numeral.end + (scale?.[0].length ?? 0),
      values: numeral.values.map((value) => value * times),
    });
  }
  return found;
}

/** The currency may stand on either side: "USD 20", "20 USD". */
function countedAt(said: string, { start, end, values }: Numeral, currencyOf: CurrencyOf): Counted {
  const before = said.slice(Math.max(0, start - 8), start);
  const [sign, length] = signBefore(before, currencyOf);
  const after = WEIGHT.test(said.slice(end, end + REACH)) ? null : WORD_AFTER.exec(said.slice(end, end + REACH));
  const word = currencyOf(after?.[1] ?? after?.[2] ?? '');
  const unit = sign ?? word;
  const from = start - length;
  const minus = MINUS.exec(said.slice(Math.max(0, from - 3), from)) !== null;
  const each = (minus ? -1 : 1) * (unit?.isMinor ? 0.01 : 1);
  return {
    start: from,
    end: word === undefined ? end : end + (after?.[0].length ?? 0),
    amounts: values.map((value) => value * each),
    currencies: unit?.currencies ?? null,
    isMinor: unit?.isMinor ?? false,
  };
}

/** "$", "US$" or "USD" before a number, with its length; a word that is no code is there for something else ("won 3"). */
function signBefore(before: string, currencyOf: CurrencyOf): readonly [CurrencyWord | undefined, number] {
  for (const pattern of [SIGN_BEFORE, BARE_SIGN_BEFORE, WORD_BEFORE]) {
    const words = pattern.exec(before)?.[0] ?? '';
    const name = words.replace('.', '').trim();
    const unit = currencyOf(name);
    const isCode = name.length === 2 || unit?.currencies[0] === name.toUpperCase();
    if (unit !== undefined && (pattern !== WORD_BEFORE || isCode)) return [unit, words.length];
  }
  return [undefined, 0];
}

/** "20 dollars and 50 cents", "20 dollars 50". */
function withCents(said: string, found: readonly Counted[]): readonly Counted[] {
  const places: Counted[] = [];
  for (const here of found) {
    const last = places.at(-1);
    const between = said.slice(last?.end ?? 0, here.start);
    const isWhole = last?.currencies != null && !last.isMinor && last.amounts.every(Number.isInteger);
    const [cents = 0] = here.isMinor ? here.amounts.map((amount) => amount * 100) : here.amounts;
    const belongs = here.isMinor ? AND_CENTS.test(between) : here.currencies === null && between === ' ';
    if (last === undefined || !isWhole || !belongs || !(cents > 0 && cents < 100)) places.push(here);
    else {
      const amounts = last.amounts.map((amount) => (amount * 100 + cents) / 100);
      places[places.length - 1] = { ...last, end: here.end, amounts };
    }
  }
  return places;
}

/** "20 to 30 dollars", "between $20 and 30": both are of the one currency that is named. */
function shared(said: string, found: readonly Counted[]): readonly Counted[] {
  return found.map((here, at) => {
    if (here.currencies !== null) return here;
    const other = [found[at + 1], found[at - 1]].find((near) => near?.currencies != null && areTwo(said, here, near));
    return other === undefined ? here : { ...here, currencies: other.currencies };
  });
}

function areTwo(said: string, one: Counted, other: Counted): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  const between = said.slice(first.end, second.start);
  if (isChangedFrom(said, first.start)) return false;
  return (
    OTHER.test(between) || (AND.test(between) && BETWEEN.test(said.slice(Math.max(0, first.start - 12), first.start)))
  );
}

/** Not part of a date, a time, a count of something or a phone number. */
function isBare(said: string, { start, end }: FoundAmount): boolean {
  const before = said.slice(Math.max(0, start - REACH), start);
  const word = /(\p{L}+)\.?\s*$/u.exec(before)?.[1] ?? '';
  if (/\p{L}$/u.test(before) || AT.test(before) || isMonthWord(fold(word))) return false;
  return isBareNumber(said, start, end, true);
}

/** Whether numbers follow one another as the digits of a phone number do: "five five five oh one". */
function isInRow(said: string, found: readonly FoundAmount[], at: number): boolean {
  const between = [at, at + 1].map((next) => said.slice(found[next - 1]?.end ?? said.length, found[next]?.start));
  return between.some((gap) => /^[\s-]{1,3}$/.test(gap) && !gap.includes('-'));
}
