import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The types of the data, each read by one kind of slot. */
export const ROW_TYPES = [
  ...(['date', 'time', 'phone', 'person_name', 'category', 'party_size', 'boolean', 'city'] as const),
] as const;
export type RowType = (typeof ROW_TYPES)[number];

/** One thing somebody said, one slot, and the value that is in it; the data's README says what each field means. */
export interface Row {
  readonly id: string;
  readonly source: string;
  readonly type: RowType;
  readonly slot: string;
  readonly choices?: readonly string[];
  readonly requested: readonly string[];
  readonly utterance: string;
  readonly raw: string | null;
  /** `[start, end)` of `raw` in the utterance. */
  readonly span: readonly [number, number] | null;
  readonly value: string | null;
  readonly ref?: string;
  readonly literal?: boolean;
  readonly absent?: boolean;
}

const FILES = ['sgd', 'multiwoz', 'restaurant8k', 'nlupp', 'multidogo', 'evi'];

/** Today where a row names none: that of its source, else a day before every date the other sources write in full. */
const TODAY: Readonly<Record<string, string>> = { sgd: '2019-03-01', nlupp: '2022-03-15' };
const ANY_DAY = '2018-01-01';

/** Slots that are asked for under the names of their parts. */
const PARTS: Readonly<Record<string, readonly string[]>> = { name: ['first_name', 'last_name'] };

/**
 * Every row of the data, file by file.
 * @throws the file system's error where a file is missing.
 */
export function loadRows(directory: string): readonly Row[] {
  return FILES.flatMap((file) => linesOf(join(directory, 'extraction', `${file}.jsonl`))) as readonly Row[];
}

/** The JSON value of every line of a file. */
export function linesOf(file: string): readonly unknown[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line): unknown => JSON.parse(line));
}

/** Whether the question before was about the row's slot, as far as the source tells. */
export const isAsked = ({ slot, requested }: Row): boolean =>
  [slot, ...(PARTS[slot] ?? [])].some((name) => requested.includes(name));

/** When the message arrived, in ms since 1970; noon where only the day is known. */
export function momentOf({ ref, source }: Row): number {
  const today = ref ?? TODAY[source] ?? ANY_DAY;
  return Date.parse(today.includes('T') ? `${today}Z` : `${today}T12:00Z`);
}

/** BCP 47; the speakers of `evi` are British. */
export const localeOf = ({ source }: Row): string => (source === 'evi' ? 'en-GB' : 'en-US');

/** A date of birth, which has gone by. */
export const isBirthday = ({ slot }: Row): boolean => slot === 'dob';
