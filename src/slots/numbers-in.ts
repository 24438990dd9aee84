import { isDayWord, isMonthWord } from './calendar-words.ts';
import { isChangedFrom } from './mentions.ts';
import { type WrittenNumber, writtenNumbers } from './number-words.ts';
import { namedPeople } from './people-named.ts';
import { countsPeople, isCompanyWord, peopleUnits } from './people-words.ts';
import { fold, readable } from './tokens.ts';

/** A number in a text, with its span in UTF-16 units. */
export interface FoundNumber extends WrittenNumber {
  /** The second of "3 or 4" and "3-4". */
  readonly other?: number;
  /** Whether it stands beside its unit: "4 people", "party of 6". */
  readonly counted: boolean;
}

type Found = Omit<FoundNumber, 'counted'>;

/** Digits that belong to something longer or follow a sign ("$20", "3:30", "7th", "415-555") are caught and left out. */
const DIGITS = /(?<![\p{L}\p{N}])(?:[$€£#]\s?)?\d[\d.,:/–-]*(?:[%\p{L}][\p{L}\p{N}]*)?/gu;
const PLAIN = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const SPAN = /^(\d{1,3})[-–](\d{1,3})$/;
const WITH_UNIT = /^(\d+)(\p{L}+)$/u;

const BEFORE_TIME = /(?:\b(?:at|past|quarter to|until|till)|@)\s*$/i;
const AFTER_TIME =
  /^\s*(?:[ap]\.?m\b|o['’]?clock\b|hundred hours\b|in the (?:morning|afternoon|evening)\b|at night\b)/i;
const AFTER_DURATION =
  /^[\s-]*(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?|percent|dollars?|bucks|euros?)\b/i;
const AFTER_DAY = /^\s*(?:of\s+)?(\p{L}+)/u;
const BEFORE_MONTH = /(\p{L}+)\.?\s*(?:\d{1,2}(?:st|nd|rd|th)?,?\s*)?$/u;
const LABELLED = /\b(?:number|no\.|room|option|apartment|apt\.?|suite|unit|policy|order|code)\s*#?\s*$/i;
const AND_A_HALF = /^ and a half\b/i;
const TIMES = /^\s?(dozen|hundred|thousand)(?!\p{L})/iu;
const TIMES_OF: Readonly<Record<string, number>> = { dozen: 12, hundred: 100, thousand: 1000 };
const OR = /^\s*,?\s*(?:(?:\p{L}+\s+)?or|to|-|–|or maybe|maybe)\s*$/iu;
const LONGEST_AMONG_WORDS = 6;

const CLAUSE_END = /[,;.!?]/;
/** What is counted stands before these: "2 cuts for people" counts cuts. */
const NOUN_END = /[,;.!?]|\b(?:for|on|at|in|and|with|under|from|to|or)\b/i;

const LARGEST_BARE = 20;
const LAST_HOUR = 12;
const BEFORE_FOR = /(?:^|[^\p{L}])for\s+$/iu;
/** "Make it for 7" and "book me in for 7" are of a time as well. */
const TIMED_FOR = /\b(?:(?:make|move|push|reschedule|set|put|change) (?:it|that|this|me|us)|in|down|me) for\s+$/i;
/** "look for one" */
const SOUGHT_FOR = /(?<!\p{L})(?:look|search|check|ask|wait|go|opt)(?:ing)? for\s+$/iu;
/** "we're nine", "there will be five" */
const WE_ARE =
  /(?<!\p{L})(?:(?:we|there)(?:['’](?:re|ll\s+be|d\s+be)|\s+(?:are|will\s+be|would\s+be))|there['’]?s|there\s+is)\s+(?:(?:now|actually|only|just)\s+)?$/iu;
/** "one *person is* allergic", "two *of us can't* eat nuts"; who is coming is counted. */
const STATE = String.raw`\s+(?:(?:is|are)(?!\s+(?:coming|joining|attending|going))|has|have|needs?|can['’]?t|cannot|does|do|doesn['’]?t|don['’]?t)(?!\p{L})`;
const ONE_OF_THEM = new RegExp(String.raw`^\s+(?:of\s+(?:us|them)|\p{L}+)${STATE}`, 'iu');
const SOME_OF_THEM = new RegExp(String.raw`^\s+of\s+(?:us|them)${STATE}`, 'iu');
/** "three in total" */
const IN_TOTAL = /^\s*(?:in total|in all|total|altogether|all together)(?!\p{L})/iu;
/** What goes on after "for 2" when 2 counts nothing else. */
const GOES_ON =
  /^\s*(?:$|[.,;!?](?!\d)|(?:please|pls|thanks|thank|at|on|under|with|today|tonight|tomorrow|this|next|in the|to(?! \d)|heading|going|leaving|instead|now|then|actually|and (?:i|we)|but|inside|outside|indoors|outdoors)\b)/i;
const BOOKS = /(?<!\p{L})(?:book|reserve|seat)\s+$/iu;
const FOR_WHEN = /^\s+for\s+(?:(?:the|this|next|an?)\s+)?(?:(?:early|late)\s+)?(\p{L}+)/iu;
const MEALS = new Set(['breakfast', 'brunch', 'lunch', 'tea', 'dinner', 'supper', 'drinks']);
/** "the number of people I want is 6" */
const NUMBER_IS = /\bnumber of (\p{L}+)(?: \p{L}+){0,4}(?: is|:| =)\s*$/iu;

/**
 * Every number of a text, in digits or English words, that is not part of a time, a date, a price or a phone number.
 * @param units folded words; a number beside one of them counts whatever else surrounds it.
 * @param asked whether a length of time ("3 days") may be the answer where there is no unit.
 * @param known how many there are as far as it is known: one of them is no other number.
 */
export function numbersIn(said: string, units: ReadonlySet<string>, asked: boolean, known = 0): readonly FoundNumber[] {
  const digits = digitsIn(said, units);
  const ends = new Set(digits.map(({ end }) => end));
  const written = writtenNumbers(said).filter(({ end }) => !ends.has(end)); // "dozen" of "2 dozen"
  const found = [...digits, ...written].toSorted((a, b) => a.start - b.start);
  const places = joined(said, found).map((here) => ({ ...here, counted: isCounted(said, here, units) }));
  const countsTime = units.size === 0 && asked;
  const single = places.filter(
    (here, at) => here.counted || !(isInRow(said, places, at) || isPartOfSomethingElse(said, here, countsTime)),
  );
  return countsPeople(units) ? withoutSomeOfThem(said, withNamedPeople(said, single), known) : single;
}

/** The numbers without those of some of the people that another counts: "six of us, *one* person is allergic to nuts". */
function withoutSomeOfThem(said: string, numbers: readonly FoundNumber[], known: number): readonly FoundNumber[] {
  const largest = Math.max(known, ...numbers.filter(({ counted }) => counted).map(({ value }) => value));
  return numbers.filter(({ end, value }) => {
    const after = said.slice(end, end + 48);
    return value >= largest || !(value === 1 ? ONE_OF_THEM : SOME_OF_THEM).test(after);
  });
}

/** The numbers, those inside "me and 7 others" counted with whom they stand beside. */
function withNamedPeople(said: string, numbers: readonly FoundNumber[]): readonly FoundNumber[] {
  const named = namedPeople(said);
  if (named.length === 0) return numbers;
  const apart = numbers.filter(({ start, end }) => !named.some((all) => start < all.end && all.start < end));
  const isStated = apart.some(({ counted }) => counted);
  const together = named.map(({ all, ...here }) => ({
    ...here,
    counted: all === 'surely' || (all === 'likely' && !isStated),
  }));
  return [...apart, ...together].toSorted((a, b) => a.start - b.start);
}

/**
 * The folded words that name a unit: a plural is also its singular and the other way round, and a word for people is
 * every other ("guests", "persons", "adults").
 */
export function unitsOf(unit: string | readonly string[]): ReadonlySet<string> {
  const words = (typeof unit === 'string' ? [unit] : unit).map(fold);
  return new Set([...words.flatMap((word) => [word, `${word}s`, word.replace(/s$/, '')]), ...peopleUnits(words)]);
}

function digitsIn(said: string, units: ReadonlySet<string>): readonly Found[] {
  return Array.from(readable(said).matchAll(DIGITS)).flatMap(({ 0: caught, index: start }) => {
    const text = caught.replace(/[.,:/–-]+$/, '');
    const end = start + text.length;
    const [, low = '', high = ''] = SPAN.exec(text) ?? [];
    if (high !== '' && Number(low) < Number(high)) return [{ start, end, value: Number(low), other: Number(high) }];
    const [, counted = '', unit = ''] = WITH_UNIT.exec(text) ?? [];
    if (units.has(fold(unit))) return [{ start, end, value: Number(counted) }];
    if (!PLAIN.test(text)) return [];
    const after = said.slice(end, end + 12);
    const half = AND_A_HALF.exec(after)?.[0] ?? '';
    const [group = '', times = ''] = TIMES.exec(after) ?? [];
    const value = (Number(text.replaceAll(',', '')) + (half === '' ? 0 : 0.5)) * (TIMES_OF[times.toLowerCase()] ?? 1);
    const minus = /(?:^|\s)[-−]$/.test(said.slice(Math.max(0, start - 2), start));
    return [{ start, end: end + half.length + group.length, value: minus ? -value : value }];
  });
}

/** Two numbers with "or" or "to" between them are one place that speaks of both. */
function joined(said: string, found: readonly Found[]): readonly Found[] {
  const places: Found[] = [];
  for (const here of found) {
    const last = places.at(-1);
    const isOther =
      last?.other === undefined && here.other === undefined && OR.test(said.slice(last?.end ?? 0, here.start));
    if (last !== undefined && isOther && !isChangedFrom(said, last.start)) {
      places.pop();
      places.push({ ...last, end: here.end, other: here.value });
    } else places.push(here);
  }
  return places;
}

/** Whether the number belongs to a time, a date, a length of time, a label, or a row of digits such as a phone number. */
function isPartOfSomethingElse(said: string, { start, end }: Found, countsTime: boolean): boolean {
  const before = said.slice(Math.max(0, start - 24), start);
  const after = said.slice(end, end + 24);
  if (BEFORE_TIME.test(before) || AFTER_TIME.test(after) || LABELLED.test(before)) return true;
  if (!countsTime && AFTER_DURATION.test(after)) return true;
  const beside = [BEFORE_MONTH.exec(before)?.[1], AFTER_DAY.exec(after)?.[1]];
  if (beside.some((word) => word !== undefined && isMonthWord(fold(word)))) return true;
  if (/\d[\s).-]{1,2}$/.test(before) || /^[\s().-]{1,2}\d/.test(after)) return true;
  const isLong = end - start > LONGEST_AMONG_WORDS && /^\d+$/.test(said.slice(start, end));
  return isLong && said.trim().length > end - start;
}

/** Whether numbers in words follow one another as the digits of a phone number do: "five five five oh one". */
function isInRow(said: string, found: readonly Found[], at: number): boolean {
  const here = found[at] as Found;
  const near = [found[at - 1], found[at + 1]].filter((other) => other !== undefined);
  return near.some((other) => {
    const between = said.slice(Math.min(here.end, other.end), Math.max(here.start, other.start));
    return /^[\s-]+(?:oh\s)?$/i.test(between);
  });
}

const isCounted = (said: string, here: Found, units: ReadonlySet<string>): boolean =>
  standsBesideUnit(said, here, units) ||
  (countsPeople(units) &&
    (isForPeople(said, here) ||
      isBooked(said, here) ||
      isOfUs(said, here) ||
      IN_TOTAL.test(said.slice(here.end, here.end + 16))));

/**
 * "a table for 2", "for 14 thanks": for so many people, although nobody says so. "For 4" alone, or "make it for 4", may
 * answer a question about the time.
 */
function isForPeople(said: string, { start, end, value, other }: Found): boolean {
  const before = said.slice(Math.max(0, start - 32), start);
  const after = said.slice(end, end + 24);
  if (other !== undefined || value > LARGEST_BARE || !BEFORE_FOR.test(before) || TIMED_FOR.test(before)) return false;
  if (AFTER_TIME.test(after) || SOUGHT_FOR.test(before)) return false;
  const next = /^\s*(?!more\b|others?\b)(\p{L}+)/iu.exec(after)?.[1] ?? '';
  if (!GOES_ON.test(after) && !isCompanyWord(fold(next))) return false;
  return value > LAST_HOUR || /\p{L}/u.test(said.slice(0, start).trimEnd().slice(0, -'for'.length));
}

/** "we're 9", where nothing else is counted: "we're 9 minutes away". */
const isOfUs = (said: string, { start, end, value, other }: Found): boolean =>
  other === undefined &&
  value <= LARGEST_BARE &&
  WE_ARE.test(said.slice(Math.max(0, start - 32), start)) &&
  GOES_ON.test(said.slice(end, end + 24)) &&
  !AFTER_TIME.test(said.slice(end, end + 24));

/** "book 5 for tomorrow": so many people for a day or a meal; "book 5 tomorrow" and "book 5 for an hour" may be anything. */
function isBooked(said: string, { start, end, value, other }: Found): boolean {
  if (other !== undefined || value > LARGEST_BARE || !BOOKS.test(said.slice(Math.max(0, start - 12), start)))
    return false;
  const when = fold(FOR_WHEN.exec(said.slice(end, end + 32))?.[1] ?? '');
  return isDayWord(when) || MEALS.has(when);
}

/** "4 people", "4 hungry people", "4ppl", "party of 6", "guests: 3", "four of us". */
function standsBesideUnit(said: string, { start, end }: Found, units: ReadonlySet<string>): boolean {
  if (units.size === 0) return false;
  const after = wordsOf(said.slice(end, end + 32).split(NOUN_END)[0]).slice(0, 3);
  const before = wordsOf(
    said
      .slice(Math.max(0, start - 32), start)
      .split(CLAUSE_END)
      .at(-1),
  ).slice(-2);
  const attached = wordsOf(said.slice(start, end));
  if ([...after, ...before.slice(-1), ...attached].some((word) => units.has(word))) return true;
  const named = NUMBER_IS.exec(said.slice(Math.max(0, start - 64), start))?.[1];
  if (named !== undefined && units.has(fold(named))) return true;
  return (
    after.slice(0, 2).join(' ') === 'of us' ||
    (/^(?:party|group|table) (?:of|for)$/.test(before.join(' ')) && !AFTER_TIME.test(said.slice(end, end + 24)))
  );
}

const wordsOf = (text = ''): readonly string[] => text.match(/\p{L}+/gu)?.map(fold) ?? [];
