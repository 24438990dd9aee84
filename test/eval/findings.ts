import { type JudgedTurn, judgedTurns } from './certainty.ts';
import { certaintyTarget } from './certainty-tables.ts';
import { chronoReader } from './chrono-reader.ts';
import { type Answers, consentsIn } from './consents.ts';
import { embeddedReaders } from './embedded-reader.ts';
import { type Cause, causesOf } from './failures.ts';
import { type Measured, measure, quantile } from './measure.ts';
import { microsoftReader } from './microsoft-reader.ts';
import { nodeNlpReader } from './node-nlp-reader.ts';
import { grouped, ratesOf } from './rates.ts';
import { loadRows } from './rows.ts';
import { salonTurnsIn } from './salon-turns.ts';
import { sgdTurnsIn } from './sgd-turns.ts';
import { type Target, targetsOf } from './targets.ts';

/** All that a run found out. */
export interface Findings {
  /** The embedded reader. */
  readonly own: Measured;
  /** The same kinds reached in other ways. */
  readonly otherWays: readonly Measured[];
  readonly rivals: readonly Measured[];
  readonly targets: readonly Target[];
  readonly causes: readonly Cause[];
  readonly consents: readonly Answers[];
  /** Every turn of the annotated conversations. */
  readonly turns: readonly JudgedTurn[];
}

/** Reads all the data with every reader. */
export async function findingsOn(directory: string): Promise<Findings> {
  const rows = loadRows(directory);
  const { freeText, asSaid, asked } = embeddedReaders(rows);
  const own = await measure(freeText, rows);
  const otherWays = [await measure(asSaid, rows), await measure(asked, rows)];
  const rivals: Measured[] = [];
  for (const reader of [chronoReader, microsoftReader, nodeNlpReader()]) rivals.push(await measure(reader, rows));
  const turns = judgedTurns([...salonTurnsIn(directory), ...sgdTurnsIn(directory)]);
  return {
    ...{ own, otherWays, rivals, turns },
    targets: [...targetsOf(own, rivals), certaintyTarget(turns)],
    causes: causesOf(own.results),
    consents: consentsIn(directory),
  };
}

/** The findings as JSON: of each row the id and what every reader heard, but not the utterance. */
export function asJson({ own, otherWays, rivals, targets, causes, consents, turns }: Findings) {
  return {
    targets,
    readers: [own, ...otherWays, ...rivals].map(({ reader, results, micros }) => ({
      name: reader.name,
      micros: { median: quantile(micros, 0.5), p99: quantile(micros, 0.99) },
      types: Object.fromEntries(grouped(results, ({ row }) => row.type).map(([type, of]) => [type, ratesOf(of)])),
      rows: results.map(({ row, heard, outcome }) => ({ id: row.id, outcome, heard })),
    })),
    causes: causes.map(({ name, results }) => ({ name, rows: results.map(({ row }) => row.id) })),
    consents: consents.map(({ what, read }) => ({
      what,
      turns: read.length,
      read: Object.fromEntries(grouped(read, ({ as }) => as).map(([as, { length }]) => [as, length])),
    })),
    turns: turns.map(({ turn, read, faults }) => ({ id: turn.id, isCertain: read.isCertain, faults })),
  };
}
