import type { FactWords } from './answer-facts-en.ts';

/**
 * A statement that must be known to be shown. It is known where a source gives one of the keys it needs: "6 PM" gives
 * `time 18:00`, which both "18:00" and "at 6" need.
 */
export interface Keys {
  readonly needs: readonly string[];
  readonly gives: readonly string[];
}

/** How facts of one kind are told from other words, and read. `null`: no fact after all. */
export interface FactKind {
  readonly pattern: RegExp;
  readonly read: (words: string, groups: Groups) => Keys | null;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** All kinds, those first whose words hold those of others: the 6 of "6 PM" is no number of its own. */
export const factKinds = (words: FactWords): readonly FactKind[] => [
  ...addresses(words),
  ...dates(words),
  ...amounts(words),
  ...times(words),
  ...days(words),
  ...numbers(words),
];

const fact = (pattern: string, read: FactKind['read']): FactKind => ({ pattern: new RegExp(pattern, 'gu'), read });

/** Of most facts the same is needed and given. */
const both = (...keys: readonly string[]): Keys => ({ needs: keys, gives: keys });

const anyOf = (words: readonly string[]): string => words.map((word) => `(?:${word})`).join('|');

const addresses = ({ spelledDomain, streets, unnamed }: FactWords): readonly FactKind[] => [
  fact(String.raw`\S{0,64}@\S{1,64}`, (text) => both(`mail ${withoutEnd(text)}`)),
  fact(
    String.raw`\b[a-z]{2,10}:\/\/\S{1,200}|\bwww\.\S{1,200}|\b[a-z\d-]{2,63}(?:\.[a-z\d-]{2,63}){0,4}\.[a-z]{2,20}\b(?:\/\S{0,200})?`,
    (text) => both(`link ${withoutEnd(text)}`),
  ),
  fact(String.raw`\S{1,64} (?:${spelledDomain})\b`, (text) => both(`link ${text}`)),
  fact(String.raw`(?<name>[\p{L}\d'-]{1,40}) (?:${streets})\b`, (text, { name }) =>
    unnamed.split('|').includes(name ?? '') ? null : both(`place ${text}`),
  ),
];

const withoutEnd = (text: string): string => text.replace(/[.,;:!)\]]+$/, '').replace(/^[(["']+/, '');

function dates(words: FactWords): readonly FactKind[] {
  const month = String.raw`(?<month>${anyOf(words.months)})\b\.?`;
  const day = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?\b`;
  const year = String.raw`(?:,? (?<year>\d{4})\b)?`;
  const named: FactKind['read'] = (_, groups) =>
    date(indexIn(words.months, groups.month) + 1, Number(groups.day), groups.year);
  /** Which of the two is the month nobody knows. */
  const inFigures: FactKind['read'] = (_, { a, b, year: y }) => {
    const [one, other] = [date(Number(a), Number(b), y), date(Number(b), Number(a), y)];
    return { needs: [...one.needs, ...other.needs], gives: [...one.gives, ...other.gives] };
  };
  return [
    fact(String.raw`\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?!\d)`, (_, groups) =>
      date(Number(groups.month), Number(groups.day), groups.year),
    ),
    fact(String.raw`\b(?<a>\d{1,2})\/(?<b>\d{1,2})(?:\/(?<year>\d{4}|\d{2}))?\b`, inFigures),
    fact(String.raw`\b(?<a>\d{1,2})(?<mark>[.-])(?<b>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})\b`, inFigures),
    // Before the days, whose numbers could be part of it.
    fact(String.raw`\+?\(?\d(?:[ ().\/-]{0,3}\d){6,20}`, phone),
    fact(String.raw`\b${month} (?:the )?${day}(?![:\d]| ?[ap]\.?m\b)${year}`, named),
    fact(String.raw`\b${day}(?: of)? ${month}${year}`, named),
  ];
}

function date(month: number, day: number, year: string | undefined): Keys {
  const inYear = `date ${month}-${day}`;
  const full = year === undefined ? inYear : `${inYear} of ${year.slice(-2)}`;
  return { needs: [full], gives: [full, inYear, `day of month ${day}`] };
}

/** With its country all of it counts; else the number as it is dialled within the country. */
function phone(text: string): Keys {
  const digits = text.replace(/\D/g, '');
  return {
    needs: [text.startsWith('+') || digits.length < 10 ? `phone ${digits}` : `phone ${digits.slice(-10)}`],
    gives: [`phone ${digits}`, `phone ${digits.slice(-10)}`, `phone ${digits.slice(-7)}`],
  };
}

const figure = String.raw`\d[\d,]{0,12}(?:\.\d{1,6})?`;
const amountIn = (text: string | undefined): number => Number((text ?? '').replaceAll(',', ''));

function amounts({ currencies }: FactWords): readonly FactKind[] {
  const signs = Object.keys(currencies);
  const money = (sign: string, text: string | undefined): Keys => {
    const needs = [`money ${sign} ${amountIn(text)}`];
    return { needs, gives: [...needs, `number ${amountIn(text)}`] };
  };
  return [
    fact(`(?<sign>[${signs.join('')}]) ?(?<amount>${figure})`, (_, { sign, amount }) => money(sign ?? '', amount)),
    ...Object.entries(currencies).map(([sign, names]) =>
      fact(String.raw`(?<amount>${figure}) ?(?:[${sign}]|(?:${names})\b)`, (_, { amount }) => money(sign, amount)),
    ),
  ];
}

const times = ({ besideHour, hours, oclock }: FactWords): readonly FactKind[] => [
  ...besideHour.map(([said, minutes]) =>
    fact(String.raw`\b(?:${said}) (?<hour>\d{1,2})(?: ?(?<half>[ap])\.? ?m\b\.?)?`, (_, { hour, half }) =>
      both(...timesOf(Number(hour), minutes, half)),
    ),
  ),
  fact(String.raw`\b(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))? ?(?<half>[ap])\.? ?m\b\.?`, (_, { hour, minute, half }) =>
    both(...timesOf(Number(hour), Number(minute ?? 0), half)),
  ),
  fact(String.raw`\b(?<hour>\d{1,2})[:h](?<minute>\d{2})\b`, (_, { hour, minute }) =>
    both(...timesOf(Number(hour), Number(minute), undefined)),
  ),
  fact(String.raw`\b(?<hour>\d{1,2}) ?(?:${oclock})\b`, (_, { hour }) => both(...timesOf(Number(hour), 0, undefined))),
  fact(String.raw`\b(?:${Object.keys(hours).join('|')})\b`, (text) => both(`time ${hours[text]}`)),
];

const dayMinutes = 24 * 60;

/** The times a clock may mean: without "am" or "pm" an hour up to twelve is one of two. */
function timesOf(hour: number, minutes: number, half: string | undefined): readonly string[] {
  const morning = hour % 12;
  const isOpen = half === undefined && hour <= 12;
  const hours = isOpen ? [morning, morning + 12] : [half === undefined ? hour : morning + (half === 'p' ? 12 : 0)];
  return hours.map((at) => {
    const total = (at * 60 + minutes + dayMinutes) % dayMinutes;
    return `time ${twoDigits(Math.floor(total / 60))}:${twoDigits(total % 60)}`;
  });
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function days({ weekdays, through, months, doubtfulMonths, beforeMonth, relative }: FactWords): readonly FactKind[] {
  const weekday = anyOf(weekdays);
  return [
    fact(String.raw`\b(?<from>${weekday}) ?(?:${through}) ?(?<to>${weekday})\b`, (_, { from, to }) => {
      const [first, last] = [indexIn(weekdays, from), indexIn(weekdays, to)];
      const all = weekdays.map((_day, at) => (first + at) % 7).slice(0, ((last - first + 7) % 7) + 1);
      const range = `weekdays ${first} to ${last}`;
      return { needs: [range], gives: [range, ...all.map((at) => `weekday ${at}`)] };
    }),
    fact(String.raw`\b(?:${weekday})\b`, (text) => both(`weekday ${indexIn(weekdays, text)}`)),
    fact(String.raw`\b(?<before>(?:${beforeMonth}) )?(?<month>${anyOf(months)})\b`, (_, { before, month }) =>
      before === undefined && doubtfulMonths.split('|').includes(month ?? '')
        ? null
        : both(`month ${indexIn(months, month)}`),
    ),
    fact(String.raw`\b(?<day>\d{1,2})(?:st|nd|rd|th)\b`, (_, { day }) => both(`day of month ${Number(day)}`)),
    fact(String.raw`\b(?:${relative})\b`, (text) => both(`when ${text}`)),
  ];
}

const indexIn = (words: readonly string[], said: string | undefined): number =>
  words.findIndex((word) => new RegExp(`^(?:${word})$`).test(said ?? ''));

function numbers({ units, through, beforeHour, price }: FactWords): readonly FactKind[] {
  const hour = String.raw`(?<=(?:^| )(?:${beforeHour}) |[–—-] ?)\d{1,2}(?![\d.,]*\d)|\d{1,2}(?= ?(?:${through}) ?\d)`;
  return [
    ...units.map((names, at) =>
      fact(String.raw`(?<amount>${figure})[ -]?(?:${names})(?!\p{L})`, (_, { amount }) => {
        const needs = [`number ${amountIn(amount)} of ${at}`];
        return { needs, gives: [...needs, `number ${amountIn(amount)}`] };
      }),
    ),
    fact(hour, (text) => both(`number ${amountIn(text)}`, ...timesOf(amountIn(text), 0, undefined))),
    fact(figure, (text) => both(`number ${amountIn(text)}`)),
    fact(String.raw`\b(?:${price})\b`, (text) => both(`price ${text}`)),
  ];
}
