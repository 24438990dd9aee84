import { describe, expect, expectTypeOf, it } from 'vitest';
import type { SlotValues } from '../../src/core/flow.ts';
import { phone } from '../../src/slots/phone.ts';
import { asked, junk, unasked } from './given.ts';

const american = phone({ defaultCountry: 'US' });
const german = phone({ defaultCountry: 'DE' });
const anywhere = phone();
const none = { kind: 'none' };
const us = '+14155552671';

describe('phone', () => {
  it.each([
    ['415 555 2671', us],
    ['(415) 555-2671', us],
    ['415-555-2671', us],
    ['415.555.2671', us],
    ['4155552671', us],
    ['+1 415 555 2671', us],
    ['1-415-555-2671', us],
    ['415 555 2671 ext. 12', us],
    ['415-555-2671x12', us],
    ['my number is 415 555 2671, thanks', us],
    ["it's Ann, 415 555 2671", us],
    ['Tuesday at 3, 415 555 2671', us],
    ['Tuesday at 3:30 415 555 2671', us],
    ['on the 5 415 555 2671', us],
    ['415 555 2671 4 people', us],
    ['my number is um 415 555 2671', us],
    ['my phone number is on 415 555 2671', us],
    ['number is ph 415 555 2671', us],
    ['yeah 4155552671', us],
    ['four one five five five five two six seven one', us],
    ['four one five, five five five, two six seven one', us],
    ['four one five, triple five, two six seven one', us],
    ['four fifteen, five fifty-five, twenty six seventy one', us],
    ['415 double five 5 2671', us],
    ['eight hundred five five five oh one double nine', '+18005550199'],
    ['plus one four one five five five five two six seven one', us],
    ['+49 30 123456', '+4930123456'],
    ['0049 30 123456', '+4930123456'],
    ['+44 7700 900123', '+447700900123'],
    ['not 415 555 2671, 415 555 9999', '+14155559999'],
    ['415 555 2671, sorry, 415 555 9999', '+14155559999'],
    ['my booking number is 4155559999, my phone 415 555 2671', us],
  ])('reads %j as %s', (words, value) => {
    expect(american.read(words, asked)).toEqual({ kind: 'value', value });
    expect(american.read(words, unasked)).toEqual({ kind: 'value', value });
  });

  it('reads national numbers of its country', () => {
    expect(german.read('030 / 123 456', asked)).toEqual({ kind: 'value', value: '+4930123456' });
    expect(german.read('0049 30 123456', asked)).toEqual({ kind: 'value', value: '+4930123456' });
  });

  it.each([
    ['555 2671', 'too-short'],
    ['415 555 267 and Ann', 'too-short'],
    ['415 555 26711 on Friday', 'too-long'],
    ['415 555 2671 415 555 2671', 'too-long'],
    ['five five five two six seven one', 'too-short'],
  ])('refuses %j as %s when asked, and makes nothing of it else', (words, code) => {
    expect(american.read(words, asked)).toEqual({ kind: 'refused', code, options: [] });
    expect(american.read(words, unasked)).toEqual(none);
  });

  it.each([
    'my number is 123',
    'my number is actually 555 26',
    'phone: 555-12',
    "my cell's 555 2671",
    'change the phone number to 555-12',
  ])('takes %j for an attempt whatever was asked', (words) => {
    expect(american.read(words, unasked)).toEqual({ kind: 'refused', code: 'too-short', options: [] });
    expect(american.recognise(words, unasked)).toMatchObject([{ certain: true }]);
  });

  it.each([
    ['call me at 415 555 26', 'too-short'],
    ['ph no is 415 555 26', 'too-short'],
    ['contact no. 41555526711', 'too-long'],
    ['41555526711', 'too-long'],
    ['4155 555 2671', 'too-long'],
    ['415 555 267', 'too-short'],
    ['yes, it is 415555267', 'too-short'],
    ['415555267 please', 'too-short'],
    ['yeah sure 415555267', 'too-short'],
  ])('refuses %j as %s whatever was asked: nothing else is said like this', (words, code) => {
    const reading = { kind: 'refused', code, options: [] };
    expect(american.recognise(words, unasked)).toMatchObject([{ reading, certain: true }]);
    expect(american.read(words, asked)).toEqual(reading);
  });

  it.each([
    ...['my order number is 12345', 'my booking number is 415555267', 'claim number 415555267', 'policy no. 415555267'],
    ...[
      'ref: 415 555 267',
      'abc 415555267',
      'AB415555267',
      'confirmation number will be 415555267',
      '85453',
      '5552671',
    ],
    ...['order 415555267 has not arrived', '2026-11-24', 'a table for 4', 'my room is 123', '415555267 people'],
  ])('makes nothing of %j', (words) => expect(american.recognise(words, unasked)).toEqual([]));

  it('refuses a national number where no country is assumed', () =>
    expect(anywhere.read('415 555 2671', asked)).toEqual({ kind: 'refused', code: 'needs-country', options: [] }));

  it.each([
    ...[
      '',
      'yes',
      'no',
      'Ann',
      '12',
      'at 3',
      '3:30',
      '3pm',
      '15:30 tomorrow',
      'tomorrow at 1530',
      'March 15 2026',
      '2026-11-24',
      '24.12.2026',
    ],
    ...[
      '11/24/2026',
      'four',
      'one moment',
      'a hundred',
      '$4155552671',
      'ann415@example.com',
      "I don't have one",
      'four people',
      'on the 7th',
    ],
    ...[
      'not 415 555 2671',
      'my booking number is 4155552671',
      'order #4155552671',
      'policy 415 555 2671',
      'why do you need it?',
    ],
  ])('makes nothing of %j', (words) => expect(american.read(words, asked)).toEqual(none));

  it('leaves two numbers open', () =>
    expect(american.read('415 555 2671 or 415 555 9999', asked)).toEqual({
      kind: 'ambiguous',
      options: [us, '+14155559999'],
    }));

  it('finds numbers where they stand, extension and bracket included', () => {
    expect(american.recognise('Ann, (415) 555-2671 ext 5, thanks', unasked)).toEqual([
      { start: 5, end: 25, reading: { kind: 'value', value: us }, certain: true },
    ]);
    expect(american.recognise('plus one 415 555 2671', unasked)).toMatchObject([{ start: 0, end: 21, certain: true }]);
  });

  it('leaves out a number that was taken back', () =>
    expect(american.recognise('415 555 2671, sorry, 415 555 9999', unasked)).toMatchObject([{ start: 21 }]));

  it.each(['my booking number is 4155552671', 'claim number is kkl 4155552671', 'the number is kk-4155552671'])(
    'is not certain of a number that has another name: %j',
    (words) =>
      expect(american.recognise(words, unasked)).toMatchObject([{ start: words.indexOf('415'), certain: false }]),
  );

  it.each([us, '+4930123456', '+447700900123'])('reads what it stored: %s', (value) => {
    expect(american.read(value, unasked)).toEqual({ kind: 'value', value });
    expect(anywhere.read(value, unasked)).toEqual({ kind: 'value', value });
  });

  it('is said the national way at home', () => {
    expect(american.say(us, 'en-US')).toBe('(415) 555-2671');
    expect(german.say(us, 'en-US')).toBe('+1 415 555 2671');
    expect(anywhere.say(us, 'en-US')).toBe('+1 415 555 2671');
    expect(american.describe().type).toBe('string');
  });

  it.each(junk.map((words, at) => [at, words] as const))('makes nothing of 100 kB of junk (%i)', (_, words) =>
    expect(american.read(words, asked)).toEqual(none),
  );

  it.each(['1', '1 ', '+1', '(1', 'one ', 'double '])('comes to an end on 100 kB of %j', (piece) =>
    expect(american.read(piece.repeat(100_000 / piece.length), asked).kind).toMatch(/none|refused/),
  );

  it.each([4155552671, true, null, [us]])('makes nothing of %j', (words) =>
    expect(american.read(words, asked)).toEqual(none),
  );

  it('infers whether its value may be missing', () => {
    const slots = { always: phone({ defaultCountry: 'US' }), maybe: phone({ optional: true }) };
    expectTypeOf<SlotValues<{ slots: typeof slots }>>().toEqualTypeOf<{
      readonly always: string;
      readonly maybe?: string;
    }>();
  });
});
