import { defineFlow, type Perform } from 'talkchart';
import * as slot from 'talkchart/slots';

export const flow = defineFlow({
  id: 'bike-repair',
  version: 1,
  timeZone: 'Europe/Amsterdam',
  noun: 'repair',
  greeting: 'Welcome to the bike shop!',
  slots: {
    bike: slot.choice({
      options: ['city bike', 'racing bike', { value: 'e-bike', synonyms: ['electric bike', 'ebike'] }],
      prompt: 'What kind of bike is it?',
    }),
    problem: slot.text({ max: 200, prompt: 'What is wrong with it?' }),
    day: slot.date({ from: 'tomorrow', within: { days: 14 }, closed: ['sunday'], prompt: 'When will you bring it?' }),
    name: slot.personName({ why: 'so that we know whose bike it is' }),
    phone: slot.phone({ defaultCountry: 'NL', sensitive: true, optional: true }),
  },
  ladder: { attempts: 3, then: 'handoff' },
  answers: [{ about: ['how much', 'price', 'cost'], answer: 'We look at it first and call you with a price.' }],
});

const tickets = new Map<string, string>();

export const perform: Perform<typeof flow> = {
  async fulfil({ slots, key }) {
    const ticket = tickets.get(key) ?? `${slots.bike[0]?.toUpperCase()}${tickets.size + 101}`;
    tickets.set(key, ticket); // the same key again is the same ticket, never a second one
    return { is: 'succeeded', result: { reference: ticket } };
  },
  async reconcile({ key }) {
    const ticket = tickets.get(key);
    return ticket === undefined ? { is: 'absent' } : { is: 'succeeded', result: { reference: ticket } };
  },
};
