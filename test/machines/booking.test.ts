import { describe, expect, expectTypeOf, it } from 'vitest';
import { type Booking, booking } from '../../machines/booking.ts';
import { bookingServices } from '../../machines/booking-services.ts';
import { slotOf } from '../../src/core/flow.ts';
import type { Values } from '../../src/core/json.ts';
import type { Given } from '../../src/core/reading.ts';
import type { LocalDate, LocalTime } from '../../src/slots/index.ts';

/** Monday 23 November 2026, 10:00 in New York. */
const given = (values: Values = {}, asked: Given['asked'] = { options: [] }): Given => ({
  at: Date.UTC(2026, 10, 23, 15),
  zones: { flow: booking.timeZone, user: booking.timeZone },
  locale: 'en-US',
  values,
  own: null,
  asked,
});
const read = (name: string, words: string, values: Values = {}) => slotOf(booking, name).read(words, given(values));

describe('the booking flow', () => {
  it('asks for service, date, time, name and phone, in that order', () => {
    expect(booking.order).toEqual(['service', 'date', 'time', 'name', 'phone']);
  });

  it('hears out three answers, then gives it to a person', () => {
    expect(booking.ladder).toEqual({ attempts: 3, then: 'handoff' });
  });

  it('asks whether to go on after half an hour and gives up after a week', () => {
    expect(booking.idle).toEqual({ afterMs: 30 * 60_000, expiresMs: 7 * 24 * 3_600_000 });
  });

  it('has a question and an example for every slot, and every example is read', () => {
    for (const name of booking.order) {
      const { prompt, example } = slotOf(booking, name);
      expect(prompt).toMatch(/\?$/);
      expect(read(name, example ?? '', { service: 'haircut', date: '2026-11-24' }), name).toMatchObject({
        kind: 'value',
      });
    }
  });

  it('asks the diary about the time, which depends on the day and the service', () => {
    expect(booking.order.filter((name) => slotOf(booking, name).checked)).toEqual(['time']);
    expect(booking.slots.time.dependsOn).toEqual(['date', 'service']);
  });

  it('keeps only the phone number out of records, and says what it is for', () => {
    expect(booking.order.filter((name) => slotOf(booking, name).sensitive)).toEqual(['phone']);
    expect(booking.slots.phone.why).toBe('so that the salon can reach you');
  });

  it('gives fulfil typed values, none of them missing', () => {
    expectTypeOf<Booking>().toEqualTypeOf<{
      readonly service: 'haircut' | 'beard trim' | 'hair coloring' | 'massage' | 'manicure' | 'facial';
      readonly date: LocalDate;
      readonly time: LocalTime;
      readonly name: string;
      readonly phone: string;
    }>();
  });
});

describe('the service', () => {
  it.each([
    ['a haircut please', 'haircut'],
    ['I want to get my hair cut', 'haircut'],
    ['could you trim my hair', 'haircut'],
    ['a beard trim', 'beard trim'],
    ['trim my beard', 'beard trim'],
    ['my beard needs a trim', 'beard trim'],
    ['I want my hair colored', 'hair coloring'],
    ['colour', 'hair coloring'],
    ['I would like to dye my hair', 'hair coloring'],
    ['highlights', 'hair coloring'],
    ['a massage', 'massage'],
    ['get my nails done', 'manicure'],
    ['a facial', 'facial'],
  ])('in "%s" is a %s', (words, value) => {
    expect(read('service', words)).toEqual({ kind: 'value', value });
  });

  it('is asked about when "a trim" may be for hair or beard', () => {
    expect(read('service', 'a trim')).toEqual({ kind: 'ambiguous', options: ['haircut', 'beard trim'] });
  });

  it('that is not on the list is refused with the list', () => {
    const options = Object.keys(bookingServices);
    expect(read('service', 'a tattoo')).toEqual({ kind: 'refused', code: 'not-an-option', options });
  });
});

describe('the date', () => {
  it.each([
    ['2026-11-23', { kind: 'value' }],
    ['2026-11-22', { kind: 'refused', code: 'past' }],
    ['2026-11-29', { kind: 'refused', code: 'closed' }],
    ['2027-05-22', { kind: 'value' }],
    ['2027-05-24', { kind: 'refused', code: 'too-far' }],
  ])('%s is read as %o', (words, reading) => {
    expect(read('date', words)).toMatchObject(reading);
  });
});

describe('the time', () => {
  it.each([
    ['09:00', 'haircut', { kind: 'value' }],
    ['08:45', 'haircut', { kind: 'refused', code: 'outside-hours' }],
    ['15:10', 'haircut', { kind: 'refused', code: 'off-grid' }],
    ['17:30', 'haircut', { kind: 'value' }],
    ['17:45', 'haircut', { kind: 'refused', code: 'does-not-fit' }],
    ['17:45', 'beard trim', { kind: 'value' }],
    ['16:30', 'hair coloring', { kind: 'value' }],
    ['16:45', 'hair coloring', { kind: 'refused', code: 'does-not-fit' }],
    ['17:15', 'massage', { kind: 'refused', code: 'does-not-fit' }],
  ])('%s for a %s is read as %o', (words, service, reading) => {
    expect(read('time', words, { service, date: '2026-11-24' })).toMatchObject(reading);
  });

  it('earlier today is past', () => {
    const values = { service: 'haircut', date: '2026-11-23' };
    expect(read('time', '09:30', values)).toMatchObject({ kind: 'refused', code: 'past' });
  });
});

it('takes a phone number without a country for one of the United States', () => {
  expect(read('phone', '(212) 555-0123')).toEqual({ kind: 'value', value: '+12125550123' });
});

describe('the answers', () => {
  const answerTo = (phrase: string) => booking.answers.find(({ about }) => about.includes(phrase))?.answer;

  it.each([
    ['opening hours', 'Monday to Saturday from 9 AM to 6 PM'],
    ['address', 'Orchard Street'],
    ['parking', 'garage'],
    ['credit cards', 'by card'],
    ['cancellation policy', '24 hours'],
    ['how long', 'hair coloring 90 minutes'],
    ['what services', 'massage, manicure and facial'],
  ])('hold something about %s', (phrase, words) => {
    expect(answerTo(phrase)).toContain(words);
  });

  it.each(Object.entries(bookingServices))('hold the price and the length of a %s', (name, { dollars, minutes }) => {
    expect(answerTo('prices')).toContain(`${name} $${dollars}`);
    expect(answerTo('how long')).toContain(`${name} ${minutes} minutes`);
  });

  it('are told apart: no phrase marks two of them', () => {
    const phrases = booking.answers.flatMap(({ about }) => about);
    expect(phrases).toEqual([...new Set(phrases)]);
  });

  it('never sound as if something had been done', () => {
    for (const { answer } of booking.answers) expect(answer).not.toMatch(/\b(booked|confirmed|cancelled|canceled)\b/i);
  });
});
