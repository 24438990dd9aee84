import { describe, expect, expectTypeOf, it } from 'vitest';
import type { SlotValues } from '../../src/core/flow.ts';
import { type Money, money } from '../../src/slots/money.ts';
import { asked, junk, unasked } from './given.ts';

const dollars = money({ currency: 'USD', max: 100_000 });
const euros = money({ currency: 'EUR' });
const pounds = money({ currency: 'GBP' });
const yen = money({ currency: 'JPY' });
const tip = money({ currency: 'USD', min: 5, max: 50 });

const usd = (amount: number): Money => ({ amount, currency: 'USD' });
const value = (read: Money) => ({ kind: 'value', value: read });
const none = { kind: 'none' };
const german = { ...asked, locale: 'de-DE' };
const french = { ...asked, locale: 'fr-FR' };

describe('money', () => {
  it.each([
    ['$20', 20],
    ['$ 20', 20],
    ['20$', 20],
    ['US$20', 20],
    ['USD 20', 20],
    ['20 USD', 20],
    ['20 usd', 20],
    ['20 dollars', 20],
    ['20 US dollars', 20],
    ['20 bucks', 20],
    ['for$20', 20],
    ['a buck', 1],
    ['twenty-five dollars', 25],
    ['a hundred bucks', 100],
    ['five hundred dollars', 500],
    ['$9.50', 9.5],
    ['$1,200.50', 1200.5],
    ['$1,200', 1200],
    ['$2k', 2000],
    ['$1.5k', 1500],
    ['2 grand', 2000],
    ['50 cents', 0.5],
    ['99¢', 0.99],
    ['20 dollars and 50 cents', 20.5],
    ['20 dollars 50', 20.5],
    ['twenty dollars fifty', 20.5],
    ['I want to spend $40 at 3pm for 2 people', 40],
    ['not $20, $30', 30],
    ['$20, no wait, $30', 30],
    ['change it from $20 to $30', 30],
    ['$0', 0],
  ])('reads %j as %d dollars', (words, amount) => {
    const reading = dollars.read(words, words === '2 grand' ? asked : unasked);
    expect(reading).toEqual(value(usd(amount)));
  });

  it.each([
    ['20', 20],
    ['twenty-five', 25],
    ['five hundred', 500],
    ['twenty-five hundred', 2500],
    ['2k', 2000],
    ['1,200.50', 1200.5],
    ["1'200.50", 1200.5],
    ['about 50, please', 50],
    ['9,50', 9.5],
    ['1.200,50', 1200.5],
    ['40 on Friday', 40],
  ])('reads the answer %j as %d dollars', (words, amount) => {
    expect(dollars.read(words, asked)).toEqual(value(usd(amount)));
    expect(dollars.recognise(words, unasked)).toEqual([]);
  });

  it.each([
    ['1.200,50', 1200.5],
    ['1.200', 1200],
    ['9,50 €', 9.5],
    ['€9.50', 9.5],
    ['EUR 12', 12],
    ['zwölf 12 Euro', 12],
  ])('reads %j as %d euros in German', (words, amount) =>
    expect(euros.read(words, german)).toEqual(value({ amount, currency: 'EUR' })),
  );

  it.each([
    ['1 200,50 €', 1200.5],
    ['1\u202f200,50 €', 1200.5],
    ['12,5', 12.5],
  ])('reads %j as %d euros in French', (words, amount) =>
    expect(euros.read(words, french)).toEqual(value({ amount, currency: 'EUR' })),
  );

  it.each([
    [pounds, '20 quid', { amount: 20, currency: 'GBP' }],
    [pounds, '£5 and 20p', { amount: 5.2, currency: 'GBP' }],
    [pounds, '50p', { amount: 0.5, currency: 'GBP' }],
    [yen, '¥1200', { amount: 1200, currency: 'JPY' }],
    [yen, '1,200 yen', { amount: 1200, currency: 'JPY' }],
    [money({ currency: 'CAD' }), '$20', { amount: 20, currency: 'CAD' }],
    [money({ currency: 'CAD' }), '20 Canadian dollars', { amount: 20, currency: 'CAD' }],
    [money({ currency: 'THB' }), '200 baht', { amount: 200, currency: 'THB' }],
    [money({ currency: 'HUF' }), '200 forints', { amount: 200, currency: 'HUF' }],
    [money({ currency: 'KWD' }), '1.250 KWD', { amount: 1.25, currency: 'KWD' }],
  ])('knows the words for its currency (%#: %j)', (kind, words, read) =>
    expect(kind.read(words, { ...unasked, locale: read.currency === 'KWD' ? 'en-US' : 'en-GB' })).toMatchObject(
      read.currency === 'KWD' ? { kind: 'ambiguous', options: [read, { amount: 1250 }] } : value(read),
    ),
  );

  it.each([
    ['€20', 'other-currency', []],
    ['20 euros', 'other-currency', []],
    ['GBP 20', 'other-currency', []],
    ['CA$20', 'other-currency', []],
    ['£2k', 'other-currency', []],
    ['$4', 'too-small', [usd(5)]],
    ['-$20', 'too-small', [usd(5)]],
    ['60 bucks', 'too-large', [usd(50)]],
    ['60', 'too-large', [usd(50)]],
    ['$9.999', 'too-many-decimals', [usd(10)]],
    [9.999, 'too-many-decimals', [usd(10)]],
    [{ amount: 20, currency: 'EUR' }, 'other-currency', []],
    [{ amount: 60, currency: 'USD' }, 'too-large', [usd(50)]],
    ['$20 or €30', 'other-currency', []],
  ])('refuses %j as %s', (words, code, options) =>
    expect(tip.read(words, asked)).toEqual({ kind: 'refused', code, options }),
  );

  it('takes no decimals where the currency has none, and no more than can be told apart', () => {
    expect(yen.read('¥9.5', asked)).toMatchObject({ kind: 'refused', code: 'too-many-decimals' });
    expect(euros.read('€99999999999999999999', asked)).toEqual({ kind: 'refused', code: 'too-large', options: [] });
  });

  it.each([
    ['$20 or $30', [20, 30]],
    ['20 to 30 dollars', [20, 30]],
    ['20-30 bucks', [20, 30]],
    ['between $20 and 30', [20, 30]],
    ['$20 or 30', [20, 30]],
    ['$1.200', [1.2, 1200]],
  ])('leaves %j open', (words, amounts) =>
    expect(dollars.read(words, unasked)).toEqual({ kind: 'ambiguous', options: amounts.map(usd) }),
  );

  it.each([
    ...['at 3', '3:30', '3pm', '3 pm', '4 people', 'March 4', '4 March', '2026-11-24', '7th', '20%', 'room 3', 'yes'],
    ...['415 555 2671', '555-2671', '4/7', '12.5.2026', 'B2', '', '   ', 'no', 'cheap', 'dollars', 'not $20', '$', 'k'],
    ...[
      '$20 is too much',
      'I won 3 games',
      '5 pounds of apples',
      "I don't want to pay $20",
      'twenty people',
      'four one five five five five',
      '1.2.3',
      '1,2,3,4',
    ],
  ])('finds no amount in %j', (words) => expect(dollars.read(words, asked)).toEqual(none));

  it.each(['20', 'twenty', '4 people', 'Friday 20', '2k run'])(
    'takes %j for none when something else was asked',
    (words) => expect(dollars.read(words, unasked)).toEqual(none),
  );

  it('finds amounts where they stand, certain beside a currency', () => {
    expect(dollars.recognise('I pay $20, or 30', asked)).toEqual([
      { start: 6, end: 9, reading: value(usd(20)), certain: true },
      { start: 14, end: 16, reading: value(usd(30)), certain: false },
    ]);
    expect(dollars.recognise('20 US dollars, please', unasked)).toMatchObject([{ start: 0, end: 13 }]);
  });

  it.each([usd(0), usd(9.5), usd(0.07), usd(1200.35), usd(99_999.99)])('reads what it stored: %j', (stored) =>
    expect(dollars.read(stored, unasked)).toEqual(value(stored)),
  );

  it.each([null, true, ['$20'], {}, { amount: 20 }, { amount: '20', currency: 'USD' }, Number.NaN])(
    'makes nothing of %j',
    (words) => expect(dollars.read(words, asked)).toEqual(none),
  );

  it.each([
    [usd(20), 'en-US', '$20'],
    [usd(9.5), 'en-US', '$9.50'],
    [usd(1200), 'en-US', '$1,200'],
    [{ amount: 9.5, currency: 'EUR' }, 'de-DE', '9,50\u00a0€'],
    [usd(20), 'not a locale', '$20'],
  ])('says %j in %s as %j', (amount, locale, words) => expect(dollars.say(amount, locale)).toBe(words));

  it.each(
    [...junk, '1', '1.', '1,', '$', '$1 ', '20 dollars and ', 'one hundred '].map((text, at) => [at, text] as const),
  )('comes to a quick end on 100 kB of junk (%i)', (_, text) => {
    const long = text.repeat(Math.ceil(100_000 / text.length));
    expect(['none', 'refused', 'ambiguous', 'value']).toContain(dollars.read(long, asked).kind);
  });

  it('refuses a definition that cannot work', () => {
    expect(() => money({ currency: 'dollars' })).toThrow('Use a code such as "USD"');
    expect(() => money({ currency: 'USD', min: 3, max: 2 })).toThrow('min 3 above max 2');
  });

  it('infers its value', () => {
    const slots = { price: money({ currency: 'USD' }), tip: money({ currency: 'USD', optional: true }) };
    expectTypeOf<SlotValues<{ slots: typeof slots }>>().toEqualTypeOf<{
      readonly price: Money;
      readonly tip?: Money;
    }>();
  });
});
