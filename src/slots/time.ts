import type { PresenceOf, Slot, SlotOptions } from '../core/flow.ts';
import type { Given, Mention, Reading } from '../core/reading.ts';
import { type Bookable, bookableAt, checkTimes, everyMinute, type TimeLimits } from './bookable-times.ts';
import { isIn } from './day-parts.ts';
import { findDays } from './days-in.ts';
import type { LocalDate } from './local-date.ts';
import { isLocalTime, type LocalTime, MINUTES_A_DAY, minutesOf, timeAt } from './local-time.ts';
import { isEnglish, knownLocale } from './locale-conventions.ts';
import { readingOf } from './mentions.ts';
import { isNegated, isTurnedDown } from './negation.ts';
import type { Edge, Span } from './stretches.ts';
import type { TimeMeaning } from './time-rules.ts';
import { findTimes } from './time-words.ts';
import { type Excluded, heldBy, isExcluded, someOf, timesLeft } from './times-left.ts';

/** Which times are taken, beside what every slot may say. */
export interface TimeOptions extends SlotOptions, TimeLimits {
  /**
   * The slot is where a stretch begins (pick-up, leaving) or ends (return, arriving): of "from 9 to 5" it takes that end,
   * from "until 5" a slot for the beginning takes nothing, and of "after 9" or "by 5" the time named. Without it a stretch
   * is vague.
   */
  readonly edge?: Edge;
}

/** Words that leave the time open, and one of the stretches they can mean: minutes, past 1440 on the next day. */
type OpenMeaning = Exclude<TimeMeaning, { is: 'moment' }>;
type Stretch = { readonly from: number; readonly to: number };

/**
 * A time of day, said in English or figures ("half past two", "3pm", "15h30"), on the clock of the flow's zone.
 *
 * The day it is on is the first date among the settled slots in `dependsOn`; without one, a time is neither past nor
 * skipped when clocks change.
 * @returns a kind that reads to `HH:MM`, or refuses with `outside-hours`, `does-not-fit`, `off-grid`, `past` or
 * `no-such-date` and offers the nearest times that can be had.
 * @throws {@link FlowError} `FLOW_INVALID` for options that leave no time.
 * @example slot.time({ between: ['09:00', '18:00'] }).read('at 3', given); // => { kind: 'value', value: '15:00' }
 */
export function time<const Options extends TimeOptions = TimeOptions>(
  options?: Options,
): Slot<LocalTime, PresenceOf<Options>> {
  const rules: TimeOptions = options ?? {};
  checkTimes(rules);

  const mentionsIn = (said: string, given: Given): readonly Mention<LocalTime>[] => {
    const bookable = bookableAt(rules, given);
    const found = findTimes(said, { taken: datesIn(said), asked: given.asked !== null }, rules.edge);
    const places = found.filter(({ start, end }) => !isNegated(said, start) && !isTurnedDown(said, end));
    const excluded = found.filter((place) => !places.includes(place));
    if (places.length === 0) return timesLeft(said, given, bookable, excluded);
    return places.map(({ start, end, certain, mustFit, meaning }) => {
      const meant = meaning.is === 'stretch' && rules.edge ? endOf(meaning, rules.edge, bookable) : meaning;
      const reading = readingFor(narrowed(meant, given), bookable, given, excluded);
      return { start, end, certain: certain && !(mustFit && reading.kind === 'refused'), reading };
    });
  };

  return {
    ...rules,
    type: 'time',
    read(words, given) {
      if (typeof words !== 'string') return { kind: 'none' };
      const exact = words.trim();
      if (isLocalTime(exact))
        return readingFor({ is: 'moment', minutes: [minutesOf(exact)] }, bookableAt(rules, given), given);
      return readingOf(words, mentionsIn(words, given));
    },
    recognise: mentionsIn,
    say: inWords,
    describe: () => ({
      type: 'string',
      description: "A time of day, in the user's own words, or as HH:MM.",
    }),
  };
}

/** Where a text speaks of days: their figures are no times. Which days they are does not matter. */
function datesIn(said: string): readonly Span[] {
  const today: LocalDate = '2000-01-01';
  const dates = findDays(said, { today, usersToday: today, past: false, order: 'either', asked: false });
  return dates.filter(({ certain }) => certain);
}

/** Of several times the words can mean, those just offered are meant. */
function narrowed(meaning: TimeMeaning, { asked }: Given): TimeMeaning {
  const offered = (asked?.options ?? []).filter(isLocalTime).map(minutesOf);
  const isMeant = (minute: number) =>
    meaning.is === 'moment' ? meaning.minutes.includes(minute) : isIn(heldBy(meaning), minute);
  const minutes = offered.filter(isMeant);
  const isChoice = meaning.is === 'moment' ? minutes.length > 0 : minutes.length === 1 && offered.length > 1;
  return isChoice ? { is: 'moment', minutes } : meaning;
}

function readingFor(
  meaning: TimeMeaning,
  bookable: Bookable,
  given: Given,
  excluded: readonly Excluded[] = [],
): Reading<LocalTime> {
  if (meaning.is !== 'moment') return readingOfSpan(meaning, bookable, excluded);
  const { minutes } = meaning;
  const [first] = minutes;
  const isFirst = meaning.prefersFirst === true && first !== undefined && bookable.refusalOf(first) === null;
  const reading = readingOfMoments(isFirst ? [first] : minutes, bookable);
  return reading.kind === 'value' ? askedTwice(reading, bookable, given) : reading;
}

