import { defineFlow, type Perform } from 'talkchart';
import * as slot from 'talkchart/slots';

export const flow = defineFlow({
  id: 'table', // part of records and storage
  version: 1,
  timeZone: 'Europe/Paris', // where the thing happens
  noun: 'reservation',
  greeting: 'Welcome to Chez Ann!',
  slots: {
    guests: slot.number({
      min: 1,
      max: 12,
      whole: true,
      unit: 'people',
      prompt: 'For how many people?',
      label: 'party',
    }),
    day: slot.date({ within: { months: 3 }, closed: ['monday'], refusals: { closed: 'We are closed on Mondays.' } }),
    time: slot.time({
      between: ['18:00', '22:00'],
      every: { minutes: 30 },
      dependsOn: ['guests', 'day'], // asked first; the check looks at them too
      checked: true, // perform.check is asked before the user goes on
      example: '7:30 pm',
    }),
    room: slot.choice({
      options: ['garden', 'hall'],
      prompt: 'In the garden or in the hall?',
      dependsOn: ['guests'],
      when: ({ guests }) => Number(guests) >= 8, // not asked of small parties
      ladder: { attempts: 2, default: 'hall' }, // after two answers that are none
    }),
    menu: slot.choice({ options: ['à la carte', 'set menu'], assume: 'à la carte' }), // in the summary, not asked
    highChair: slot.yesNo({ about: ['high chair'], ask: false }), // taken when said, never asked
    name: slot.personName({ why: 'so that we know whom to expect' }),
    phone: slot.phone({ defaultCountry: 'FR', sensitive: true, optional: true }), // asked last, may be skipped
  },
  ladder: { attempts: 3, then: 'handoff' },
  idle: { after: { minutes: 30 }, expires: { days: 7 } },
  answers: [{ about: ['parking', 'park'], answer: 'There is a garage across the street.' }],
  consent: { withQuestion: 'ask' },
  corrections: 20,
  maxTurns: 200,
  tries: 2,
  unclear: 3,
});

const taken = new Set(['2026-11-28 20:00']);
const reservations = new Map<string, string>(); // by key: stands for a table of yours with a unique column

export const perform: Perform<typeof flow> = {
  /** Can it be had? Changes nothing; may be asked often. */
  async check({ slots }) {
    if (!taken.has(`${slots.day} ${slots.time}`)) return { is: 'passed' };
    return { is: 'failed', slot: 'time', reason: 'taken', alternatives: ['19:30', '20:30'] };
  },
  /** Does it. The same key again must be the same reservation. */
  async fulfil({ slots, key }) {
    const reference = reservations.get(key) ?? `T-${reservations.size + 1}`;
    const when = `${slots.day} ${slots.time}`;
    if (taken.has(when) && !reservations.has(key)) return { is: 'conflicted', slot: 'time', reason: 'taken' };
    taken.add(when);
    reservations.set(key, reference);
    return { is: 'succeeded', result: { reference } };
  },
  /** What became of it? Asked where fulfil threw or took too long. */
  async reconcile({ key }) {
    const reference = reservations.get(key);
    return reference === undefined ? { is: 'absent' } : { is: 'succeeded', result: { reference } };
  },
};
