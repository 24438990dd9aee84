import { isNegated } from './negation.ts';

/** Something found in a text: `[start, end)` in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * How the words around a place make it a bound. `from` and `until` are the ends of a stretch, `by`, `before` and `after`
 * the limits of a moment; of these `from` and `by` hold the place itself.
 */
export type Bound = 'from' | 'until' | 'by' | 'before' | 'after' | 'day before' | 'day after' | 'week';

/** The end of a stretch that a slot takes: where it begins, or where it ends. */
export type Edge = 'from' | 'until';

const REACH = 40;
const LONGEST_JOINT = 24;

const TO = /^\s*(?:(?:up\s+)?(?:to|['’]?till?|until)|through|thru|[-–—])\s*(?:(?:till|until)\s+)?(?:the\s+)?$/i;
const AND = /^\s*and\s*(?:the\s+)?$/i;
const BETWEEN = /(?<!\p{L})between\s+(?:the\s+)?$/iu;
const CHANGED_FROM = /(?<!\p{L})(?:change|move|switch|shift|reschedule)d?(?!\p{L})[^.!?]*$/iu;

const WORDS_BEFORE: Readonly<Record<Bound, readonly string[]>> = {
  from: ['from', 'since', 'on or after', 'starting', 'beginning', 'commencing'],
  until: ['until', 'till', 'til', 'up to', 'up until', 'through', 'thru', 'ending'],
  by: ['by', 'on or before', 'at or before'],
  before: ['before', 'earlier than', 'sooner than', 'prior to'],
  after: ['after', 'later than'],
  'day before': ['day before'],
  'day after': ['day after'],
  week: ['week of', 'week starting', 'week beginning', 'week commencing', 'week from'],
};
const WORDS_AFTER: Readonly<Partial<Record<Bound, readonly string[]>>> = {
  from: ['or later', 'and later', 'or after', 'and after', 'and afterwards', 'onward', 'onwards', 'at the earliest'],
  by: ['or earlier', 'and earlier', 'or before', 'and before', 'at the latest', 'latest'],
};

/** "Not before 3", "no later than 5". */
const NEGATED: Readonly<Partial<Record<Bound, Bound>>> = { before: 'from', until: 'from', after: 'by' };

const boundOfWords = (table: typeof WORDS_AFTER): ReadonlyMap<string, Bound> =>
  new Map(Object.entries(table).flatMap(([bound, all]) => all.map((words) => [words, bound as Bound])));
const BEFORE = boundOfWords(WORDS_BEFORE);
const AFTER = boundOfWords(WORDS_AFTER);

/** The longest first, so that "on or before" is not "before". */
const anyOf = (words: Iterable<string>): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((said) => said.replaceAll(' ', '\\s+'))
    .join('|');
const ENDS_IN_BOUND = new RegExp(`(?<!\\p{L})(${anyOf(BEFORE.keys())})\\s+(?:(?:on|at|from)\\s+)?(?:the\\s+)?$`, 'iu');
const BEGINS_WITH_BOUND = new RegExp(`^\\s*(${anyOf(AFTER.keys())})(?!\\p{L}|\\s+\\p{N})`, 'iu');

/** Whether two places are the ends of a stretch: "3 to 5", "between Monday and Friday"; not "move it from 3 to 5". */
export function isStretch(said: string, from: Span, to: Span): boolean {
  const before = said.slice(Math.max(0, from.start - REACH), from.start);
  if (to.start - from.end > LONGEST_JOINT || CHANGED_FROM.test(before)) return false;
  const between = said.slice(from.end, to.start);
  return TO.test(between) || (AND.test(between) && BETWEEN.test(before));
}

/** How the words around a place make it a bound, if they do; "not before 3" is from 3, "can't do after 5" is by 5. */
export function boundOf(said: string, { start, end }: Span): Bound | undefined {
  const reach = Math.max(0, start - REACH);
  const before = said.slice(reach, start);
  const ahead = ENDS_IN_BOUND.exec(before);
  const behind = BEGINS_WITH_BOUND.exec(said.slice(end, end + REACH))?.[1];
  if (ahead === null) return behind === undefined ? undefined : AFTER.get(plain(behind));
  const bound = BEFORE.get(plain(ahead[1] ?? ''));
  if (bound === 'from' && CHANGED_FROM.test(before)) return undefined;
  const negated = bound && NEGATED[bound];
  return negated !== undefined && isNegated(said, reach + ahead.index) ? negated : bound;
}

const plain = (words: string): string => words.toLowerCase().replace(/\s+/g, ' ');
