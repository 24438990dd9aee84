import type { Slot } from '../../src/core/flow.ts';
import * as slot from '../../src/slots/index.ts';
import { isBirthday, type Row } from './rows.ts';

/** What is counted, by what the slot is called, as the author of a flow would write it. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  people: ['people', 'guests'],
  number_of_seats: ['people', 'seats', 'tickets'],
  number_of_riders: ['people', 'riders'],
  passengers: ['people', 'passengers', 'seats', 'tickets'],
  travelers: ['people', 'travelers', 'tickets'],
};

/** What a yes or no is about: the name of the slot and the words of its description. */
const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  free_entry: ['free entry', 'entrance is free'],
  furnished: ['furnished'],
  good_for_kids: ['good for kids'],
  has_seating_outdoors: ['outdoor seating'],
  has_vegetarian_options: ['vegetarian options'],
  has_wifi: ['wifi'],
  pets_allowed: ['pets allowed', 'pets'],
  shared_ride: ['shared ride'],
  smoking_allowed: ['smoking allowed', 'smoking'],
};

/**
 * The slot a flow would have for a row: no limits, no opening hours, and of choices only what the data lists, no synonyms.
 * @param cities every city of the data.
 * @param past whether days gone by are taken; birthdays always are.
 */
export function slotOfRow(row: Row, cities: readonly string[], past = false): Slot {
  switch (row.type) {
    case 'date':
      return slot.date({ past: past || isBirthday(row) });
    case 'time':
      return slot.time();
    case 'phone':
      return slot.phone({ defaultCountry: 'US' });
    case 'person_name':
      return slot.personName();
    case 'category':
      return slot.choice({ options: row.choices ?? [] });
    case 'party_size':
      return slot.number({ min: 1, whole: true, unit: UNITS[row.slot] ?? 'people' });
    case 'boolean':
      return slot.yesNo({ about: SUBJECTS[row.slot] ?? [] });
    case 'city':
      return slot.choice({ options: cities });
    default:
      return row.type satisfies never;
  }
}

/** The cities of the data, each once, as it writes them. */
export function citiesIn(rows: readonly Row[]): readonly string[] {
  const cities = rows.filter(({ type }) => type === 'city').flatMap(({ value }) => value ?? []);
  return [...new Map(cities.map((city) => [city.toLowerCase(), city])).values()];
}
