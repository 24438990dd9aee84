import type { Heard, Place } from './heard.ts';
import type { Row } from './rows.ts';

/**
 * What became of a row.
 *
 * - `right`, `wrong`: a value was returned. `missed`: nothing was.
 * - `ambiguous`, `vague`: the user is asked back; not a value. `refused`: understood, but not as the right value.
 * - `refusedRight`: the right value was understood and turned down: a day gone by, a number nobody can have.
 * - of rows that hold no value: `leftEmpty`; `falseFill`: a value was returned; `needlessQuestion`: the user is asked back.
 */
export type Outcome =
  | 'right'
  | 'wrong'
  | 'missed'
  | 'ambiguous'
  | 'vague'
  | 'refused'
  | 'refusedRight'
  | 'leftEmpty'
  | 'falseFill'
  | 'needlessQuestion';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
/** May stand before a value without being part of it: "in 10 days", "the 31st". */
const LEAD = /^\s*(?:(?:in|on|at|for|by|the|of)\s+)*/i;

/** Compares a reading with the row's own value. */
export function judge(row: Row, heard: Heard): Outcome {
  if (row.absent === true) {
    if (heard.is === 'value') return 'falseFill';
    return heard.is === 'none' ? 'leftEmpty' : 'needlessQuestion';
  }
  switch (heard.is) {
    case 'value':
      return isRight(row, heard.value, heard.places) ? 'right' : 'wrong';
    case 'refused':
      return heard.meant !== null && isRight(row, heard.meant, heard.places) ? 'refusedRight' : 'refused';
    case 'none':
      return 'missed';
    default:
      return heard.is;
  }
}

/** By value where the row has one, else by the words it was read from; names by their words, cities by either. */
function isRight(row: Row, value: string, places: readonly Place[]): boolean {
  const { type, raw } = row;
  if (type === 'person_name') return same(value, raw);
  if (type === 'city') return same(value, raw) || same(value, row.value);
  return row.value === null ? isReadFrom(row, places) : hasValue(row, row.value, value);
}

/** Whether a user who is asked back finds the right value among what is offered; unknown, so no, where the row has only words. */
export const isOffered = (row: Row, heard: Heard): boolean =>
  row.value !== null &&
  (heard.is === 'ambiguous' || heard.is === 'vague') &&
  heard.options.some((option) => isRight(row, option, []));

function hasValue({ type }: Row, gold: string, value: string): boolean {
  switch (type) {
    case 'date':
      return WEEKDAYS.includes(gold.toLowerCase()) ? weekdayOf(value) === gold.toLowerCase() : value === gold;
    case 'phone':
      return isSameNumber(value, gold);
    default:
      return same(value, gold);
  }
}

/** Digit by digit; the country's code of an international number may stand in front, as the data has none. */
function isSameNumber(value: string, gold: string): boolean {
  const digits = value.replace(/\D/g, '');
  return digits === gold || (value.startsWith('+') && digits.endsWith(gold) && digits.length - gold.length <= 3);
}

const weekdayOf = (day: string): string | undefined => WEEKDAYS[new Date(`${day}T00:00Z`).getUTCDay()];

/** One place holds all of the marked words; it may hold more, as the marks stop before "pm". */
function isReadFrom({ raw, span }: Row, places: readonly Place[]): boolean {
  if (raw === null || span === null) return false;
  const [start, end] = [span[0] + (LEAD.exec(raw)?.[0].length ?? 0), span[1]];
  return places.some((place) => place.start <= start && end <= place.end);
}

const same = (a: string, b: string | null): boolean => a.toLowerCase() === b?.toLowerCase();
