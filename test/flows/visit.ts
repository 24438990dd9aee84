import { z } from 'zod';
import { defineFlow } from '../../src/core/define-flow.ts';
import type { Flow, Slot } from '../../src/core/flow.ts';
import * as slot from '../../src/slots/index.ts';

/** A slot of every kind. */
export const kinds = {
  service: slot.choice({ options: [{ value: 'haircut', synonyms: ['trim'] }, 'hair coloring', 'massage', 'manicure'] }),
  date: slot.date({ within: { months: 6 }, closed: ['sunday'] }),
  time: slot.time({ between: ['09:00', '18:00'], every: { minutes: 15 } }),
  stay: slot.dateRange(),
  name: slot.personName(),
  phone: slot.phone({ defaultCountry: 'US' }),
  email: slot.email(),
  guests: slot.number({ min: 1, max: 20, whole: true, unit: 'people' }),
  budget: slot.money({ currency: 'USD' }),
  note: slot.text({ max: 200 }),
  outdoor: slot.yesNo({ about: ['outdoor seating'] }),
  extras: slot.list(slot.choice({ options: ['towels', 'shampoo', 'coffee', 'tea'] })),
  size: slot.of(z.enum(['small', 'medium', 'large'])),
  pets: slot.of(z.number().int().min(0).max(9)),
  color: slot.of(z.string().min(3).max(20)),
} satisfies Readonly<Record<string, Slot>>;

/** A flow of all of them that asks for one. */
export const flowAsking = (asked: string): Flow =>
  defineFlow({
    id: 'visit',
    version: 1,
    timeZone: 'America/New_York',
    slots: Object.fromEntries(
      Object.entries(kinds).map(([name, kind]): [string, Slot] => [name, { ...kind, ask: name === asked }]),
    ),
  });
