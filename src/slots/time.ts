import type { PresenceOf, Slot, SlotOptions } from '../core/flow.ts';
import { FlowError } from '../core/flow-error.ts';
import type { Values } from '../core/json.ts';
import type { Given, Mention, Reading, RefusalCode } from '../core/reading.ts';
import { findDates } from './date-words.ts';
import { isIn } from './day-parts.ts';
import { isLocalDate, type LocalDate } from './local-date.ts';
import { instantsOf, isLocalTime, type LocalTime, MINUTES_A_DAY, minutesOf, timeAt } from './local-time.ts';
import { isEnglish, knownLocale } from './locale-conventions.ts';
import { readingOf } from './mentions.ts';
import { isNegated, isTurnedDown } from './negation.ts';
import { spread } from './offers.ts';
import type { Span } from './stretches.ts';
import type { TimeMeaning } from './time-rules.ts';
import { findTimes } from './time-words.ts';

export interface TimeOptions extends SlotOptions {
  /** Opening and closing, both included; an hour without "am" or "pm" is one between them. */
  readonly between?: readonly [LocalTime, LocalTime];
  /** The raster of times, counted from opening, else from midnight. */
  readonly every?: { readonly minutes: number };
  /**
   * How many minutes the thing takes: it must end by closing. Looks only at slots in `dependsOn`, which may not be
   * settled yet; must be pure and must not throw.
   */
  readonly lasts?: (values: Values) => number | undefined;
}

/** The times that can be had on the day in question, as of a message. */
interface Bookable {
  readonly opening: number;
  readonly closing: number;
  readonly step: number;
  /** Every time worth offering, in order. */
  offers(): readonly number[];
  refusalOf(minute: number): RefusalCode | null;
  /** Whether the clocks are put back, so that this time comes twice. */
  comesTwice(minute: number): boolean;
}

const OFFERED_EVERY = 30;

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
  checkOptions(rules);

  const mentionsIn = (said: string, given: Given): readonly Mention<LocalTime>[] => {
    const bookable = bookableAt(rules, given);
    return findTimes(said, datesIn(said), given.asked !== null)
      .filter(({ start, end }) => !isNegated(said, start) && !isTurnedDown(said, end))
      .map(({ start, end, certain, mustFit, meaning }) => {
        const reading = readingFor(narrowed(meaning, given), bookable, given);
        return { start, end, certain: certain && !(mustFit && reading.kind === 'refused'), reading };
      });
  };

  return {
    ...rules,
    type: 'time',
    read(words, given) {
      if (typeof words !== 'string') return { kind: 'none' };
      const exact = words.trim();
      if (isLocalTime(exact)) return readingOfMoments([minutesOf(exact)], bookableAt(rules, given));
      return readingOf(words, mentionsIn(words, given));
    },
    recognise: mentionsIn,
    say: inWords,
    describe: () => ({
      type: 'string',
      description: "A time of day: the user's own words ('half past two', 'at 3') or HH:MM.",
    }),
  };
}

/** Where a text speaks of days: their figures are no times. Which days they are does not matter. */
function datesIn(said: string): readonly Span[] {
  const today: LocalDate = '2000-01-01';
  const dates = findDates(said, { today, usersToday: today, past: false, order: 'either', asked: false });
  return dates.filter(({ certain }) => certain);
}

/** Of several times the words can mean, those just offered are meant. */
function narrowed(meaning: TimeMeaning, { asked }: Given): TimeMeaning {
  const offered = (asked?.options ?? []).filter(isLocalTime).map(minutesOf);
  const isMeant = (minute: number) =>
    meaning.is === 'moment'
      ? meaning.minutes.includes(minute)
      : isIn(meaning.holds ?? [Math.min(...meaning.from), Math.max(...meaning.to)], minute);
  const minutes = offered.filter(isMeant);
  const isChoice = meaning.is === 'moment' ? minutes.length > 0 : minutes.length === 1 && offered.length > 1;
  return isChoice ? { is: 'moment', minutes } : meaning;
}

function readingFor(meaning: TimeMeaning, bookable: Bookable, given: Given): Reading<LocalTime> {
  if (meaning.is === 'span') return readingOfSpan(meaning, bookable);
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
  { asked }: Given,
): Reading<LocalTime> {
  const minute = minutesOf(reading.value);
  if (!comesTwice(minute) || asked?.options.includes(reading.value)) return reading;
  return { kind: 'ambiguous', options: [minute, minute + 60].filter((m) => refusalOf(m) === null).map(timeAt) };
}

