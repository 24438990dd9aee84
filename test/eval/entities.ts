import { type Heard, NOTHING, type Place } from './heard.ts';
import { isBirthday, momentOf, type Row, type RowType } from './rows.ts';

/** What Microsoft's recognizers return, also inside node-nlp; `end` is the last unit, not the one after it. */
export interface Entity {
  readonly start: number;
  readonly end: number;
  readonly typeName: string;
  readonly resolution: { readonly value?: unknown; readonly values?: readonly Moment[] } | null;
}

/** One of the days or times that words can mean; a stretch has a start, an end or both. */
interface Moment {
  readonly value?: string;
  readonly start?: string;
  readonly end?: string;
}

/** The types of the data for which there are such entities. */
export const ENTITY_TYPES: readonly RowType[] = ['date', 'time', 'phone', 'party_size', 'boolean'];

const DAY = /\d{4}-\d\d-\d\d/;
const TIME = /\b\d\d:\d\d(?=:\d\d\b)/;

/**
 * The value a row asks for among entities. Where several are found the first counts; a day without its year is the next one;
 * a time with one bound ("by 12:15") is that bound; the number of people is the first that is no part of a day or a time.
 */
export function valueAmong(entities: readonly Entity[], row: Row): Heard {
  const inOrder = entities.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const dated = inOrder.filter(({ typeName }) => typeName.startsWith('datetimeV2'));
  switch (row.type) {
    case 'date':
      return first(dated, (moments) => daysAhead(row, found(moments, DAY)));
    case 'time':
      return first(dated, (moments) => found(moments, TIME));
    case 'phone':
      return plain(inOrder.filter(({ typeName }) => typeName === 'phonenumber'));
    case 'party_size':
      return plain(
        inOrder.filter((entity) => entity.typeName === 'number' && !dated.some((other) => isInside(entity, other))),
      );
    case 'boolean':
      return plain(inOrder.filter(({ typeName }) => typeName === 'boolean'));
    default:
      return NOTHING;
  }
}

function first(entities: readonly Entity[], valuesIn: (moments: readonly Moment[]) => readonly string[]): Heard {
  for (const entity of entities) {
    const values = valuesIn(entity.resolution?.values ?? []);
    const [value] = values;
    if (value !== undefined && values.length === 1) return { is: 'value', value, places: [placeOf(entity)] };
    if (value !== undefined) return { is: 'ambiguous', options: values };
  }
  return NOTHING;
}

/** Each once: "at 7" has two times. */
const found = (moments: readonly Moment[], pattern: RegExp): readonly string[] => [
  ...new Set(moments.flatMap(({ value, start, end }) => pattern.exec(value ?? start ?? end ?? '')?.[0] ?? [])),
];

function daysAhead(row: Row, days: readonly string[]): readonly string[] {
  const today = new Date(momentOf(row)).toISOString().slice(0, 10);
  const next = days.find((day) => day >= today) ?? days.at(-1);
  return next === undefined || isBirthday(row) ? days : [next];
}

function plain([entity]: readonly Entity[]): Heard {
  if (entity?.resolution?.value === undefined) return NOTHING;
  return { is: 'value', value: String(entity.resolution.value), places: [placeOf(entity)] };
}

const placeOf = ({ start, end }: Entity): Place => ({ start, end: end + 1 });

const isInside = (inner: Entity, outer: Entity): boolean => outer.start <= inner.start && inner.end <= outer.end;
