import { numberIn } from './number-words.ts';

const UNIT = '(?:one|two|three|four|five|six|seven|eight|nine)';
const TEEN = '(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)';
const TENS = '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)';

/** A pattern for 1 to 99 in words: "five", "twenty-four". */
export const SPOKEN_NUMBER = `(?:${TENS}(?:[\\s-]${UNIT})?|${TEEN}|${UNIT})`;

const OF_CENTURY = `(?:oh[\\s-]${UNIT}|${TEEN}|${TENS}(?:[\\s-]${UNIT})?)`;

const CENTURIES: Readonly<Record<string, number>> = { nineteen: 1900, twenty: 2000 };

/** A pattern for years in words: "nineteen eighty-four", "twenty oh five", "two thousand and five". */
export const SPOKEN_YEAR = `(?:nineteen|twenty)[\\s-]${OF_CENTURY}|two\\sthousand(?:(?:\\sand)?\\s${SPOKEN_NUMBER})?`;

/** The year these words name. */
export function spokenYear(words: string): number {
  const [first = '', ...rest] = words.toLowerCase().split(/[\s-]+/);
  const century = CENTURIES[first];
  return century === undefined ? numberIn(words) : century + numberIn(rest.join(' '));
}
