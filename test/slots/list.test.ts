import { describe, expect, expectTypeOf, it } from 'vitest';
import type { SlotValues } from '../../src/core/flow.ts';
import type { Json } from '../../src/core/json.ts';
import type { Given } from '../../src/core/reading.ts';
import { choice } from '../../src/slots/choice.ts';
import { date } from '../../src/slots/date.ts';
import { dateRange } from '../../src/slots/date-range.ts';
import { email } from '../../src/slots/email.ts';
import { list } from '../../src/slots/list.ts';
import { number } from '../../src/slots/number.ts';
import { personName } from '../../src/slots/person-name.ts';
import { text } from '../../src/slots/text.ts';
import { asked, junk, unasked } from './given.ts';

const fruit = choice({
  options: [
    'apples',
    'pears',
    'plums',
    'figs',
    { value: 'mac and cheese', synonyms: ['macaroni'] },
    { value: 'red grapes', synonyms: ['grapes'] },
    { value: 'white grapes', synonyms: ['grapes'] },
  ],
});
const basket = list(fruit, { max: 4 });
const maybe = list(fruit, { min: 0 });
const holding = (given: Given, ...own: readonly Json[]): Given => ({ ...given, own });

const value = (...items: readonly Json[]) => ({ kind: 'value', value: items });
const none = { kind: 'none' };

