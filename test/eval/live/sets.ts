import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { salonTurnsIn } from '../salon-turns.ts';
import { annotatedTurn, sgdLiveTurns } from './annotated-turns.ts';
import type { LiveTurn } from './live-turn.ts';
import { readingTurns } from './readings.ts';
import { recordedTurns } from './recorded-turns.ts';
import { rowTurns } from './row-turns.ts';

/**
 * At most so many turns of each set, always the same ones; sets take turns, so that what was measured when a run is
 * stopped is of all of them.
 * @param directory holds `conversations`, `sgd` and `extraction`; a set whose data is not there is left out.
 */
export function liveTurns(directory: string, most: number): readonly LiveTurn[] {
  const salon = existsSync(join(directory, 'conversations'))
    ? salonTurnsIn(directory).map((turn) => annotatedTurn('salon', turn))
    : recordedTurns();
  return inTurn([
    sampleOf(readingTurns(), most),
    sampleOf(salon, most),
    sampleOf(sgdLiveTurns(directory), most),
    rowTurns(directory, (rows) => sampleOf(rows, most)),
  ]);
}

/** So many of them, spread evenly; all where there are no more. */
export const sampleOf = <Item>(items: readonly Item[], most: number): readonly Item[] =>
  items.length <= most
    ? items
    : Array.from({ length: most }, (_, at) => items[Math.floor((at * items.length) / most)]).filter(
        (item) => item !== undefined,
      );

/** The first of each, then the second of each, and so on. */
function inTurn<Item>(sets: readonly (readonly Item[])[]): readonly Item[] {
  const longest = Math.max(0, ...sets.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => sets.flatMap((set) => set.slice(at, at + 1))).flat();
}
