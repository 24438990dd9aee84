import {
  type Calendar,
  comingWeekday,
  counted,
  type DateMeaning,
  dayAndMonth,
  dayBehindWeekday,
  dayIn,
  dayOfMonth,
  exactly,
  inFigures,
  monthAhead,
  monthSpan,
  nthWeekday,
  numberOf,
  oneOf,
  partOfMonth,
  type Said,
  span,
  theDay,
  twoDaysOfMonth,
  weekdayIn,
  weekSpan,
  whichWeekday,
  yearIn,
} from './date-meaning.ts';
import { english } from './english-pattern.ts';
import { HOLIDAY_NAMES, holiday } from './holidays.ts';
import {
  firstOfMonth,
  lastOfMonth,
  mondayOf,
  nextWeekday,
  partsOf,
  plusDays,
  plusMonths,
  WEEKDAYS,
} from './local-date.ts';
import { SPOKEN_NUMBER, SPOKEN_YEAR } from './spoken-numbers.ts';

export interface DateRule {
  readonly words: RegExp;
  /** Counted from the day the user is in: "tomorrow", unlike "March 5". */
  readonly relative?: true;
  /** Left out where more follows that turns it into something else: "the 5th floor". */
  readonly alone?: true;
  /** The words alone do not show that a day is meant. */
  readonly vaguely?: true;
  means(said: Said, calendar: Calendar): DateMeaning | null;
}

/** "Easter Monday" is not just any Monday; "I sat", "want to wed" and "the sun" are no days. */
const NO_WEEKDAY = [
  '(?<!(?:easter|good|black|ash|shrove|whit|palm|maundy|cyber|holiday)\\s)',
  '(?!(?<=(?<!\\p{L})(?:i|we|he|she|they|you|the|who|newly|just|(?:going|want|like|about) to)\\s)(?:sat|sun|wed)(?!\\p{L}))',
  '(?!(?:sat|sun|wed)\\s+(?:down|here|there|with)(?!\\p{L}))',
].join('');

const COUNT = `\\d{1,3}|an?|${SPOKEN_NUMBER}`;
const DAY = '(?:{nth}|{nthWord}|(?<day>\\d{1,2}))';
const YEAR = `(?:(?: of)? (?:{year}|['’](?<short>\\d\\d)|(?<bare>[4-9]\\d)(?=\\s*(?:$|[.!?]))|(?<spoken>${SPOKEN_YEAR})))?`;
const TWO_DAYS =
  "(?<from>\\d{1,2})(?:st|nd|rd|th)?~(?<joint>or|and|to|through|thru|until|['’]?till?|-|–|/)~(?:the )?(?<to>\\d{1,2})(?:st|nd|rd|th)?";
const PART = '(?<part>early|mid|late|later|middle of|beginning of|start of|end of|last day of)[ -]';

/** "June 3pm" is no third of June, "may 2 of us" no second of May, and "3 may work" no third of May. */
const NO_TIME = "(?!\\s*[ap]\\.?m|[:.]\\d|\\s*o['’]?clock|\\s+(?:of us|people|persons|guests|adults))";
/** "March 30 to 2 April" has a month for each of its days. */
const NO_OTHER_MONTH = '(?!(?:~of)?~{month:other})';
const NO_VERB = '(?! (?:be|work|suit|do|not|also|have|need)(?!\\p{L}))';

