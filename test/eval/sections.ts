import { type Answers, misreadIn } from './consents.ts';
import type { Measured, Result } from './measure.ts';
import { quantile } from './measure.ts';
import { grouped, percent, type Rates, ratesOf, share } from './rates.ts';
import { isAsked, ROW_TYPES } from './rows.ts';
import type { Table } from './tables.ts';
import { recallOf, type Target } from './targets.ts';

/** Of each target what is wanted, what was measured, and whether it is met. */
export const targetTable = (targets: readonly Target[]): Table => ({
  head: ['target', 'wanted', 'measured', 'met'],
  rows: targets.map(({ what, wanted, measured, isMet }) => [what, wanted, measured, isMet ? 'yes' : 'NO']),
});

/** Rates by type; the parts of a type that differ most are told apart. */
export function typeTable(results: readonly Result[]): Table {
  const groups = [
    ...ROW_TYPES.map((type) => [type, results.filter(({ row }) => row.type === type)] as const),
    ['category, said literally', results.filter(({ row }) => row.type === 'category' && row.literal === true)] as const,
    ['category, by an alias', results.filter(({ row }) => row.type === 'category' && row.literal === false)] as const,
    ['city, said literally', results.filter(({ row }) => row.type === 'city' && row.literal === true)] as const,
    ['city, by an alias', results.filter(({ row }) => row.type === 'city' && row.literal === false)] as const,
    ['person_name, asked for', results.filter(({ row }) => row.type === 'person_name' && isAsked(row))] as const,
    ['person_name, not asked', results.filter(({ row }) => row.type === 'person_name' && !isAsked(row))] as const,
    ['party_size, asked for', results.filter(({ row }) => row.type === 'party_size' && isAsked(row))] as const,
    ['party_size, not asked', results.filter(({ row }) => row.type === 'party_size' && !isAsked(row))] as const,
  ];
  return { head: ['type', ...RATE_HEAD], rows: groups.map(([name, own]) => [name, ...rateCells(ratesOf(own))]) };
}

/** Rates by type and source. */
export const sourceTable = (results: readonly Result[]): Table => ({
  head: ['type, source', ...RATE_HEAD],
  rows: grouped(
    results.toSorted((a, b) => ROW_TYPES.indexOf(a.row.type) - ROW_TYPES.indexOf(b.row.type)),
    ({ row }) => `${row.type}, ${row.source}`,
  ).map(([name, own]) => [name, ...rateCells(ratesOf(own))]),
});

const RATE_HEAD = [
  ...['rows', 'accuracy', 'precision', 'recall', 'wrong', 'missed', 'asked back', 'of them right one offered'],
  ...['refused', 'of them rightly understood', 'false fills'],
];

function rateCells({ rows, accuracy, precision, recall, counts, offered, falseFills }: Rates): readonly string[] {
  return [
    ...[String(rows), percent(accuracy), percent(precision), percent(recall)],
    ...[counts.wrong, counts.missed, counts.ambiguous + counts.vague, offered].map(String),
    ...[counts.refused + counts.refusedRight, counts.refusedRight].map(String),
    falseFills === null ? '–' : `${counts.falseFill} (${percent(falseFills)})`,
  ];
}

/** For each type the share read right by every reader that has it, and its false fills. */
export const readerTable = (all: readonly Measured[]): Table => ({
  head: ['recall (false fills)', ...all.map(({ reader }) => reader.name)],
  rows: ROW_TYPES.map((type) => [
    type,
    ...all.map(({ reader, results }) => {
      if (!reader.types.includes(type)) return '–';
      const { counts } = ratesOf(results.filter(({ row }) => row.type === type));
      return `${percent(recallOf(results, type))} (${counts.falseFill})`;
    }),
  ]),
});

/** How long a message takes. */
export const speedTable = (all: readonly Measured[]): Table => ({
  head: ['µs a message', 'median', '99 of 100 within'],
  rows: all.map(({ reader, micros }) => [
    reader.name,
    quantile(micros, 0.5).toFixed(0),
    quantile(micros, 0.99).toFixed(0),
  ]),
});

/** What answers to a summary were read as. */
export const consentTable = (answers: readonly Answers[]): Table => ({
  head: ['answer', 'turns', 'so read', 'share', 'wanted', 'the others were read as'],
  rows: answers.map((one) => {
    const counted = one.read.filter(({ as }) => one.counted.includes(as)).length;
    const others = grouped(misreadIn(one), ({ as }) => as).toSorted((a, b) => b[1].length - a[1].length);
    return [
      ...[one.what, String(one.read.length), String(counted), percent(share(counted, one.read.length))],
      one.shouldBe === 'most' ? 'most' : 'none',
      others.map(([as, { length }]) => `${as} ${length}`).join(', ') || '–',
    ];
  }),
});
