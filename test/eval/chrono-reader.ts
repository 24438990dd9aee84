import * as chrono from 'chrono-node';
import { type Heard, NOTHING, type Reader } from './heard.ts';
import { isBirthday, localeOf, momentOf, type Row } from './rows.ts';

/** chrono-node by itself: of what it finds, the first that is sure of a day, or of an hour. */
export const chronoReader: Reader = { name: 'chrono-node', types: ['date', 'time'], read };

function read(row: Row): Heard {
  const parser = localeOf(row) === 'en-GB' ? chrono.en.GB : chrono.en.casual;
  const today = { instant: new Date(momentOf(row)), timezone: 0 };
  const results = parser.parse(row.utterance, today, { forwardDate: !isBirthday(row) });
  const parts = row.type === 'date' ? (['day', 'weekday', 'month'] as const) : (['hour'] as const);
  const first = results.find(({ start }) => parts.some((part) => start.isCertain(part)));
  if (first === undefined) return NOTHING;
  const { start, index, text } = first;
  const part = (name: 'year' | 'month' | 'day' | 'hour' | 'minute', length: number) =>
    String(start.get(name) ?? 0).padStart(length, '0');
  const value =
    row.type === 'date'
      ? `${part('year', 4)}-${part('month', 2)}-${part('day', 2)}`
      : `${part('hour', 2)}:${part('minute', 2)}`;
  return { is: 'value', value, places: [{ start: index, end: index + text.length }] };
}
