import type { Result } from './measure.ts';
import { grouped } from './rates.ts';

/** Rows that went wrong for the same reason. */
export interface Cause {
  /** "date: ambiguous", "phone: refused: too-short". */
  readonly name: string;
  readonly results: readonly Result[];
}

const WORDS: Readonly<Record<string, string>> = {
  wrong: 'wrong value',
  missed: 'none',
  refusedRight: 'refused, rightly understood',
  falseFill: 'false fill',
  needlessQuestion: 'asked back for nothing',
};

/** What went wrong, the most frequent cause first. */
export function causesOf(results: readonly Result[]): readonly Cause[] {
  const failed = results.filter(({ outcome }) => outcome !== 'right' && outcome !== 'leftEmpty');
  return grouped(failed, causeOf)
    .map(([name, own]): Cause => ({ name, results: own }))
    .toSorted((a, b) => b.results.length - a.results.length);
}

/** At most `count` failures, from every cause in turn, so that each is seen. */
export function worstOf(causes: readonly Cause[], count: number): readonly Cause[] {
  const rounds = Math.max(0, ...causes.map(({ results }) => results.length));
  const inTurn = Array.from({ length: rounds }, (_, at) => causes.flatMap(({ results }) => results[at] ?? [])).flat();
  const shown = new Set(inTurn.slice(0, count));
  return causes.map(({ name, results }) => ({ name, results: results.filter((result) => shown.has(result)) }));
}

function causeOf({ row, heard, outcome }: Result): string {
  const why = heard.is === 'refused' ? `: ${heard.code}` : '';
  return `${row.type}: ${WORDS[outcome] ?? outcome}${why}`;
}

/** What was to be read, and what was. */
export function inWords({ row, heard }: Result): string {
  const wanted = row.absent === true ? 'nothing' : (row.value ?? `"${row.raw}"`);
  return `wanted ${wanted}, ${heardInWords(heard)}`;
}

function heardInWords(heard: Result['heard']): string {
  switch (heard.is) {
    case 'value':
      return `read ${heard.value}`;
    case 'refused':
      return `refused (${heard.code})`;
    case 'none':
      return 'read nothing';
    default:
      return `${heard.is} (${heard.options.slice(0, 4).join(', ')})`;
  }
}
