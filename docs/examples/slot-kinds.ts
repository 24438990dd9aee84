import type { Slot } from 'talkchart';
import * as slot from 'talkchart/slots';
import { z } from 'zod';

/** One slot of every kind, by the heading of its section in docs/slot-kinds.md. */
export const kinds: Readonly<Record<string, Slot>> = {
  choice: slot.choice({
    options: ['haircut', 'beard trim', { value: 'colour', synonyms: ['dye', 'highlights'], label: 'hair colour' }],
  }),
  date: slot.date({ from: 'today', within: { months: 6 }, closed: ['sunday'] }),
  time: slot.time({ between: ['09:00', '18:00'], every: { minutes: 15 } }),
  dateRange: slot.dateRange({ minNights: 1, maxNights: 14 }),
  personName: slot.personName(),
  phone: slot.phone({ defaultCountry: 'US' }),
  email: slot.email(),
  number: slot.number({ min: 1, max: 12, whole: true, unit: ['people', 'guests'] }),
  money: slot.money({ currency: 'USD', min: 5 }),
  text: slot.text({ max: 40 }),
  yesNo: slot.yesNo({ about: ['outdoor seating'] }),
  list: slot.list(slot.choice({ options: ['apples', 'pears', 'plums'] }), { max: 2 }),
  of: slot.of(z.string().regex(/^[A-Z]{2}\d{3}$/), { read: (words) => words.replace(/\W/g, '').toUpperCase() }),
};
