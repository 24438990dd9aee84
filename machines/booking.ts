import { defineFlow } from '../src/core/define-flow.ts';
import type { SlotValues } from '../src/core/flow.ts';
import type { Values } from '../src/core/json.ts';
import * as slot from '../src/slots/index.ts';
import { bookingHours, bookingServices } from './booking-services.ts';

/** An appointment at a salon: a service, a day, a time, and whom to expect. */
export const booking = defineFlow({
  id: 'booking',
  version: 1,
  timeZone: bookingHours.timeZone,
  noun: 'booking',
  greeting: `Welcome to the salon! We do ${everyService((name) => name)}.`,
  slots: {
    service: slot.choice({
      options: bookingServices,
      prompt: 'Which service would you like?',
      example: 'haircut',
    }),
    date: slot.date({
      from: 'today',
      within: { months: 6 },
      closed: bookingHours.closed,
      prompt: 'Which day suits you?',
      example: 'Tuesday',
      refusals: {
        closed: 'We are closed on Sundays.',
        'too-far': 'We take bookings for the next six months.',
      },
    }),
    time: slot.time({
      between: [bookingHours.opens, bookingHours.closes],
      every: { minutes: bookingHours.everyMinutes },
      dependsOn: ['date', 'service'],
      lasts: minutesOfService,
      checked: true,
      prompt: 'What time would you like to come?',
      example: '2:30 pm',
      refusals: {
        'outside-hours': 'We work from 9 AM to 6 PM.',
        'does-not-fit': 'That would take longer than we are open; we close at 6 PM.',
        'off-grid': 'Appointments start every quarter of an hour.',
      },
    }),
    name: slot.personName({ prompt: 'What name shall I put it under?', example: 'Maria Lopez' }),
    phone: slot.phone({
      defaultCountry: 'US',
      sensitive: true,
      why: 'so that the salon can reach you',
      prompt: 'What phone number can we reach you at?',
      example: '(212) 555-0123',
      refusals: {
        'too-short': 'That number is too short: a US number has ten digits.',
        'too-long': 'That number is too long: a US number has ten digits.',
      },
    }),
  },
  ladder: { attempts: 3, then: 'handoff' },
  idle: { after: { minutes: 30 }, expires: { days: 7 } },
  answers: [
    {
      about: [
        ...['opening hours', 'business hours', 'opening times', 'your hours', 'what hours', 'closing time'],
        ...['when are you open', 'when do you open', 'when do you close', 'how late are you open', 'are you open'],
        ...['what time do you open', 'what time do you close', 'which days are you open', 'closed on'],
        ...['what times do you have', 'what times are available', 'available times', 'free times'],
      ],
      answer: 'We are open Monday to Saturday from 9 AM to 6 PM, and closed on Sundays.',
    },
    {
      about: [
        ...['address', 'where are you', 'where is the salon', 'where is it', 'your location', 'located'],
        ...['directions', 'how do I get there', 'how do I find you', 'where do I go', 'subway'],
      ],
      answer: 'We are at 218 Orchard Street in New York, on the ground floor, two blocks from the subway.',
    },
    {
      about: [
        ...['price', 'prices', 'price list', 'pricing', 'how much', 'cost', 'costs', 'rates', 'expensive'],
        ...['what do you charge', 'do you charge'],
      ],
      answer: `Our prices: ${everyService((name, { dollars }) => `${name} $${dollars}`)}, tax included.`,
    },
    {
      about: ['how long', 'duration', 'how much time', 'how many minutes', 'take long'],
      answer: `Plan this much time: ${everyService((name, { minutes }) => `${name} ${minutes} minutes`)}.`,
    },
    {
      about: [
        ...['what services', 'which services', 'services do you offer', 'what do you offer', 'list of services'],
        ...['what do you do', 'what can I book', 'do you do', 'do you also do', 'do you offer'],
      ],
      answer: `We offer: ${everyService((name) => name)}.`,
    },
    {
      about: ['parking', 'park', 'garage', 'where can I park', 'come by car'],
      answer: 'There is a public garage next door, and the first hour is free with our stamp.',
    },
    {
      about: [
        ...['payment', 'pay', 'credit card', 'credit cards', 'debit card', 'take cards', 'accept cards', 'cash'],
        ...['apple pay', 'google pay', 'deposit', 'pay by card'],
      ],
      answer: 'You pay at the salon after your visit, by card, phone or in cash; no deposit is needed.',
    },
    {
      about: [
        ...['cancellation policy', 'cancellation fee', 'cancelation policy', 'cancel later', 'if I cancel'],
        ...['if I have to cancel', 'if I need to cancel', 'can I cancel', 'cancel for free', 'if I am late'],
        ...['reschedule later', 'change later', 'can I reschedule', 'no show', 'refund'],
      ],
      answer:
        'You can cancel or move your appointment free of charge until 24 hours before; after that we charge half.',
    },
  ],
});

/** What is booked, as `fulfil` receives it. */
export type Booking = SlotValues<typeof booking>;

function minutesOfService({ service }: Values): number | undefined {
  return Object.entries(bookingServices).find(([name]) => name === service)?.[1].minutes;
}

type Service = (typeof bookingServices)[keyof typeof bookingServices];

/** All services in words: "haircut $45, beard trim $20 and facial $70". */
function everyService(inWords: (name: string, service: Service) => string): string {
  const all = Object.entries(bookingServices).map(([name, service]) => inWords(name, service));
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
