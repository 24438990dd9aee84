import type { Slot } from '../../src/core/flow.ts';
import * as slot from '../../src/slots/index.ts';
import type { Edge } from '../../src/slots/stretches.ts';
import { isBirthday, type Row } from './rows.ts';

/** What is counted, by what the slot is called, as the author of a flow would write it. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  people: ['people', 'guests', 'seats', 'tickets'],
  number_of_seats: ['people', 'seats', 'tickets'],
  number_of_riders: ['people', 'riders'],
  passengers: ['people', 'passengers', 'seats', 'tickets'],
  travelers: ['people', 'travelers', 'seats', 'tickets'],
};

/** Words in the name of a slot that say which end of a stretch it is; "leaving" and "arrival" as in travel by train or bus. */
const EDGES: Readonly<Record<Edge, readonly string[]>> = {
  from: ['from', 'in', 'checkin', 'pickup', 'pick', 'departure', 'depart', 'leaving', 'leave', 'outbound', 'start'],
  until: [
    'to',
    'out',
    'checkout',
    'dropoff',
    'drop',
    'return',
    'arrive',
    'arrival',
    'arriving',
    'until',
    'inbound',
    'end',
  ],
};

/** Opening hours where the dataset is about a trade that has the same everywhere: tables in restaurants. */
const HOURS: Readonly<Record<string, readonly [slot.LocalTime, slot.LocalTime]>> = { restaurant8k: ['10:00', '23:45'] };

/** What a yes or no is about, as the author of a flow would write it, and what a no is about. */
const SUBJECTS: Readonly<Record<string, slot.YesNoOptions>> = {
  free_entry: {
    about: [
      ...['free entry', 'free entrance', 'free admission', 'entrance is free', 'free to enter'],
      ...['free attractions', 'free museums', 'free parks'],
    ],
    against: ['entry fee', 'entrance fee', 'admission fee'],
  },
  furnished: { about: ['furnished'], against: ['unfurnished'] },
  good_for_kids: { about: ['kids', 'children', 'child-friendly', 'family-friendly'] },
  has_seating_outdoors: { about: ['outdoor seating', 'outdoors', 'outside', 'al fresco', 'patio', 'terrace'] },
  has_vegetarian_options: { about: ['vegetarian', 'vegetarians', 'veggie'] },
  has_wifi: { about: ['wifi', 'wireless', 'internet'] },
  pets_allowed: { about: ['pets', 'pet', 'dogs', 'cats'] },
  shared_ride: { about: ['shared ride', 'sharing', 'share'], against: ['private ride'] },
  smoking_allowed: { about: ['smoking', 'smoke'], against: ['non-smoking', 'smoke-free'] },
};

/**
 * The slot a flow would have for a row: no limits but the opening hours of restaurants, and of choices only what the data
 * lists, no synonyms.
 * @param cities every city of the data.
 * @param past whether days gone by are taken; birthdays always are.
 */
export function slotOfRow(row: Row, cities: readonly string[], past = false): Slot {
  switch (row.type) {
    case 'date':
      return slot.date({ past: past || isBirthday(row), ...edgeOf(row) });
    case 'time':
      return slot.time({ ...edgeOf(row), ...hoursOf(row) });
    case 'phone':
      return slot.phone({ defaultCountry: 'US' });
    case 'person_name':
      return slot.personName();
    case 'category':
      return slot.choice({ options: row.choices ?? [] });
    case 'party_size':
      return slot.number({ min: 1, whole: true, unit: UNITS[row.slot] ?? 'people' });
    case 'boolean':
      return slot.yesNo(SUBJECTS[row.slot]);
    case 'city':
      return slot.choice({ options: cities });
    default:
      return row.type satisfies never;
  }
}

/** The end a slot is by its name: "check_in_date", "date_to", "leave". */
function edgeOf({ slot: name }: Row): { readonly edge?: Edge } {
  const edge = (['from', 'until'] as const).find((one) => name.split('_').some((word) => EDGES[one].includes(word)));
  return edge === undefined ? {} : { edge };
}

function hoursOf({ source }: Row): Pick<slot.TimeOptions, 'between'> {
  const between = HOURS[source];
  return between === undefined ? {} : { between };
}

/** The cities of the data, each once, as it writes them. */
export function citiesIn(rows: readonly Row[]): readonly string[] {
  const cities = rows.filter(({ type }) => type === 'city').flatMap(({ value }) => value ?? []);
  return [...new Map(cities.map((city) => [city.toLowerCase(), city])).values()];
}
