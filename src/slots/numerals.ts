import { knownLocale } from './locale-conventions.ts';

const GROUPED = /^\d{1,3}(?:([.,'’\s])\d{3})(?:\1\d{3})*$/u;
const SPACES = /[\s\u00a0\u202f]/g;

/**
 * What a number in figures can mean in a locale (BCP 47): "1,200.50" and "1.200,50" have one meaning everywhere; where the
 * comma is the decimal mark, "1,200" has two.
 * @returns the numbers, the likelier first; none where the marks stand where no number has them.
 */
export function numeralIn(figures: string, locale: string): readonly number[] {
  const text = figures.replace(SPACES, ' ').replaceAll('’', "'");
  const mark = /[.,]\d*$/.exec(text)?.[0].charAt(0);
  if (mark === undefined) return inOneWay(text, '');
  const isOnce = text.indexOf(mark) === text.lastIndexOf(mark);
  const grouped = isGrouped(text) ? inOneWay(text, '') : [];
  if (grouped.length === 0) return isOnce ? inOneWay(text, mark) : [];
  return isOnce && decimalMarkOf(locale) === mark && !/[ ']/.test(text)
    ? [...inOneWay(text, mark), ...grouped]
    : grouped;
}

/** The number with this decimal mark, all others being marks of groups. */
function inOneWay(text: string, decimal: string): readonly number[] {
  const at = decimal === '' ? text.length : text.indexOf(decimal);
  const [whole, decimals] = [text.slice(0, at), text.slice(at + 1)];
  if (!(/^\d+$/.test(whole) || isGrouped(whole)) || /\D/.test(decimals)) return [];
  return [Number(`${whole.replace(/\D/g, '')}.${decimals}`)];
}

/** "1,200", "1'200'300"; a number does not begin with a nought. */
const isGrouped = (text: string): boolean => GROUPED.test(text) && !text.startsWith('0');

function decimalMarkOf(locale: string): string | undefined {
  const parts = new Intl.NumberFormat(knownLocale(locale).toString()).formatToParts(0.5);
  return parts.find(({ type }) => type === 'decimal')?.value;
}
