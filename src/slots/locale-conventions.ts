import { rememberingTexts } from '../core/remembering.ts';

/** Which comes first where a date is written in figures; `either` where the locale does not tell. */
export type DayMonthOrder = 'day-first' | 'month-first' | 'either';

/** How "4/7" is meant in a locale (BCP 47). English without a region has two ways; an unknown locale counts as that. */
export function dayMonthOrder(locale: string): DayMonthOrder {
  const known = knownLocale(locale);
  if (known.language === 'en' && known.region === undefined) return 'either';
  const parts = new Intl.DateTimeFormat(known.toString(), { day: 'numeric', month: 'numeric' }).formatToParts(0);
  const position = (type: string) => parts.findIndex((part) => part.type === type);
  return position('day') < position('month') ? 'day-first' : 'month-first';
}

/** Whether the locale's language is English; so is an unknown one. */
export const isEnglish = (locale: string): boolean => knownLocale(locale).language === 'en';

/** The locale, or English where it is no locale: what a client sends must not throw. */
export const knownLocale = rememberingTexts((locale): Intl.Locale => {
  try {
    return new Intl.Locale(locale);
  } catch {
    return new Intl.Locale('en');
  }
});
