import { type Calendar, type DateMeaning, yearly } from './date-meaning.ts';
import { type LocalDate, localDate, nextWeekday, partsOf, plusDays, type Weekday } from './local-date.ts';

/** A day with a name. */
interface Holiday {
  /** Its names, as a pattern. */
  readonly words: string;
  /** When it is in a year. */
  readonly inYear: (year: number) => LocalDate | null;
  /** Where it goes by that name, as ISO 3166 has it; without it everywhere. */
  readonly regions?: readonly string[];
}

const on = (month: number, day: number) => (year: number) => localDate(year, month, day);
const nth = (count: number, weekday: Weekday, month: number) => (year: number) => {
  const first = localDate(year, month, 1);
  return first === null ? null : plusDays(nextWeekday(first, weekday), (count - 1) * 7);
};

const HOLIDAYS: readonly Holiday[] = [
  { words: "new year['’]?s eve", inYear: on(12, 31) },
  { words: "new year['’]?s(?: day)?", inYear: on(1, 1) },
  { words: "(?:st\\.? )?valentine['’]?s?(?: day)?", inYear: on(2, 14) },
  { words: "st\\.? patrick['’]?s day", inYear: on(3, 17) },
  { words: "hallowe[’']?en", inYear: on(10, 31) },
  { words: 'christmas eve|xmas eve', inYear: on(12, 24) },
  { words: 'christmas(?: day)?|xmas(?: day)?', inYear: on(12, 25) },
  { words: 'boxing day', inYear: on(12, 26) },
  { words: 'independence day', inYear: on(7, 4), regions: ['US'] },
  { words: 'juneteenth', inYear: on(6, 19), regions: ['US'] },
  { words: "veterans?['’]? day", inYear: on(11, 11), regions: ['US'] },
  { words: 'labou?r day', inYear: nth(1, 'monday', 9), regions: ['US', 'CA'] },
  { words: 'thanksgiving(?: day)?', inYear: nth(4, 'thursday', 11), regions: ['US'] },
  { words: 'thanksgiving(?: day)?', inYear: nth(2, 'monday', 10), regions: ['CA'] },
  { words: "mother['’]?s['’]? day", inYear: nth(2, 'sunday', 5), regions: ['US', 'CA', 'AU', 'NZ'] },
  { words: "father['’]?s['’]? day", inYear: nth(3, 'sunday', 6), regions: ['US', 'CA', 'GB', 'IE'] },
  { words: 'canada day', inYear: on(7, 1) },
  { words: 'australia day', inYear: on(1, 26) },
  { words: 'bastille day', inYear: on(7, 14) },
  { words: 'bonfire night|guy fawkes(?: night)?', inYear: on(11, 5), regions: ['GB'] },
];

/** A pattern for the names of all holidays. */
export const HOLIDAY_NAMES = `(?<holiday>${[...new Set(HOLIDAYS.map(({ words }) => words))].join('|')})`;

/** The day a holiday is on for the speaker's region, or `null` where it has none. */
export function holiday(said: string, calendar: Calendar): DateMeaning | null {
  const name = said.replace(/[\s,]+/g, ' ');
  const known = HOLIDAYS.find(
    ({ words, regions }) =>
      new RegExp(`^(?:${words})$`, 'i').test(name) && (regions?.includes(calendar.region ?? '') ?? true),
  );
  const { year } = partsOf(calendar.today);
  const days = [year - 1, year, year + 1].map((one) => known?.inYear(one) ?? null);
  return yearly(days, calendar);
}
