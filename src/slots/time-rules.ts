import { english } from './english-pattern.ts';
import { MINUTES_A_DAY } from './local-time.ts';
import { numberIn } from './number-words.ts';

/** What words say of a time of day, in minutes since midnight, before it is known which times can be had. */
export type TimeMeaning =
  /** One of these; `prefersFirst`: the first, unless it cannot be had. */
  | { readonly is: 'moment'; readonly minutes: readonly number[]; readonly prefersFirst?: boolean }
  /** From one of `from` to one of `to`, both named; `prefersFirst`: the first of each, as far as it can be had. */
  | {
      readonly is: 'stretch';
      readonly from: readonly number[];
      readonly to: readonly number[];
      readonly prefersFirst?: boolean;
    }
  /** Some time from one of `from` to one of `to`, both included; `holds` as of a part of the day. */
  | {
      readonly is: 'span';
      readonly from: readonly number[];
      readonly to: readonly number[];
      readonly holds?: readonly [number, number];
    };

type Said = Readonly<Record<string, string | undefined>>;

export interface TimeRule {
  readonly words: RegExp;
  /** A number that may be of anything; a time where it stands by itself. */
  readonly bare?: true;
  /** The words alone do not show that a time is meant. */
  readonly vaguely?: true;
  means(said: Said): TimeMeaning | null;
}

const NOON = 12 * 60;
const HOUR_WORD = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
const HOUR_12 = `(?<hour>1[0-2]|0?[1-9]|${HOUR_WORD})`;
const HOUR_24 = `(?<hour>2[0-3]|[01]?\\d|${HOUR_WORD}|noon|midday|midnight)`;
const NAMED_HOURS: ReadonlyMap<string, number> = new Map([
  ['noon', 12],
  ['midday', 12],
  ['midnight', 0],
]);
const AFTERNOON_HOUR = '(?<hour>1[3-9]|2[0-3])';
const NOT_A_LENGTH = '(?!~-?~(?:min|mins|minutes?|hours?|hrs?|days?|weeks?|months?|years?|people)(?!\\p{L}))';
/** Minutes that could be hours: "10 to 5", "15 to 19". */
const MINUTES_OR_HOUR = '5|10|five|ten';
const MINUTES_OR_LATE_HOUR = '15|20|fifteen|twenty';
const ANY_MINUTES = `${MINUTES_OR_HOUR}|${MINUTES_OR_LATE_HOUR}`;
const MINUTES_ONLY = `half|quarter|25|twenty[-\\s]five|(?:\\d{1,2}|${ANY_MINUTES})(?= minutes?)`;
const minutes = (words: string): string => `(?:an? )?(?<minutes>${words})(?: minutes?)?`;
const BEFORE = '(?:to|till?|before)';
const MERIDIEM = '(?:\\s?{meridiem})?';
const AT_TIME = 'at|around|about|by|before|after|since|until|till|than';
const BEFORE_TIME = `${AT_TIME}|from|between|to|and`;
const PART_OF_DAY = '(?:early |late )?(?:morning|afternoon|evening|night)(?!\\p{L})';
const OF_DAY = `(?: (?:in the |at )?${PART_OF_DAY})`;
const PARTY = '(?:table|party|group|room|seats?|space|tickets?)\\s(?:for|of)\\s';
const ISH = '(?:[-\\s]?ish)?';

