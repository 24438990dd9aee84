import { describe, expect, expectTypeOf, it } from 'vitest';
import type { SlotValues } from '../../src/core/flow.ts';
import type { Values } from '../../src/core/json.ts';
import { choice } from '../../src/slots/choice.ts';
import { asked, junk, unasked } from './given.ts';

const service = choice({
  options: [
    { value: 'haircut', synonyms: ['cut', 'trim', 'cut my hair'], minutes: 30 },
    { value: 'hair coloring', synonyms: ['color my hair', 'dye'], label: 'Hair coloring' },
    { value: 'beard trim', synonyms: ['beard'] },
    { value: 'massage' },
    { value: 'manicure' },
    { value: 'crème facial' },
  ],
});
const all = ['haircut', 'hair coloring', 'beard trim', 'massage', 'manicure', 'crème facial'];

describe('choice', () => {
  it.each([
    ['haircut', 'haircut'],
    ['Haircut please', 'haircut'],
    ['a hair cut', 'haircut'],
    ['a hair-cut', 'haircut'],
    ['two HAIRCUTS', 'haircut'],
    ['a trim', 'haircut'],
    ['I would like to get a haircut next Tuesday at 3', 'haircut'],
    ['could you cut the hair of my son', 'haircut'],
    ['a beard trim', 'beard trim'],
    ['my beard', 'beard trim'],
    ['hair coloring', 'hair coloring'],
    ['I want my hair colored', 'hair coloring'],
    ['color my hair', 'hair coloring'],
    ['dyed', 'hair coloring'],
    ['hair colorng', 'hair coloring'],
    ['a haircutt', 'haircut'],
    ['hiarcut', 'haircut'],
    ['masage', 'massage'],
    ['creme facial', 'crème facial'],
    ['CRÈME-FACIALS', 'crème facial'],
    ['not a massage, a manicure', 'manicure'],
    ['a massage rather than a manicure', 'massage'],
    ['massage, no wait, a manicure', 'manicure'],
    ['manicures', 'manicure'],
    ['swap the massage for a manicure', 'manicure'],
    ['change from a massage to a manicure', 'manicure'],
  ])('reads %j as %j', (words, value) => expect(service.read(words, asked)).toEqual({ kind: 'value', value }));

  it.each([
    ['a haircut or a massage', ['haircut', 'massage']],
    ['haircut and beard trim', ['haircut', 'beard trim']],
    ['hair', ['haircut', 'hair coloring']],
  ])('leaves %j open between %j', (words, options) =>
    expect(service.read(words, asked)).toEqual({ kind: 'ambiguous', options }),
  );

  it.each(['a tattoo', 'nails', 'waxing please', 'pedicure', "I'd like a tattoo", 'John'])(
    'refuses %j with the options',
    (words) => expect(service.read(words, asked)).toEqual({ kind: 'refused', code: 'not-an-option', options: all }),
  );

  it.each([
    ...['yes', 'no thanks', 'cancel', 'start over', 'hello', 'help', 'tomorrow', 'at 3', 'march', 'a tattoo?', ''],
    ...[
      'what do you have',
      'not a haircut',
      "I don't want a massage",
      "I don't know",

      'I would rather have something else done to me',
    ],
  ])('makes nothing of %j', (words) => expect(service.read(words, asked).kind).toMatch(/none|refused/));

  it.each([
    'yes',
    'cancel',
    'tomorrow',
    'at 3',
    'a tattoo?',
    "I don't know",
    '',
    '   ',
    "I'm sorry",
    'yes but change the time',
    'no haircut',
    'neither a haircut nor a massage',
    "it's me",
    'sounds good to me',
  ])('does not refuse %j', (words) => expect(service.read(words, asked)).toEqual({ kind: 'none' }));

  it.each([...all, 'Haircut'])('reads %j when something else was asked', (words) =>
    expect(service.read(words, unasked)).toEqual({ kind: 'value', value: words.toLowerCase() }),
  );

  it('hints in a longer message only at several options, to be asked about', () => {
    const hair = { kind: 'ambiguous', options: ['haircut', 'hair coloring'] };
    expect(service.read('something for my hair on Monday or Tuesday at 3', asked)).toEqual(hair);
    expect(service.read('a crème on Monday or Tuesday at 3', asked)).toEqual({ kind: 'none' });
    expect(service.read('a crème', asked)).toEqual({ kind: 'value', value: 'crème facial' });
  });

  it('refuses nothing and hints at nothing when something else was asked', () => {
    expect(service.read('a tattoo', unasked)).toEqual({ kind: 'none' });
    expect(service.read('hair', unasked)).toEqual({ kind: 'none' });
  });

  it('finds options where they stand; a typing error is not certain', () => {
    const said = 'A hair cut and a masage, not a manicure';
    expect(service.recognise(said, unasked)).toEqual([
      { start: 2, end: 10, reading: { kind: 'value', value: 'haircut' }, certain: true },
      { start: 17, end: 23, reading: { kind: 'value', value: 'massage' }, certain: false },
    ]);
  });

  it.each(['can I leave a message?', 'a message', 'I got your messages', 'all my manners'])(
    'takes no word of its own for a typing error: %j',
    (words) => {
      expect(service.recognise(words, asked)).toEqual([]);
      expect(service.recognise(words, unasked)).toEqual([]);
    },
  );

  it.each([
    ['a massge please', 'massage'],
    ['massagge', 'massage'],
    ['can I get a manicrue on Friday?', 'manicure'],
  ])('reads %j, where the typing error makes no word, as %j', (words, value) => {
    expect(service.read(words, asked)).toEqual({ kind: 'value', value });
    expect(service.recognise(words, unasked)).toMatchObject([{ certain: false }]);
  });

  const account = choice({ options: ['checking', 'savings', { value: 'loan', synonyms: ['lending', 'borrow'] }] });

  it.each([
    ["let's check my savings", 'savings'],
    ['I want my savings account to be checked', 'savings'],
    ['check the checking account', 'checking'],
    ['check', 'checking'],
    ['the loans', 'loan'],
    ['lending please', 'loan'],
  ])('reads %j as %j: another form of a verb is less than the word itself', (words, value) =>
    expect(account.read(words, asked)).toEqual({ kind: 'value', value }),
  );

  it.each([
    ['can you check the balance?', false],
    ['I want to check in', false],
    ['my checking account', true],
    ['I borrowed some', true],
    ['I lend him some', false],
  ])('is, of %j, certain: %j', (words, certain) =>
    expect(account.recognise(words, unasked).some((mention) => mention.certain)).toBe(certain),
  );

  it.each(['the second one', 'the first', 'any', 'whichever you like', 'the last one', "I don't mind"])(
    'leaves %j to whoever knows what was offered',
    (words) => {
      const offered = { ...asked, asked: { options: ['haircut', 'massage'] } };
      expect(service.read(words, offered)).toEqual({ kind: 'none' });
    },
  );

  it.each([
    ['swap it for a pedicure', true],
    ['can you make it an earful please', true],
    ['change that to a tattoo.', true],
    ['make it a later one', false],
    ['change it to a different day', false],
    ['swap it for the other', false],
    ['change the name to a longer one', false],
    ['I have a dog', false],
  ])('refuses, of "%s", what is to replace an option that was chosen: %s', (words, refuses) => {
    const chosen = { ...unasked, own: 'massage' };
    expect(service.read(words, chosen).kind).toBe(refuses ? 'refused' : 'none');
    expect(service.read(words, unasked).kind).toBe('none');
  });

  it('leaves a word that names two options open', () => {
    const table = choice({ options: { 'window table': {}, 'garden table': { synonyms: ['outside'] } } });
    expect(table.read('a table', asked)).toEqual({ kind: 'ambiguous', options: ['window table', 'garden table'] });
    expect(table.read('by the window', asked)).toEqual({ kind: 'value', value: 'window table' });
  });

  it('reads numbers that are options', () => {
    const size = choice({ options: ['1', '2'] });
    expect(size.read(2, asked)).toEqual({ kind: 'value', value: '2' });
    expect(size.recognise('2 at 3pm', unasked)[0]?.certain).toBe(false);
  });

  it('is said by its label and described by its values', () => {
    expect(service.say('hair coloring', 'en')).toBe('Hair coloring');
    expect(service.say('haircut', 'en')).toBe('haircut');
    expect(service.describe()).toMatchObject({ type: 'string', enum: all });
  });

  it.each(junk.map((text, at) => [at, text] as const))('makes nothing of 100 kB of junk (%i)', (_, text) =>
    expect(service.read(text, asked)).toEqual({ kind: 'none' }),
  );

  it.each([null, true, ['haircut'], {}])('makes nothing of %j', (words) =>
    expect(service.read(words, asked)).toEqual({ kind: 'none' }),
  );

  it('refuses a definition without options or with one twice', () => {
    expect(() => choice({ options: [] })).toThrow('no options');
    expect(() => choice({ options: ['a', 'a'] })).toThrow('"a" twice');
  });

  describe('with options that depend on other slots', () => {
    const stylists = choice({
      dependsOn: ['service', 'date'],
      options: ({ service, date }) =>
        service === 'massage'
          ? ['Nia', { value: 'Omar', synonyms: ['the tall one'] }, ...(date === '2026-11-24' ? ['Uma'] : [])]
          : service === 'haircut'
            ? ['Nia', 'Nia', 'Pablo']
            : [],
    });
    const beside = (values: Values, given = asked) => ({ ...given, values });

    it.each([
      ['Omar', { service: 'massage' }, { kind: 'value', value: 'Omar' }],
      ['with omar please', { service: 'massage' }, { kind: 'value', value: 'Omar' }],
      ['the tall one', { service: 'massage' }, { kind: 'value', value: 'Omar' }],
      ['Nia or Omar', { service: 'massage' }, { kind: 'ambiguous', options: ['Nia', 'Omar'] }],
      ['Uma', { service: 'massage', date: '2026-11-24' }, { kind: 'value', value: 'Uma' }],
      ['Uma', { service: 'massage' }, { kind: 'refused', code: 'not-an-option', options: ['Nia', 'Omar'] }],
      ['Omar', { service: 'haircut' }, { kind: 'refused', code: 'not-an-option', options: ['Nia', 'Pablo'] }],
      ['Nia', { service: 'haircut' }, { kind: 'value', value: 'Nia' }],
      ['not Nia', { service: 'haircut' }, { kind: 'none' }],
      ['Omar', {}, { kind: 'refused', code: 'not-an-option', options: [] }],
      ['yes', { service: 'massage' }, { kind: 'none' }],
    ])('reads %j beside %j', (words, values, reading) => expect(stylists.read(words, beside(values))).toEqual(reading));

    it('finds only what there is', () => {
      expect(stylists.recognise('a massage by Omar', beside({ service: 'massage' }, unasked))).toMatchObject([
        { start: 13, end: 17, certain: true },
      ]);
      expect(stylists.recognise('a haircut by Omar', beside({ service: 'haircut' }, unasked))).toEqual([]);
    });

    it('no longer holds a value that the others leave out', () => {
      expect(stylists.read('Omar', beside({ service: 'massage' }, unasked))).toEqual({ kind: 'value', value: 'Omar' });
      expect(stylists.read('Omar', beside({ service: 'haircut' }, { ...unasked, own: 'Omar' }))).toEqual({
        kind: 'refused',
        code: 'not-an-option',
        options: ['Nia', 'Pablo'],
      });
    });

    it('is described without its options and said by its value', () => {
      expect(stylists.describe()).not.toHaveProperty('enum');
      expect(stylists.say('Omar', 'en')).toBe('Omar');
    });

    it('must say what it depends on', () => {
      expect(() => choice({ options: () => ['a'] })).toThrow('dependsOn');
    });

    it('is any text by its type', () => {
      const slots = { stylist: stylists };
      expectTypeOf<SlotValues<{ slots: typeof slots }>>().toEqualTypeOf<{ readonly stylist: string }>();
    });
  });

  it('infers its values', () => {
    const slots = {
      list: choice({ options: ['a', 'b'] }),
      record: choice({ options: { c: { label: 'C' }, d: {} }, optional: true }),
      objects: choice({ options: [{ value: 'e', price: 3 }, 'f'] }),
    };
    expectTypeOf<SlotValues<{ slots: typeof slots }>>().toEqualTypeOf<{
      readonly list: 'a' | 'b';
      readonly record?: 'c' | 'd';
      readonly objects: 'e' | 'f';
    }>();
  });
});
