import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import type { SlotValues } from '../../src/core/flow.ts';
import { of } from '../../src/slots/schema.ts';
import { asked, unasked } from './given.ts';

const value = <Value>(read: Value) => ({ kind: 'value', value: read });
const refused = { kind: 'refused', code: 'invalid', options: [] };

describe.each([
  ['zod', of(z.email()), of(z.number().min(1)), of(z.enum(['small', 'large'])), of(z.object({ width: z.number() }))],
  [
    'valibot',
    of(v.pipe(v.string(), v.email())),
    of(v.pipe(v.number(), v.minValue(1))),
    of(v.picklist(['small', 'large'])),
    of(v.object({ width: v.number() })),
  ],
  [
    'arktype',
    of(type('string.email')),
    of(type('number >= 1')),
    of(type("'small' | 'large'")),
    of(type({ width: 'number' })),
  ],
])('a slot of a schema of %s', (_, address, count, size, box) => {
  it('reads what the schema accepts, and that again', () => {
    for (const given of [asked, unasked]) {
      expect(address.read('ann@example.com', given)).toEqual(value('ann@example.com'));
      expect(count.read('4', given)).toEqual(value(4));
      expect(count.read(4, given)).toEqual(value(4));
      expect(size.read('small', given)).toEqual(value('small'));
      expect(box.read({ width: 4 }, given)).toEqual(value({ width: 4 }));
    }
  });

  it.each([
    ['words that are no address', address, 'my address'],
    ['a number that is too small', count, '0'],
    ['words for a number', count, 'some'],
    ['another word', size, 'medium'],
    ['an object that lacks something', box, { height: 4 }],
  ])('refuses %s in the words of the schema', (__, kind, words) => {
    const reading = kind.read(words, asked);
    expect(reading).toMatchObject(refused);
    expect(reading).toHaveProperty('detail', expect.stringMatching(/\w{4}/));
  });

  it('says nothing of words that were meant for another slot', () => {
    expect(address.read('my address', unasked)).toEqual({ kind: 'none' });
  });
});

describe('what a schema makes of words', () => {
  it.each([
    ['zod', of(z.string().trim().toLowerCase())],
    ['valibot', of(v.pipe(v.string(), v.trim(), v.toLowerCase()))],
    ['arktype', of(type('string.trim |> string.lower'))],
  ])('is the value (%s)', (_, kind) => expect(kind.read('  ABC ', asked)).toEqual(value('abc')));

  it.each([
    ['zod', of(z.string().refine(() => Promise.resolve(true)))],
    [
      'valibot',
      of(
        v.pipeAsync(
          v.string(),
          v.checkAsync(() => Promise.resolve(true)),
        ),
      ),
    ],
  ])('must be known at once (%s)', (_, kind) => expect(kind.read('abc', asked)).toMatchObject(refused));

  it('must be JSON', () => {
    expect(of(z.coerce.date().transform((day) => day as unknown as string)).read('2026-11-24', asked)).toMatchObject(
      refused,
    );
  });

  it('has the type that the schema infers', () => {
    const slots = {
      zod: of(z.object({ width: z.number() })),
      valibot: of(v.picklist(['small', 'large']), { optional: true }),
      arktype: of(type('number >= 1')),
    };
    expectTypeOf<SlotValues<{ slots: typeof slots }>>().toEqualTypeOf<{
      readonly zod: { width: number };
      readonly valibot?: 'small' | 'large';
      readonly arktype: number;
    }>();
  });
});