/** Every way to speak of a moment; of rules that match at one place the longest match counts. */
export const TIME_RULES: readonly TimeRule[] = [
  {
    words: english(
      `(?:(?<hour>\\d{1,2})(?:(?:[:.h\\s]| : )?{minute})?|{hourWord}(?:(?: |-){minuteWord})?)(?:\\s?{meridiem}|(?<=\\d)(?<letter>[ap]))${ISH}`,
    ),
    means: (said) => clock(said),
  },
  {
    words: english(`(?<hour>\\d{1,2})(?::| : |\\s?h\\s?){minute}(?::\\d\\d)?${ISH}`),
    means: (said) => clock(said),
  },
  { words: english(`${AFTERNOON_HOUR}\\s?h`), means: (said) => clock(said) },
  { words: english('(?<hour>\\d{1,2})\\.{minute}'), bare: true, vaguely: true, means: (said) => clock(said) },
  {
    words: english('(?<hour>[01]\\d|2[0-3]){minute}'),
    bare: true,
    vaguely: true,
    means: (said) => clock(said),
  },
  { words: english('(?<hour>[01]\\d|2[0-3]){minute}\\s?(?:hours|hrs|h)'), means: (said) => clock(said) },
  { words: english('(?<=at |@)(?<hour>\\d){minute}'), bare: true, means: (said) => clock(said) },
  { words: english(`(?<hour>\\d{1,2})\\s{minute}(?=${OF_DAY})`), means: (said) => clock(said) },
  {
    words: english(`(?<=(?:${BEFORE_TIME}|@)\\s)(?<hour>\\d|[01]\\d|2[0-3])\\s{minute}`),
    bare: true,
    means: (said) => clock(said),
  },
  // "One in the afternoon" may be one of what was spoken of.
  { words: english(`(?<!${PARTY})(?!one ){hour}(?= in the ${PART_OF_DAY})`), means: (said) => clock(said) },
  { words: english(`(?<=(?:${BEFORE_TIME})\\s){hour}(?=${OF_DAY})`), means: (said) => clock(said) },
  { words: english(`{hour}(?::{minute})?\\s?o\\s?[’'"”]?\\s?clock${MERIDIEM}${ISH}`), means: (said) => clock(said) },
  {
    words: english(`${minutes(`${MINUTES_ONLY}|${ANY_MINUTES}`)} (?<past>past|after) ${HOUR_24}${MERIDIEM}${ISH}`),
    means: (said) => besideTheHour(said),
  },
  {
    words: english(`${minutes(MINUTES_ONLY)} ${BEFORE} ${HOUR_24}${MERIDIEM}${ISH}${NOT_A_LENGTH}`),
    means: (said) => besideTheHour(said),
  },
  { words: english(`${minutes('quarter')} of ${HOUR_12}${MERIDIEM}`), means: (said) => besideTheHour(said) },
  // "From 10 to 5" is a stretch; "from 20 to 5" would mix two clocks.
  {
    words: english(
      `${minutes(`${MINUTES_OR_LATE_HOUR}|(?<!(?:from|between|room|table)\\s|[$£€#])(?:${MINUTES_OR_HOUR})`)} ${BEFORE} ${HOUR_12}${MERIDIEM}${ISH}${NOT_A_LENGTH}`,
    ),
    means: (said) => besideTheHour(said),
  },
  // "From 5 to 7 to 9", "between 5 to 7 and 9", "from 5 to 7 on": the first two are one end.
  {
    words: english(
      `(?<=(?:from|between)\\s)${minutes(ANY_MINUTES)} to ${HOUR_24}${MERIDIEM}(?=${OF_DAY}? (?:(?:to|and|till|until) (?:\\d|half|quarter|noon|midnight)|on[.!?]?$))`,
    ),
    means: (said) => besideTheHour(said),
  },
  // "15 to 19" by itself is a stretch.
  {
    words: english(`(?<=(?:${AT_TIME}|and|to)\\s)${minutes(ANY_MINUTES)} ${BEFORE} ${AFTERNOON_HOUR}${NOT_A_LENGTH}`),
    means: (said) => besideTheHour(said),
  },
  {
    words: english(`half ${HOUR_12}${MERIDIEM}${ISH}${NOT_A_LENGTH}`),
    means: (said) => besideTheHour({ ...said, minutes: 'half', past: 'past' }),
  },
  { words: english(`{hour}(?:\\s|-){minuteWord}${NOT_A_LENGTH}`), means: (said) => clock(said) },
  {
    words: english(`(?:(?:12|twelve)(?::00)? (?:in the )?)?(?:noon|mid-?day)${ISH}`),
    means: () => ({ is: 'moment', minutes: [NOON] }),
  },
  { words: english('(?:(?:12|twelve)(?::00)? )?midnight'), means: () => ({ is: 'moment', minutes: [0] }) },
  {
    words: english(
      '(?:(?<hour>\\d{1,2})(?:[:.]{minute})?|{hourWord}(?:(?: |-){minuteWord})?)[-\\s]?ish(?:\\s?{meridiem})?',
    ),
    means: (said) => clock(said),
  },
  { words: english('{hour}'), bare: true, vaguely: true, means: (said) => clock(said) },
  {
    words: english(
      'any ?time|whenever|asap|(?:as )?(?:soon|early) as possible|(?:the )?(?:soonest|earliest)(?: possible)?',
    ),
    vaguely: true,
    means: () => ({ is: 'span', from: [0], to: [MINUTES_A_DAY - 1] }),
  },
];

/** "3", "3:30", "three thirty", "3 pm": an hour of the 12-hour clock is one of two moments unless it says which. */
function clock(said: Said): TimeMeaning | null {
  const hourSaid = said.hour ?? said.hourWord ?? '';
  const hour = numberIn(hourSaid);
  const minute = said.minute ?? said.minuteWord;
  const past = minute === undefined ? 0 : numberIn(minute);
  if (!(hour <= 23) || Number.isNaN(past)) return null;
  const meridiem = (said.meridiem ?? said.letter)?.[0]?.toLowerCase();
  if (meridiem !== undefined) return { is: 'moment', minutes: [withMeridiem(hour, meridiem) * 60 + past] };
  if (isOf24Hours(hourSaid, hour)) return { is: 'moment', minutes: [hour * 60 + past] };
  const written24 = hourSaid.length === 2 && said.minute !== undefined;
  return { is: 'moment', minutes: bothHalves(hour * 60 + past, written24), prefersFirst: written24 };
}

/** "half past two", "ten to five", "25 past 17". */
function besideTheHour(said: Said): TimeMeaning | null {
  const name = (said.minutes ?? '').toLowerCase();
  const minutes = name === 'half' ? 30 : name === 'quarter' ? 15 : numberIn(name);
  const hourSaid = (said.hour ?? '').toLowerCase();
  const named = NAMED_HOURS.get(hourSaid);
  const hour = named ?? numberIn(hourSaid);
  if (!(minutes < 60) || Number.isNaN(hour)) return null;
  const shift = said.past === undefined ? -minutes : minutes;
  const at = (hours: number) => (hours * 60 + shift + MINUTES_A_DAY) % MINUTES_A_DAY;
  const meridiem = said.meridiem?.[0]?.toLowerCase();
  if (meridiem !== undefined) return { is: 'moment', minutes: [at(withMeridiem(hour, meridiem))] };
  const isPlain = named !== undefined || isOf24Hours(hourSaid, hour);
  return { is: 'moment', minutes: isPlain ? [at(hour)] : bothHalves(at(hour), false) };
}

/** "09:30" is on a 24-hour clock; "10:30" may be. */
const isOf24Hours = (said: string, hour: number): boolean => said.startsWith('0') || hour > 12;

/** "13 pm" is one o'clock all the same. */
function withMeridiem(hour: number, meridiem: string): number {
  if (hour > 12) return hour;
  return (hour % 12) + (meridiem === 'p' ? 12 : 0);
}

function bothHalves(minute: number, asWrittenFirst: boolean): readonly number[] {
  const other = (minute + NOON) % MINUTES_A_DAY;
  return asWrittenFirst || minute < other ? [minute, other] : [other, minute];
}
