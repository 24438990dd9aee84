/** Something found in a text: `[start, end)` in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How a value bounds what is meant: "before Friday", "from 3 on", "the week of the 16th". */
export type Bound = 'until' | 'before' | 'from' | 'after' | 'day before' | 'day after' | 'week';

const REACH = 40;
const LONGEST_JOINT = 20;

const TO = /^\s*(?:to|till|until|through|thru|[-–—])\s*(?:the\s+)?$/i;
const AND = /^\s*and\s*(?:the\s+)?$/i;
const BETWEEN = /(?<!\p{L})between\s+(?:the\s+)?$/iu;
const BOUND =
  /(?<!\p{L})(day before|day after|on or before|on or after|by|before|until|till|after|from|earlier than|later than|week (?:of|starting|beginning|commencing|from))\s+(?:the\s+)?$/iu;
const OPEN_END = /^\s*(?:(?:or|and) (later|after|afterwards|earlier|before)(?!\p{L}|\s+\p{N})|(onwards?)(?!\p{L}))/iu;
const CHANGED_FROM = /(?<!\p{L})(?:change|move|switch|shift|reschedule)d?(?!\p{L})[^.!?]*$/iu;

const BOUNDS: Readonly<Record<string, Bound>> = {
  ...{ by: 'until', before: 'before', until: 'before', till: 'before', 'earlier than': 'before', earlier: 'until' },
  ...{ after: 'after', 'later than': 'after', from: 'from', onward: 'from', onwards: 'from', later: 'from' },
  ...{ 'on or before': 'until', 'on or after': 'from' },
  ...{ afterwards: 'from', 'day before': 'day before', 'day after': 'day after' },
};

/** Whether two places are the ends of a stretch: "3 to 5", "between Monday and Friday"; not "move it from 3 to 5". */
export function isStretch(said: string, from: Span, to: Span): boolean {
  const before = said.slice(Math.max(0, from.start - REACH), from.start);
  if (to.start - from.end > LONGEST_JOINT || CHANGED_FROM.test(before)) return false;
  const between = said.slice(from.end, to.start);
  return TO.test(between) || (AND.test(between) && BETWEEN.test(before));
}

/** How the words around a place make it a bound, if they do. */
export function boundOf(said: string, { start, end }: Span): Bound | undefined {
  const before = said.slice(Math.max(0, start - REACH), start);
  if (CHANGED_FROM.test(before)) return undefined;
  const [, orLater, onwards] = OPEN_END.exec(said.slice(end, end + REACH)) ?? [];
  const word = BOUND.exec(before)?.[1] ?? orLater ?? onwards;
  if (word === undefined) return undefined;
  return /^week/i.test(word) ? 'week' : BOUNDS[word.toLowerCase()];
}
