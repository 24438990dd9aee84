import type { Slot } from '../../src/core/flow.ts';
import { canonical, type Json } from '../../src/core/json.ts';
import type { Given, Mention, Reading } from '../../src/core/reading.ts';
import type { Heard, Place, Reader } from './heard.ts';
import { isAsked, localeOf, momentOf, ROW_TYPES, type Row } from './rows.ts';
import { citiesIn, slotOfRow } from './slot-of-row.ts';

/** The ways in which words reach a kind. */
export interface EmbeddedReaders {
  /** As the embedded reader takes values from a message: places that surely speak of the slot, all where it was asked for. */
  readonly freeText: Reader;
  /** The whole message as words said for this slot: what a kind makes of a model's proposal. */
  readonly asSaid: Reader;
  /** As free text, with the slot asked for throughout: some sources do not tell what was asked. */
  readonly asked: Reader;
}

/** The kinds of `src/slots` on the rows of the data. */
export function embeddedReaders(rows: readonly Row[]): EmbeddedReaders {
  const slots = slotsOf(rows);
  return {
    freeText: {
      name: 'Talkchart',
      types: ROW_TYPES,
      read: (row) => readWith(slots, row, givenFor(row, isAsked(row)), readFreeText),
    },
    asSaid: {
      name: 'kind.read',
      types: ROW_TYPES,
      read: (row) => readWith(slots, row, givenFor(row, isAsked(row)), (slot, said, given) => slot.read(said, given)),
    },
    asked: {
      name: 'asked for',
      types: ROW_TYPES,
      read: (row) => readWith(slots, row, givenFor(row, true), readFreeText),
    },
  };
}

type Read = (slot: Slot, said: string, given: Given) => Reading;

function readWith(slots: (row: Row) => SlotsOfRow, row: Row, given: Given, read: Read): Heard {
  const { slot, anyDay } = slots(row);
  const reading = read(slot, row.utterance, given);
  switch (reading.kind) {
    case 'value': {
      // Looking for the place again takes time that the reader does not need; only rows without a value compare places.
      const places = row.value === null ? placesOf(slot, row.utterance, given, reading) : [];
      return { is: 'value', value: asWritten(reading.value), places };
    }
    case 'refused':
      return { is: 'refused', code: reading.code, ...meantBy(row, anyDay, given, reading, read) };
    case 'none':
      return { is: 'none' };
    default:
      return { is: reading.kind, options: reading.options.map(asWritten) };
  }
}

/** The values of the places that count come to one, else the kind weighs the whole message: so does the embedded reader. */
function readFreeText(slot: Slot, said: string, given: Given): Reading {
  const mentions = slot.recognise(said, given);
  const certain = mentions.filter((mention) => mention.certain);
  const meant = certain.length > 0 || given.asked === null ? certain : mentions;
  const readings = new Map(meant.map(({ reading }) => [inOrder(reading), reading]));
  const [only] = readings.values();
  if (only === undefined && given.asked === null) return { kind: 'none' };
  return only !== undefined && readings.size === 1 ? only : slot.read(said, given);
}

const inOrder = (reading: Reading): string => canonical(reading as unknown as Json); // a reading is JSON

function placesOf(slot: Slot, said: string, given: Given, reading: Reading): readonly Place[] {
  const isIt = (mention: Mention) => inOrder(mention.reading) === inOrder(reading);
  const places = slot.recognise(said, given).filter(isIt);
  return places.map(({ start, end }) => ({ start, end }));
}

/** What the words of a refusal were: the day, were all days taken; the digits of a number that cannot be one. */
function meantBy(row: Row, anyDay: Slot, given: Given, refusal: Reading, read: Read) {
  const said = row.utterance;
  if (row.type === 'phone') {
    const places = placesOf(anyDay, said, given, refusal);
    return { meant: places.map(({ start, end }) => said.slice(start, end).replace(/\D/g, ''))[0] ?? null, places };
  }
  const reading = read(anyDay, said, given);
  return reading.kind === 'value'
    ? { meant: asWritten(reading.value), places: placesOf(anyDay, said, given, reading) }
    : { meant: null, places: [] };
}

const asWritten = (value: Json): string => (typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value));

function givenFor(row: Row, asked: boolean): Given {
  return {
    at: momentOf(row),
    zones: { flow: 'UTC', user: 'UTC' },
    locale: localeOf(row),
    values: {},
    own: null,
    asked: asked ? { options: [] } : null,
  };
}

interface SlotsOfRow {
  readonly slot: Slot;
  /** The same, taking days gone by. */
  readonly anyDay: Slot;
}

/** Slots made once for all rows that have the same: a flow makes them at its definition. */
function slotsOf(rows: readonly Row[]): (row: Row) => SlotsOfRow {
  const cities = citiesIn(rows);
  const made = new Map<string, SlotsOfRow>();
  return (row) => {
    const key = JSON.stringify([row.source, row.type, row.slot, row.choices]);
    const known = made.get(key);
    if (known !== undefined) return known;
    const slots = { slot: slotOfRow(row, cities), anyDay: slotOfRow(row, cities, true) };
    made.set(key, slots);
    return slots;
  };
}
