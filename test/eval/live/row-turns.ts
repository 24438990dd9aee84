import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineFlow } from '../../../src/core/define-flow.ts';
import type { Json } from '../../../src/core/json.ts';
import { stateOf } from '../../../src/core/slot-state.ts';
import type { ExtractGiven } from '../../../src/session/ports.ts';
import { judge, type Outcome } from '../compare.ts';
import { type Heard, NOTHING } from '../heard.ts';
import { isAsked, loadRows, localeOf, momentOf, type Row } from '../rows.ts';
import { citiesIn, slotOfRow } from '../slot-of-row.ts';
import { givenBefore } from '../told-before.ts';
import type { Fault, FaultKind } from './fault.ts';
import type { LiveTurn, TurnRead } from './live-turn.ts';

/**
 * The rows of the extraction data as first messages to flows with one slot; none where the data is not there.
 * @param pick takes the rows to use, so that flows are made for no others.
 */
export function rowTurns(directory: string, pick: (rows: readonly Row[]) => readonly Row[]): readonly LiveTurn[] {
  if (!existsSync(join(directory, 'extraction'))) return [];
  const rows = loadRows(directory);
  const cities = citiesIn(rows);
  return pick(rows.filter(isComparable)).map((row) => turnOf(row, cities));
}

/** A row that has only the words of its value can be compared with nothing but their place, which no model tells. */
const isComparable = ({ value, absent }: Row): boolean => value !== null || absent === true;

/** A row as a turn; `cities`: every city of the data. */
export function turnOf(row: Row, cities: readonly string[]): LiveTurn {
  const slots = { [row.slot]: slotOfRow(row, cities) };
  const flow = defineFlow({ id: 'row', version: 1, timeZone: 'UTC', slots });
  const asked = isAsked(row) ? { slot: row.slot, options: [] } : null;
  const given = givenBefore(row.utterance, { flow, at: momentOf(row), settled: {}, asked, finished: null });
  return {
    set: 'rows',
    id: row.id,
    source: `${row.type}, ${row.source}`,
    said: row.utterance,
    given: spokenIn(localeOf(row), given),
    judge: (read) => faultsOf(row, heardIn(row, read)),
  };
}

const spokenIn = (locale: string, given: ExtractGiven): ExtractGiven => ({
  ...given,
  told: { ...given.told, context: { ...given.told.context, locale } },
});

/** What became of the only slot. */
function heardIn({ slot }: Row, { told }: TurnRead): Heard {
  const { settled, open } = stateOf(told.context.slots, slot);
  if (settled !== undefined) return { is: 'value', value: asWritten(settled.value), places: [] };
  if (open?.why === 'refused') return { is: 'refused', code: open.code, meant: null, places: [] };
  if (open?.why === 'ambiguous') return { is: 'ambiguous', options: open.options.map(asWritten) };
  return NOTHING;
}

const asWritten = (value: Json): string => (typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value));

const kinds: Readonly<Record<Outcome, FaultKind | null>> = {
  ...{ right: null, refusedRight: null, leftEmpty: null, missed: 'missing', wrong: 'other', falseFill: 'invented' },
  ...{ ambiguous: 'askedBack', vague: 'askedBack', refused: 'askedBack', needlessQuestion: 'askedBack' },
};

function faultsOf(row: Row, heard: Heard): readonly Fault[] {
  const kind = kinds[judge(row, heard)];
  if (kind === null) return [];
  const value = 'value' in heard ? JSON.stringify(heard.value) : heard.is;
  return [{ kind, words: `${row.slot}: ${value} in place of ${JSON.stringify(row.value)}` }];
}