/** Every way to speak of a day; of rules that match at one place the longest match counts. */
export const DATE_RULES: readonly DateRule[] = [
  // In figures.
  {
    words: /(?<![\p{L}\p{N}/.-])(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?![\d/-])(?:T(?=\d))?/giu,
    means: (said, calendar) => theDay(numberOf(said.day), numberOf(said.month), said.year, calendar),
  },
  {
    words:
      /(?<![\p{L}\p{N}/.$€£]|(?<!\/\d{1,4})-)(?<a>\d{1,2})(?:\/(?<b>\d{1,2})(?:\/(?<year>\d{4}|\d{2}))?|(?<sep>[.-])(?<b2>\d{1,2})\k<sep>(?<year2>\d{4}))(?![\p{L}\d/]|-(?!\d{1,2}\/))/giu,
    means: (said, calendar) =>
      inFigures(numberOf(said.a), numberOf(said.b ?? said.b2), said.year ?? said.year2, {
        ...calendar,
        // Only those who put the day first part figures with dots.
        order: said.sep === '.' ? 'day-first' : calendar.order,
      }),
  },
  {
    words:
      /(?<![\p{L}\p{N}/.$€£-]|\d\s)(?<a>\d{1,2})(?:st|nd|rd|th)?\s(?<b>\d{1,2})(?:st|nd|rd|th)?\s(?<year>(?:19|20)\d\d)(?![\p{L}\d/:-]|\s\d)/giu,
    vaguely: true,
    means: (said, calendar) => inFigures(numberOf(said.a), numberOf(said.b), said.year, calendar),
  },

  // Day and month.
  {
    words: english(`{month}\\.?(?: on)?(?: the)? (?:${DAY}|{minuteWord:written})${YEAR}${NO_TIME}`),
    means: (said, calendar) => dayAndMonth(said, calendar),
  },
  {
    words: english(`(?<!at\\s)(?:the )?${DAY}\\.?(?:~of| in)?~{month}${NO_VERB}\\.?${YEAR}`),
    means: (said, calendar) => dayAndMonth(said, calendar),
  },
  {
    words: english(`(?:the )?${DAY} of the (?:{nth:monthNth}|{nthWord:monthWord})${YEAR}`),
    means: (said, calendar) => theDay(dayIn(said), numberOf(said.monthNth ?? said.monthWord), yearIn(said), calendar),
  },
  {
    words: english(`(?<between>between )?(?:the )?${TWO_DAYS}(?: of)? {month}(?: {year})?`),
    means: (said, calendar) => twoDaysOfMonth(said, calendar),
  },
  {
    words: english(`(?<between>between )?{month} (?:the )?${TWO_DAYS}${NO_OTHER_MONTH}(?: {year})?${NO_TIME}`),
    means: (said, calendar) => twoDaysOfMonth(said, calendar),
  },
  {
    words: english(
      '(?:the )?(?:{nth}|{nthWord}) (?:of )?(?<which>this|the|next) month|(?<before>this|next) month(?: on)? the (?:{nth:later}|{nthWord:last})',
    ),
    relative: true,
    means: (said, { today }) => {
      const isNext = /next/i.test(said.which ?? said.before ?? '');
      const { year, month } = partsOf(plusMonths(firstOfMonth(today), isNext ? 1 : 0));
      return exactly(year, month, numberOf(said.nth ?? said.nthWord ?? said.later ?? said.last));
    },
  },
  {
    words: english(
      '(?:the )?{nth}|(?<=day |on )(?:the )?{nthWord}|(?<!(?:on|day) )the (?!first|second|third|last){nthWord:later}',
    ),
    alone: true,
    means: (said, calendar) => dayOfMonth(numberOf(said.nth ?? said.nthWord ?? said.later), calendar),
  },
  {
    words: english(`(?<=(?<![a-z]){weekday}(?:,\\s|\\s))(?:(?<the>the) )?(?<day>\\d{1,2})${NO_TIME}`),
    alone: true,
    means: (said, calendar) => dayBehindWeekday(said, calendar),
  },

  // Weekdays.
  {
    words: english(`${NO_WEEKDAY}{weekday}`),
    relative: true,
    means: (said, calendar) => comingWeekday(weekdayIn(said.weekday), calendar),
  },
  {
    words: english('(?:this )?(?<which>this|coming|following|next|last|past) {weekday}'),
    relative: true,
    means: (said, { today }) => {
      const weekday = weekdayIn(said.weekday);
      return { is: 'day', days: whichWeekday(today, weekday, said.which?.toLowerCase() ?? ''), weekday };
    },
  },
  {
    words: english(
      '{weekday}(?: of| in)? (?<which>this|next|the following) week(?:-?end)?|(?<before>this|next|the following) week(?:-?end)?(?: on)? {weekday:later}',
    ),
    relative: true,
    means: (said, { today }) => {
      const ahead = /this/i.test(said.which ?? said.before ?? '') ? 0 : 7;
      return oneOf([nextWeekday(plusDays(mondayOf(today), ahead), weekdayIn(said.weekday ?? said.later))]);
    },
  },
  {
    words: english(
      `{weekday} (?<length>week|fortnight)|(?:in )?(?<count>${COUNT}) (?<weeks>weeks?|fortnights?)(?: (?:on|from|after|this|next|coming))* {weekday:later}`,
    ),
    relative: true,
    means: (said, { today }) => {
      const fortnight = /fortnight/i.test(said.length ?? said.weeks ?? '');
      const weeks = (said.count === undefined ? 1 : numberOf(said.count)) * (fortnight ? 2 : 1);
      const first = nextWeekday(plusDays(today, 1), weekdayIn(said.weekday ?? said.later));
      return oneOf([plusDays(first, weeks * 7)]);
    },
  },
  {
    words: english('(?:the )?{weekday} after next'),
    relative: true,
    means: (said, { today }) =>
      oneOf(whichWeekday(today, weekdayIn(said.weekday), 'next').map((day) => plusDays(day, 7))),
  },
  {
    words: english(
      '(?:the )?(?:{nthWord}|{nth}|(?<last>last)) {weekday} (?:of|in) (?:{month}(?: {year})?|(?<which>this|the|next) month)',
    ),
    relative: true,
    means: (said, calendar) => nthWeekday(said, calendar),
  },
  {
    words: english('(?:an? |some |any )?{weekday}s? (?:sometime )?in {month}(?: {year})?'),
    means: (said, calendar) => monthSpan(monthAhead(said, calendar.today), [weekdayIn(said.weekday)]),
  },
  {
    words: english(
      '(?:any |every )?(?<plural>(?:mon|tues|wednes|thurs|fri|satur|sun)days)|(?:any|every|some) {weekday}',
    ),
    relative: true,
    means: (said, { today }) => span(today, plusDays(today, 20), [weekdayIn(said.plural ?? said.weekday)]),
  },
  {
    words: english('(?:any |a |on )?week ?days?|during the week'),
    relative: true,
    means: (_, { today }) => span(today, plusDays(today, 6), WEEKDAYS.slice(0, 5)),
  },

  // Counted from now.
  {
    words: english('today|2day|tonight|tonite|this (?:morning|afternoon|evening|eve)'),
    relative: true,
    means: daysFromToday(0),
  },
  {
    words: english('(?<=^\\s{0,9})(?:(?:right|just) )?now(?: (?:please|pls|plz))?(?=\\s{0,9}[.!?]?\\s{0,9}$)'),
    relative: true,
    means: daysFromToday(0),
  },
  {
    words: english('tom+or+ows?|tommorr?ow|tmrw|tmw|tmr|tmrow|tomo|2mor+ow?'),
    relative: true,
    means: daysFromToday(1),
  },
  { words: english('(?:the )?day after tom+or+ow'), relative: true, means: daysFromToday(2) },
  { words: english('yesterday|last night'), relative: true, means: daysFromToday(-1) },
  { words: english('(?:the )?day before yesterday'), relative: true, means: daysFromToday(-2) },
  {
    words: english(
      `in (?:about |around )?(?<count>${COUNT}) {unit}(?:['’]? time)?|(?<more>${COUNT}|a couple(?: of)?) {unit:units}(?:['’]? time|\\s+from (?<start>now|today|tomorrow)|\\s+(?<direct>today|tomorrow)|(?<ago> ago))`,
    ),
    relative: true,
    means: (said, calendar) => counted(said, calendar),
  },
  { words: english('today week|this day next week'), relative: true, means: daysFromToday(7) },
  { words: english('tomorrow week'), relative: true, means: daysFromToday(8) },
  { words: english('in (?:a few|a couple of|some|several) days'), relative: true, means: daysAhead(2, 5) },
  { words: english('in (?:a few|a couple of|some|several) weeks'), relative: true, means: daysAhead(14, 35) },

  // Weeks, months and what is less than a day.
  {
    words: english('(?:sometime |later |any ?(?:day|time) )?this week'),
    relative: true,
    means: (_, { today }) => span(today, plusDays(mondayOf(today), 6)),
  },
  { words: english('(?:the |sometime )?(?:next|following) week'), relative: true, means: weeksAhead(1, 0, 6) },
  { words: english('(?:early|(?:the )?(?:start|beginning) of) next week'), relative: true, means: weeksAhead(1, 0, 2) },
  { words: english('(?:late|later|(?:the )?end of) next week'), relative: true, means: weeksAhead(1, 3, 6) },
  { words: english('(?:the )?week after next'), relative: true, means: weeksAhead(2, 0, 6) },
  { words: english('(?:the )?(?:this )?(?:coming )?week-?end'), relative: true, means: weeksAhead(0, 5, 6) },
  { words: english('next week-?end'), relative: true, means: weeksAhead(1, 5, 6) },
  { words: english('(?:the )?end of (?:the|this) week'), relative: true, means: weeksAhead(0, 3, 6) },
  {
    words: english(`(?:${PART}(?:the )?)?(?<which>this|next|the) month`),
    relative: true,
    means: (said, { today }) => {
      if (said.part === undefined && /the/i.test(said.which ?? '')) return null;
      return partOfMonth(said.part, plusMonths(today, /next/i.test(said.which ?? '') ? 1 : 0));
    },
  },
  {
    words: english(
      `(?:${PART}(?:in )?|(?<=(?:in|during|sometime|time|day|next|this)\\s)){month}(?! (?:i|the \\d))(?: {year})?`,
    ),
    means: (said, { today }) => partOfMonth(said.part, monthAhead(said, today)),
  },
  {
    words: english('next year'),
    means: (_, { today }) => {
      const first = plusMonths(firstOfMonth(today), 13 - partsOf(today).month);
      return span(first, lastOfMonth(plusMonths(first, 11)));
    },
  },
  {
    words: english('(?:the )?end of (?:the|this) year'),
    means: (_, { today }) => exactly(partsOf(today).year, 12, 31),
  },
  {
    words: english(
      'any ?day|whenever|asap|as soon as possible|(?:the )?(?:soonest|earliest)(?: (?:possible|available))?(?: (?:day|date))?|(?:the )?first available(?: (?:day|date))?',
    ),
    relative: true,
    vaguely: true,
    means: (_, { today }) => span(today, plusDays(today, 4)),
  },

  // Days with a name.
  { words: english(HOLIDAY_NAMES), means: (said, calendar) => holiday(said.holiday ?? '', calendar) },
];

/** A bare number, where a day is asked for. */
export const BARE_DAY: DateRule = {
  words: /(?<![\p{L}\p{N}.,:/-])(?<!(?:at|around|about|@)\s{0,2})(?<day>\d{1,2})(?![\p{L}\p{N}:/%])/giu,
  alone: true,
  vaguely: true,
  means: (said, calendar) => dayOfMonth(numberOf(said.day), calendar),
};

/** A month that is all of an answer; "may" and "march" say other things as well. */
export const BARE_MONTH: DateRule = {
  words: english('(?<=^\\s{0,9})(?!may|mar){month}(?=\\s{0,9}[.!?]?\\s{0,9}$)'),
  vaguely: true,
  means: (said, { today }) => monthSpan(monthAhead(said, today)),
};

function daysFromToday(days: number): DateRule['means'] {
  return (_, { today }) => oneOf([plusDays(today, days)]);
}

function daysAhead(from: number, to: number): DateRule['means'] {
  return (_, { today }) => span(plusDays(today, from), plusDays(today, to));
}

function weeksAhead(weeks: number, from: number, to: number): DateRule['means'] {
  return (_, { today }) => weekSpan(plusDays(today, weeks * 7), from, to);
}
