import { smallNumber } from './number-words.ts';

const ORDINALS = [
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh'],
  ...['twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth'],
  ...['twentieth', 'twenty-first', 'twenty-second', 'twenty-third', 'twenty-fourth', 'twenty-fifth', 'twenty-sixth'],
  ...['twenty-seventh', 'twenty-eighth', 'twenty-ninth', 'thirtieth', 'thirty-first'],
];

/**
 * The number said of days, weeks, hours and minutes: "12", "5th", "fifth", "twenty-five", "oh five", "a"; `NaN` for
 * anything else.
 */
export function numberIn(words: string): number {
  const digits = /^(\d+)(?:st|nd|rd|th)?$/i.exec(words)?.[1];
  if (digits !== undefined) return Number(digits);
  const said = words.toLowerCase().replace(/[\s-]+/g, '-');
  if (said === 'a' || said === 'an') return 1;
  if (ORDINALS.includes(said)) return ORDINALS.indexOf(said) + 1;
  const [first = '', second] = said.replace(/^oh-/, '').split('-');
  return (smallNumber(first) ?? Number.NaN) + (second === undefined ? 0 : (smallNumber(second) ?? Number.NaN));
}