/** Of the stretches that hours without "am" or "pm" leave possible, the shortest in opening hours is meant. */
function readingOfSpan(
  meaning: Extract<TimeMeaning, { is: 'span' }>,
  { opening, closing, offers, step, refusalOf }: Bookable,
): Reading<LocalTime> {
  const openOf = (minutes: readonly number[]) => {
    const open = minutes.filter((minute) => minute >= opening && minute <= closing);
    return open.length > 0 ? open : minutes;
  };
  const pairs = openOf(meaning.from).flatMap((from) =>
    openOf(meaning.to).flatMap((to) => (from <= to ? [{ from, to }] : [])),
  );
  const shortest = Math.min(...pairs.map(({ from, to }) => to - from));
  const meant = pairs.filter(({ from, to }) => to - from === shortest);
  const inside = offers().filter((offer) => meant.some(({ from, to }) => from <= offer && offer <= to));
  const fullHours = inside.filter((minute) => minute % 60 === 0);
  if (inside.length > 0)
    return { kind: 'vague', options: spread(fullHours.length > 1 ? fullHours : inside).map(timeAt) };
  const { from, to } = meant[0] ?? { from: opening, to: closing };
  const codes = everyMinute(from, to, step).map(refusalOf);
  const code = codes.find((found) => found !== null && found !== 'outside-hours') ?? 'outside-hours';
  return { kind: 'refused', code, options: inOrder(nearest(from, 2, offers())).map(timeAt) };
}

function nearest(minute: number, count: number, offers: readonly number[]): readonly number[] {
  return offers.toSorted((a, b) => Math.abs(a - minute) - Math.abs(b - minute)).slice(0, count);
}

const inOrder = (minutes: readonly number[]): readonly number[] => [...new Set(minutes)].sort((a, b) => a - b);

function everyMinute(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: Math.max(0, Math.floor((to - from) / step) + 1) }, (_, at) => from + at * step);
}

function bookableAt({ between, every, lasts, dependsOn = [] }: TimeOptions, given: Given): Bookable {
  const opening = between === undefined ? 0 : minutesOf(between[0]);
  const closing = between === undefined ? MINUTES_A_DAY - 1 : minutesOf(between[1]);
  const length = between === undefined ? 0 : (lasts?.(given.values) ?? 0);
  const day = dependsOn.map((name) => given.values[name]).find(isLocalDate);
  const step = every?.minutes ?? OFFERED_EVERY;

  const instants = (minute: number) => (day === undefined ? [] : instantsOf(day, timeAt(minute), given.zones.flow));
  const refusalOf = (minute: number): RefusalCode | null => {
    if (minute < opening || minute > closing) return 'outside-hours';
    if (minute + length > closing) return 'does-not-fit';
    if (every !== undefined && (minute - opening) % every.minutes !== 0) return 'off-grid';
    if (day === undefined) return null;
    const latest = instants(minute).at(-1);
    if (latest === undefined) return 'no-such-date';
    return latest < given.at ? 'past' : null;
  };
  return {
    opening,
    closing,
    step,
    refusalOf,
    offers: () => everyMinute(opening, closing, step).filter((minute) => refusalOf(minute) === null),
    comesTwice: (minute) => instants(minute).length > 1,
  };
}

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

function checkOptions({ between, every }: TimeOptions): void {
  const wrong = between?.find((end) => !isLocalTime(end));
  if (wrong !== undefined) throw invalid('between', wrong, 'Use times as HH:MM, 00:00 to 23:59.');
  if (between !== undefined && minutesOf(between[0]) >= minutesOf(between[1]))
    throw invalid('between', between, 'Put the opening before the closing, both on one day.');
  const open = between === undefined ? MINUTES_A_DAY : minutesOf(between[1]) - minutesOf(between[0]);
  if (every !== undefined && !(Number.isInteger(every.minutes) && every.minutes >= 1 && every.minutes <= open))
    throw invalid('every.minutes', every.minutes, `Use a whole number from 1 to ${open}, the minutes it is open.`);
}

function invalid(option: string, value: unknown, advice: string): FlowError {
  return new FlowError('FLOW_INVALID', `A time slot has \`${option}\`: ${JSON.stringify(value)}. ${advice}`);
}