describe('list', () => {
  it.each([
    ['apples', ['apples']],
    ['apples and pears', ['apples', 'pears']],
    ['apples, pears and plums', ['apples', 'pears', 'plums']],
    ['apples; pears, & plums please', ['apples', 'pears', 'plums']],
    ["I'd like some pears, an apple and a fig", ['pears', 'apples', 'figs']],
    ['apples, apples and an apple', ['apples']],
    ['mac and cheese and figs', ['mac and cheese', 'figs']],
    ['apples plus pears', ['apples', 'pears']],
    ['apples and pears but no plums', ['apples', 'pears']],
    ['not apples, pears', ['pears']],
    ['apples, no wait, pears', ['pears']],
    ['only plums', ['plums']],
    ['add plums', ['plums']],
    ['apples and also figs', ['apples', 'figs']],
    ['apples on Friday at 3 and pears', ['apples', 'pears']],
  ])('reads %j as %j whatever was asked', (words, items) => {
    expect(basket.read(words, asked)).toEqual(value(...items));
    expect(basket.read(words, unasked)).toEqual(value(...items));
  });

  it.each([
    ['add plums', ['apples', 'pears', 'plums']],
    ['also plums', ['apples', 'pears', 'plums']],
    ['and plums', ['apples', 'pears', 'plums']],
    ['plums too', ['apples', 'pears', 'plums']],
    ['plums as well, please', ['apples', 'pears', 'plums']],
    ["I'd also like plums and figs", ['apples', 'pears', 'plums', 'figs']],
    ['add apples', ['apples', 'pears']],
    ['no pears', ['apples']],
    ['without the pears', ['apples']],
    ['remove pears', ['apples']],
    ['take off the pears', ['apples']],
    ['take the pears off', ['apples']],
    ['leave out the apples', ['pears']],
    ["I don't want pears", ['apples']],
    ['remove figs', ['apples', 'pears']],
    ['remove the apples and add plums', ['pears', 'plums']],
    ['no apples, plums', ['pears', 'plums']],
    ['no apples but plums', ['pears', 'plums']],
    ['replace the pears with plums', ['apples', 'plums']],
    ['swap apples for plums', ['pears', 'plums']],
    ['plums instead of pears', ['apples', 'plums']],
    ['change the pears to plums', ['apples', 'plums']],
    ['change it to plums', ['plums']],
    ['scratch the pears', ['apples']],
    ['everything but the pears', ['apples']],
    ['can you add plums and remove the pears?', ['apples', 'plums']],
    ['keep the apples, drop the pears', ['apples']],
    ['no pears but keep the apples', ['apples']],
    ['keep the apples and add figs', ['apples', 'pears', 'figs']],
    ['keep only the apples', ['apples']],
    ['just keep the pears', ['pears']],
    ['only plums', ['plums']],
    ['just plums and figs', ['plums', 'figs']],
    ['plums', ['plums']],
    ['plums and figs', ['plums', 'figs']],
    ['clear it, and add figs', ['figs']],
    ['remove everything, only figs', ['figs']],
    ['pears', ['pears']],
  ])('makes of apples and pears, by %j, %j', (words, items) => {
    expect(basket.read(words, holding(unasked, 'apples', 'pears'))).toEqual(value(...items));
    expect(basket.read(words, holding(asked, 'apples', 'pears'))).toEqual(value(...items));
  });

  it.each(['clear it', 'none of them', 'remove everything', 'no pears and no apples', 'remove apples and pears'])(
    'is empty after %j, which may be too few',
    (words) => {
      expect(maybe.read(words, holding(asked, 'apples', 'pears'))).toEqual(value());
      const reading = { kind: 'refused', code: 'too-few', options: [] };
      expect(basket.read(words, holding(asked, 'apples', 'pears'))).toEqual(reading);
    },
  );

  it('may be empty from the start where the flow says so', () => {
    expect(maybe.read('none', asked)).toEqual(value());
    expect(maybe.read('none of them', unasked)).toEqual(none);
    expect(basket.read('none', asked)).toEqual(none);
  });

  it.each([
    ['apples or pears', [['apples'], ['pears']]],
    [
      'plums and grapes',
      [
        ['plums', 'red grapes'],
        ['plums', 'white grapes'],
      ],
    ],
  ])('leaves %j open', (words, options) => expect(basket.read(words, asked)).toEqual({ kind: 'ambiguous', options }));

  it('asks whether the others go where some are to be kept', () => {
    const options = [['apples'], ['apples', 'pears']];
    expect(basket.read('keep the apples', holding(asked, 'apples', 'pears'))).toEqual({ kind: 'ambiguous', options });
    expect(basket.read('keep the apples', holding(asked, 'apples'))).toEqual(value('apples'));
    expect(basket.read('keep the apples', asked)).toEqual(value('apples'));
    expect(basket.read('keep it', holding(asked, 'apples'))).toEqual(none);
  });

  it('asks which is to go only where both are there', () => {
    expect(basket.read('no grapes', holding(asked, 'figs', 'red grapes'))).toEqual(value('figs'));
    expect(basket.read('no grapes', holding(asked, 'white grapes', 'red grapes'))).toEqual({
      kind: 'ambiguous',
      options: [['white grapes'], ['red grapes']],
    });
  });

  it('refuses with the code of the item, and offers what can be had beside the others', () => {
    const few = list(choice({ options: ['apples', 'pears'] }));
    expect(few.read('apples and a tattoo', asked)).toEqual({
      kind: 'refused',
      code: 'not-an-option',
      options: [['apples'], ['apples', 'pears']],
    });
    expect(few.read('apples, not a tattoo', asked)).toEqual(value('apples'));
    const guests = list(number({ max: 10 }));
    expect(guests.read('2, 3 and 40', asked)).toMatchObject({ code: 'too-large', options: [[2, 3, 10]] });
  });

  it('is as vague as its vaguest item', () => {
    const stays = list(dateRange());
    expect(stays.read('Friday to Sunday, and something in March', asked)).toEqual({ kind: 'vague', options: [] });
    expect(list(date()).read('Monday and next week', asked)).toMatchObject({
      kind: 'vague',
      options: [['2026-11-23'], ['2026-11-23', '2026-11-26'], ['2026-11-23', '2026-11-29']],
    });
  });

  it('refuses too many items', () => {
    const reading = { kind: 'refused', code: 'too-many', options: [] };
    expect(basket.read('apples, pears, plums, figs and red grapes', asked)).toEqual(reading);
    expect(basket.read('add plums', holding(unasked, 'apples', 'pears', 'figs', 'red grapes'))).toEqual(reading);
  });

  it.each([
    ['numbers', list(number()), '2, 3 and 5', [2, 3, 5]],
    ['days', list(date()), 'Monday, Wednesday and 4 December', ['2026-11-23', '2026-11-25', '2026-12-04']],
    ['addresses', list(email()), 'ann@example.com and bob@example.com', ['ann@example.com', 'bob@example.com']],
    ['names', list(personName()), 'Ann Lee and Bob Ray', ['Ann Lee', 'Bob Ray']],
    ['texts', list(text()), 'nuts, cow milk and eggs', ['nuts', 'cow milk', 'eggs']],
    ['texts with a no', list(text()), 'no nuts and no eggs please', ['no nuts', 'no eggs please']],
    ['one text', list(text()), 'nuts', ['nuts']],
  ])('is a list of %s', (_, kind, words, items) => expect(kind.read(words, asked)).toEqual(value(...items)));

  it.each([
    ...['yes', 'no', 'no thanks', 'cancel', '', '   ', 'a haircut?', 'Friday at 3', 'no apples', 'without pears'],
    ...['none of your business is what I would say', "I don't know", 'add', 'also', 'only', 'no, thanks'],
    'I would also like to come on Friday at 3',
  ])('makes nothing of %j', (words) => expect(basket.read(words, asked)).toEqual(none));

  it.each(['yes', 'no', 'Friday at 3', 'add 2 people', 'only on Friday', 'no nuts', 'just me', 'also, call me'])(
    'leaves the list as it is at %j',
    (words) => {
      expect(basket.recognise(words, holding(unasked, 'apples'))).toEqual([]);
      expect(basket.read(words, holding(unasked, 'apples'))).toEqual(none);
    },
  );

  it('finds items where they stand, each with the reading of the whole', () => {
    const reading = value('apples', 'pears');
    expect(basket.recognise('apples on Friday, and pears', unasked)).toEqual([
      { start: 0, end: 6, reading, certain: true },
      { start: 22, end: 27, reading, certain: true },
    ]);
    expect(basket.recognise('remove pears', holding(unasked, 'pears', 'figs'))).toEqual([
      { start: 7, end: 12, reading: value('figs'), certain: true },
    ]);
    expect(maybe.recognise('clear it', holding(unasked, 'pears'))).toEqual([
      { start: 0, end: 8, reading: value(), certain: false },
    ]);
  });

  it('reads what it stored, whatever is settled', () => {
    expect(basket.read(['pears', 'apples'], holding(unasked, 'figs'))).toEqual(value('pears', 'apples'));
    expect(basket.read(['pears', 'pears'], unasked)).toEqual(value('pears'));
    expect(maybe.read([], unasked)).toEqual(value());
    expect(basket.read([], unasked)).toMatchObject({ kind: 'refused', code: 'too-few' });
    expect(list(number({ max: 3 })).read([2, 4], unasked)).toMatchObject({ kind: 'refused', code: 'too-large' });
  });

  it.each([null, true, 4, {}, [4, null], [['apples']], ['tattoo']])('makes nothing of %j', (words) =>
    expect(basket.read(words, asked)).toEqual(none),
  );

  it('is said in the words of the locale', () => {
    expect(basket.say(['apples', 'pears', 'figs'], 'en-US')).toBe('apples, pears, and figs');
    expect(basket.say(['apples', 'pears'], 'de-DE')).toBe('apples und pears');
    expect(basket.say(['apples'], 'not a locale')).toBe('apples');
    expect(basket.say([], 'en-US')).toBe('none');
    expect(basket.describe().description).toContain('One of: apples');
  });

  it.each(
    [...junk, 'apples ', 'no ', 'add apples ', 'apples or ', 'replace ', 'only, '].map(
      (part, at) => [at, part] as const,
    ),
  )('comes to a quick end on 100 kB of junk (%i)', (_, part) => {
    const long = part.repeat(Math.ceil(100_000 / part.length));
    expect(['none', 'value', 'refused']).toContain(basket.read(long, holding(asked, 'figs')).kind);
  });

  it('refuses a definition that cannot work', () => {
    expect(() => list(fruit, { min: 3, max: 2 })).toThrow('min 3 and max 2');
  });

  it('infers its value', () => {
    const slots = { all: list(choice({ options: ['a', 'b'] })), some: list(number(), { optional: true }) };
    expectTypeOf<SlotValues<{ slots: typeof slots }>>().toEqualTypeOf<{
      readonly all: readonly ('a' | 'b')[];
      readonly some?: readonly number[];
    }>();
  });
});
