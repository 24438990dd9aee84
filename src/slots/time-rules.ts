import { english } from './english-pattern.ts';
import { MINUTES_A_DAY } from './local-time.ts';
import { numberIn } from './number-words.ts';

/** What words say of a time of day, in minutes since midnight, before it is known which times can be had. */
export type TimeMeaning =
  /** One of these; `prefersFirst`: the first, unless it cannot be had. */
  | { readonly is: 'moment'; readonly minutes: readonly number[]; readonly prefersFirst?: boolean }
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
const HOUR_12 = '(?<hour>1[0-2]|0?[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
const NOT_A_LENGTH = '(?!~-?~(?:min|mins|minutes?|hours?|hrs?|days?|weeks?|months?|years?|people)(?!\\p{L}))';

/** Every way to speak of a moment; of rules that match at one place the longest match counts. */
export const TIME_RULES: readonly TimeRule[] = [
  {
    words: english(
      '(?:(?<hour>\\d{1,2})(?:[:.h\\s]?{minute})?|{hourWord}(?: {minuteWord})?)(?:\\s?{meridiem}|(?<=\\d)(?<letter>[ap]))',
    ),
    means: (said) => clock(said),
  },
  {
    words: english('(?<hour>\\d{1,2})(?::|\\s?h\\s?){minute}(?::\\d\\d)?'),
    means: (said) => clock(said),
  },
  { words: english('(?<hour>1[3-9]|2[0-3])\\s?h'), means: (said) => clock(said) },
  { words: english('(?<hour>\\d{1,2})\\.{minute}'), bare: true, vaguely: true, means: (said) => clock(said) },
  {
    words: english('(?<hour>[01]\\d|2[0-3]){minute}'),
    bare: true,
    vaguely: true,
    means: (said) => clock(said),
  },
  { words: english('(?<hour>[01]\\d|2[0-3]){minute}\\s?(?:hours|hrs|h)'), means: (said) => clock(said) },
  { words: english('(?<=at |@)(?<hour>\\d){minute}'), bare: true, means: (said) => clock(said) },
  { words: english("{hour}\\s?o\\s?[’']?\\s?clock(?:\\s?{meridiem})?"), means: (said) => clock(said) },
  {
    words: english(
      `(?<!(?:from|between)\\s)(?:an? )?(?:(?<part>half|quarter|five|ten|twenty(?:[-\\s]five)?|5|10|20|25)(?: minutes?)? (?<side>past|after|to|till|before)|(?<quarter>quarter) of) ${HOUR_12}(?:\\s?{meridiem})?`,
    ),
    means: (said) => besideTheHour(said),
  },
  {
    words: english(`half ${HOUR_12}(?:\\s?{meridiem})?${NOT_A_LENGTH}`),
    means: (said) => besideTheHour({ ...said, part: 'half', side: 'past' }),
  },
  { words: english(`{hour}(?:\\s|-){minuteWord}${NOT_A_LENGTH}`), means: (said) => clock(said) },
  {
    words: english('(?:(?:12|twelve) )?(?:noon|mid-?day)(?:-?ish)?'),
    means: () => ({ is: 'moment', minutes: [NOON] }),
  },
  { words: english('(?:(?:12|twelve) )?midnight'), means: () => ({ is: 'moment', minutes: [0] }) },
  { words: english('{hour}[-\\s]?ish'), means: (said) => clock(said) },
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
  // "09:30" is on a 24-hour clock; "10:30" may be.
  if (/^0\d/.test(hourSaid) || hour === 0 || hour > 12) return { is: 'moment', minutes: [hour * 60 + past] };
  const written24 = hourSaid.length === 2 && said.minute !== undefined;
  return { is: 'moment', minutes: bothHalves(hour * 60 + past, written24), prefersFirst: written24 };
}

/** "half past two", "ten to five". */
function besideTheHour(said: Said): TimeMeaning | null {
  const name = (said.part ?? said.quarter ?? '').toLowerCase();
  const minutes = name === 'half' ? 30 : name === 'quarter' ? 15 : numberIn(name);
  const hour = numberIn(said.hour ?? '');
  if (Number.isNaN(minutes) || Number.isNaN(hour)) return null;
  const isBefore = said.quarter !== undefined || /^(?:to|till|before)$/i.test(said.side ?? '');
  const meridiem = said.meridiem?.[0]?.toLowerCase();
  const at = (hours: number) => (hours * 60 + (isBefore ? -minutes : minutes) + MINUTES_A_DAY) % MINUTES_A_DAY;
  if (meridiem !== undefined) return { is: 'moment', minutes: [at(withMeridiem(hour, meridiem))] };
  return { is: 'moment', minutes: bothHalves(at(hour), false) };
}

/** "13 pm" is one o'clock all the same. */
function withMeridiem(hour: number, meridiem: string): number {
  if (hour > 12) return hour;
  return (hour % 12) + (meridiem === 'p' ? 12 : 0);
}

function bothHalves(minute: number, asWrittenFirst: boolean): readonly number[] {
  const other = (minute + NOON) % MINUTES_A_DAY;
  return asWrittenFirst || minute < other ? [minute, other] : [other, minute];
}