/** A time that cannot be had was not meant where another reading of the words can be had. */
function readingOfMoments(minutes: readonly number[], bookable: Bookable): Reading<LocalTime> {
  const { opening, closing, offers, refusalOf } = bookable;
  const possible = minutes.filter((minute) => refusalOf(minute) === null).map(timeAt);
  const [only] = possible;
  if (only !== undefined)
    return possible.length === 1 ? { kind: 'value', value: only } : { kind: 'ambiguous', options: possible };
  const open = minutes.filter((minute) => minute >= opening && minute <= closing);
  const meant = open.length > 0 ? open : minutes;
  const code = refusalOf(meant[0] ?? 0) ?? 'outside-hours';
  const near = meant.flatMap((minute) => {
    if (code === 'no-such-date')
      return offers()
        .filter((offer) => offer >= minute)
        .slice(0, 1);
    return nearest(minute, meant.length === 1 ? 2 : 1, offers());
  });
  return { kind: 'refused', code, options: inOrder(near).map(timeAt) };
}

/** The clocks are put back: 01:30 comes twice, and only asking shows whether the later one suits better. */
function askedTwice(
  reading: Extract<Reading<LocalTime>, { kind: 'value' }>,
  { comesTwice, refusalOf }: Bookable,
  { asked, own }: Given,
): Reading<LocalTime> {
  const minute = minutesOf(reading.value);
  const isKnown = own === reading.value || asked?.options.includes(reading.value);
  if (isKnown || !comesTwice(minute)) return reading;
  return { kind: 'ambiguous', options: [minute, minute + 60].filter((m) => refusalOf(m) === null).map(timeAt) };
}

/** The first or last moments of what a stretch can be. */
function endOf(meaning: OpenMeaning, edge: Edge, bookable: Bookable): TimeMeaning {
  const ends = stretchesOf(meaning, bookable).map(({ from, to }) => (edge === 'from' ? from : to) % MINUTES_A_DAY);
  return { is: 'moment', minutes: [...new Set(ends)] };
}

/**
 * Of the stretches that hours without "am" or "pm" leave possible, the shortest in opening hours are meant; one goes past
 * midnight where none can do without.
 */
function stretchesOf(meaning: OpenMeaning, { opening, closing }: Bookable): readonly Stretch[] {
  const openOf = (minutes: readonly number[]) => {
    const open = minutes.filter((minute) => minute >= opening && minute <= closing);
    return open.length > 0 ? open : minutes;
  };
  const pairs = openOf(meaning.from).flatMap((from) => openOf(meaning.to).map((to): Stretch => ({ from, to })));
  const ofOneDay = pairs.filter(({ from, to }) => from <= to);
  const possible = ofOneDay.length > 0 ? ofOneDay : pairs.map(({ from, to }) => ({ from, to: to + MINUTES_A_DAY }));
  const shortest = Math.min(...possible.map(({ from, to }) => to - from));
  const meant = possible.filter(({ from, to }) => to - from === shortest);
  return meaning.is === 'stretch' && meaning.prefersFirst ? meant.slice(0, 1) : meant;
}

function readingOfSpan(meaning: OpenMeaning, bookable: Bookable, excluded: readonly Excluded[]): Reading<LocalTime> {
  const { opening, closing, offers, step, refusalOf } = bookable;
  const meant = stretchesOf(meaning, bookable);
  const inside = offers().filter((offer) => meant.some(({ from, to }) => isIn([from, to], offer)));
  const left = inside.filter((minute) => !isExcluded(minute, excluded));
  if (inside.length > 0)
    return left.length > 0 ? { kind: 'vague', options: someOf(left).map(timeAt) } : { kind: 'none' };
  const { from, to } = meant[0] ?? { from: opening, to: closing };
  const codes = everyMinute(from, to, step).map(refusalOf);
  const code = codes.find((found) => found !== null && found !== 'outside-hours') ?? 'outside-hours';
  return { kind: 'refused', code, options: inOrder(nearest(from, 2, offers())).map(timeAt) };
}

function nearest(minute: number, count: number, offers: readonly number[]): readonly number[] {
  return offers.toSorted((a, b) => Math.abs(a - minute) - Math.abs(b - minute)).slice(0, count);
}

const inOrder = (minutes: readonly number[]): readonly number[] => [...new Set(minutes)].sort((a, b) => a - b);

/** "3 pm", "3:30 pm", "noon"; in other languages "15:30". */
function inWords(value: LocalTime, locale: string): string {
  if (!isEnglish(locale))
    return new Intl.DateTimeFormat(knownLocale(locale).toString(), {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: 'UTC',
    }).format(minutesOf(value) * 60_000);
  if (value === '12:00') return 'noon';
  if (value === '00:00') return 'midnight';
  const [hours = 0, minutes = 0] = value.split(':').map(Number);
  const past = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
  return `${hours % 12 === 0 ? 12 : hours % 12}${past} ${hours < 12 ? 'am' : 'pm'}`;
}
