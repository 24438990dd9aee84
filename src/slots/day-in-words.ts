import { type LocalDate, partsOf, weekdayOf } from './local-date.ts';
import { isEnglish, knownLocale } from './locale-conventions.ts';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** "Tuesday 24 November 2026", in that order for all English. */
export function dayInWords(value: LocalDate, locale: string): string {
  const { year, month, day } = partsOf(value);
  if (!isEnglish(locale))
    return new Intl.DateTimeFormat(knownLocale(locale).toString(), { dateStyle: 'full', timeZone: 'UTC' }).format(
      Date.UTC(year, month - 1, day),
    );
  const weekday = weekdayOf(value);
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${day} ${MONTHS[month - 1]} ${year}`;
}
