import { defineFlow } from '../../src/core/define-flow.ts';
import type { Flow, Slot, SlotOptions } from '../../src/core/flow.ts';
import type { Json } from '../../src/core/json.ts';
import * as slot from '../../src/slots/index.ts';
import { type Dialogue, type SchemaSlot, type Service, writtenIn } from './sgd-dialogues.ts';

/** What is counted, by what the slot is called, as the author of a flow would write it. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  number_of_seats: ['people', 'seats', 'tickets'],
  number_of_riders: ['people', 'riders'],
  travelers: ['people', 'travelers', 'tickets'],
  number_of_rooms: ['rooms'],
  number_of_days: ['days', 'nights'],
  stay_length: ['days', 'nights'],
};

const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  shared_ride: ['shared ride', 'share the ride', 'sharing the ride', 'ride sharing'],
};

const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  None: ['no subtitles', 'without subtitles'],
  TV: ['television'],
};

/** What the user gets. */
const NOUNS: Readonly<Record<string, string>> = {
  ...{
    AddAlarm: 'alarm',
    TransferMoney: 'transfer',
    BuyBusTicket: 'ticket',
    BuyEventTickets: 'ticket',
    RentMovie: 'movie',
  },
  ...{ ScheduleVisit: 'visit', PlaySong: 'song', ReserveCar: 'car', GetRide: 'ride', BookAppointment: 'appointment' },
  ...{ ReserveHotel: 'reservation', ReserveRestaurant: 'reservation' },
};

/** An alarm's name and a ride's destination can be any words; other names stand in a catalogue. */
const FREE_TEXTS: ReadonlySet<string> = new Set(['new_alarm_name', 'RideSharing_1.destination']);

/**
 * The transactional intent of a service as a flow: a slot kind for each of its slots, as its author would choose it. What
 * stands in a catalogue (a city, a restaurant) is a choice of all that the dialogues name, with their other words for it.
 */
export function flowOf(service: Service, dialogues: readonly Dialogue[]): Flow {
  const [intent] = service.intents.filter(({ is_transactional }) => is_transactional);
  const { required_slots = [], optional_slots = {} } = intent ?? {};
  const names = [...required_slots, ...Object.keys(optional_slots)];
  const slots = names.flatMap((name): readonly (readonly [string, Slot])[] => {
    const schema = service.slots.find((candidate) => candidate.name === name);
    if (schema === undefined) return [];
    const catalogue = catalogueOf(name, dialogues);
    const made = slotOf(service.service_name, schema, catalogue, whereUnsaid(schema, optional_slots[name]));
    return [[name, made]];
  });
  return defineFlow({
    id: service.service_name.toLowerCase().replace('_', '-'),
    version: 1,
    timeZone: 'UTC',
    noun: NOUNS[intent?.name ?? ''] ?? 'request',
    slots: Object.fromEntries(slots),
  });
}

/** A value as the data writes it, as its slot holds it. */
export function asSlotValue({ type }: Slot, written: string): Json {
  switch (type) {
    case 'number':
      return Number(written);
    case 'yesNo':
      return written === 'True';
    case 'money':
      return { amount: Number(written), currency: 'USD' };
    default:
      return written;
  }
}

function slotOf(service: string, schema: SchemaSlot, catalogue: Catalogue, options: SlotOptions): Slot {
  const { name, is_categorical, possible_values } = schema;
  const unit = UNITS[name];
  if (possible_values.includes('True')) return slot.yesNo({ ...options, about: SUBJECTS[name] ?? [] });
  if (unit !== undefined) {
    const allowed = possible_values.map(Number);
    const max = allowed.length > 0 ? { max: Math.max(...allowed) } : {};
    return slot.number({ ...options, ...max, min: 1, whole: true, unit });
  }
  if (is_categorical) {
    const all = possible_values.map((value) => ({ value, synonyms: SYNONYMS[value] ?? [] }));
    return slot.choice({ ...options, options: all });
  }
  if (name.endsWith('date')) return slot.date({ ...options, ...edgeOf(name), from: 'today' });
  if (name.endsWith('time')) return slot.time(options);
  if (name.endsWith('amount')) return slot.money({ ...options, currency: 'USD' });
  if (name === 'recipient_name') return slot.personName(options);
  if (FREE_TEXTS.has(name) || FREE_TEXTS.has(`${service}.${name}`)) return slot.text(options);
  return slot.choice({
    ...options,
    options: [...catalogue].map(([value, words]) => ({ value, synonyms: [...words] })),
  });
}

/** Which end of a stretch of days a slot takes: "from the 1st to the 7th" fills both. */
function edgeOf(name: string): Pick<slot.DateOptions, 'edge'> {
  if (/^(?:pickup|check_in)/.test(name)) return { edge: 'from' };
  return /^(?:dropoff|check_out)/.test(name) ? { edge: 'until' } : {};
}

/** An optional slot has its default until it is said otherwise; one without is not asked for. */
function whereUnsaid({ name }: SchemaSlot, written: string | undefined): SlotOptions {
  if (written === undefined) return {};
  if (written === 'dontcare') return { ask: false };
  return { assume: name in UNITS ? Number(written) : written };
}

/** Every value of a slot with the other words for it. */
type Catalogue = ReadonlyMap<string, ReadonlySet<string>>;

function catalogueOf(name: string, dialogues: readonly Dialogue[]): Catalogue {
  const catalogue = new Map<string, Set<string>>();
  const acts = dialogues.flatMap(({ turns }) => turns.flatMap(({ user, system }) => [...user.acts, ...system.acts]));
  for (const act of acts) {
    const value = writtenIn(act);
    if (act.slot !== name || value === undefined || value === 'dontcare') continue;
    const words = catalogue.get(value) ?? new Set();
    catalogue.set(value, new Set([...words, ...(act.values ?? [])].filter((word) => word !== value)));
  }
  for (const { parameters } of dialogues.flatMap(({ episodes }) => episodes)) {
    const value = parameters[name];
    if (value !== undefined && value !== 'dontcare' && !catalogue.has(value)) catalogue.set(value, new Set());
  }
  return catalogue;
}
