import { describe, expect, expectTypeOf, it } from 'vitest';
import type { SlotValues } from '../../src/core/flow.ts';
import type { Json } from '../../src/core/json.ts';
import { of, type StandardSchema } from '../../src/slots/schema.ts';
import { asked, junk, unasked } from './given.ts';

interface Issue {
  readonly issue: string;
}

const issue = (message: string): Issue => ({ issue: message });

/** A schema that accepts what `check` gives back, unless that is an issue. */
const schema = <Output>(check: (input: unknown) => Output | Issue): StandardSchema<Output> => ({
  '~standard': {
    version: 1,
    vendor: 'test',
    validate: (input) => {
      const outcome = check(input);
      const refused = typeof outcome === 'object' && outcome !== null && 'issue' in outcome;
      return refused ? { issues: [{ message: outcome.issue }] } : { value: outcome as Output };
    },
  },
});

const email = schema((input) =>
  typeof input === 'string' && /^\S+@\S+$/.test(input) ? input.toLowerCase() : issue('Not an email address.'),
);
const count = schema((input) => (typeof input === 'number' ? input : issue('Not a number.')));
const flag = schema((input) => (typeof input === 'boolean' ? input : issue('Not a boolean.')));
const size = schema((input) =>
  typeof input === 'object' && input !== null && 'width' in input ? { width: Number(input.width) } : issue('No width.'),
);
const broken = schema<string>(() => {
  throw new Error('It broke.');
});
const slow: StandardSchema<string> = {
  '~standard': { version: 1, vendor: 'test', validate: () => Promise.resolve({ value: 'x' }) },
};
const failing: StandardSchema<string> = {
  '~standard': { version: 1, vendor: 'test', validate: () => Promise.reject(new Error('no')) },
};
const dated = schema((input) => (input === 'x' ? (new Date(0) as unknown as string) : issue('Not x.')));
const width = of(size, { read: (words) => ({ width: Number.parseInt(words, 10) }), say: ({ width }) => `${width} cm` });

const value = (read: Json) => ({ kind: 'value', value: read });
const invalid = (detail: string) => ({ kind: 'refused', code: 'invalid', options: [], detail });
const none = { kind: 'none' };

describe('of', () => {
  it.each([
    ['an email address', of(email), 'ann@example.com', value('ann@example.com')],
    ['what the schema makes of it', of(email), 'Ann@Example.com', value('ann@example.com')],
    ['words, trimmed', of(email), '  ann@example.com\n', value('ann@example.com')],
    ['other words', of(email), 'my address', invalid('Not an email address.')],
    ['no words', of(email), '   ', none],
    ['empty words', of(email), '', none],
    ['a number for words', of(email), 4, invalid('Not an email address.')],
    ['null for words', of(email), null, invalid('Not an email address.')],
    ['a number', of(count), 4, value(4)],
    ['a number in words', of(count), '4', value(4)],
    ['a fraction in words', of(count), '-4.5', value(-4.5)],
    ['zero in words', of(count), '0', value(0)],
    ['a number among words', of(count), '4 people', invalid('Not a number.')],
    ['two numbers', of(count), '4 5', invalid('Not a number.')],
    ['a boolean for a number', of(count), 'true', invalid('Not a number.')],
    ['true in words', of(flag), 'true', value(true)],
    ['false in words', of(flag), 'false', value(false)],
    ['yes for a boolean', of(flag), 'yes', invalid('Not a boolean.')],
    ['a boolean', of(flag), false, value(false)],
    ['an object', width, { width: 4 }, value({ width: 4 })],
    ['words that are made an object first', width, '4 cm', value({ width: 4 })],
    ['an object that lacks something', width, { height: 4 }, invalid('No width.')],
    ['a list', width, [4], invalid('No width.')],
    ['a schema that throws', of(broken), 'x', invalid('It broke.')],
    ['a schema that throws at a value', of(broken), 4, invalid('It broke.')],
    ['an asynchronous schema', of(slow), 'x', invalid('Asynchronous schemas are not supported.')],
    ['an asynchronous schema that fails', of(failing), 'x', invalid('Asynchronous schemas are not supported.')],
    ['a schema that makes no JSON', of(dated), 'x', invalid('The value is not JSON.')],
    ['not a number at all', width, 'wide', invalid('The value is not JSON.')],
  ])('reads %s', (_, kind, words, reading) => expect(kind.read(words, asked)).toEqual(reading));

  it('refuses what its own reading of words throws at', () => {
    const kind = of(email, {
      read: () => {
        throw new Error('Cannot read that.');
      },
    });
    expect(kind.read('words', asked)).toEqual(invalid('Cannot read that.'));
    expect(kind.read('ann@example.com', unasked)).toEqual(value('ann@example.com'));
  });

  it('is the whole of an answer, never found in free text', () => {
    expect(of(email).recognise(' ann@example.com ', unasked)).toEqual([]);
    expect(of(email).recognise(' ann@example.com ', asked)).toEqual([
      { start: 1, end: 16, reading: value('ann@example.com'), certain: false },
    ]);
    expect(of(email).read('my address', unasked)).toEqual(none);
  });

  it('reads what it stored', () => {
    expect(of(email).read('ann@example.com', unasked)).toEqual(value('ann@example.com'));
    expect(of(count).read(4, unasked)).toEqual(value(4));
    expect(width.read({ width: 4 }, unasked)).toEqual(value({ width: 4 }));
  });

  it('is said as the flow says, else as text or JSON', () => {
    expect(width.say({ width: 4 }, 'en')).toBe('4 cm');
    expect(of(size).say({ width: 4 }, 'en')).toBe('{"width":4}');
    expect(of(email).say('a@b', 'en')).toBe('a@b');
    expect(of(email, { description: 'An email address.' }).describe().description).toBe('An email address.');
  });

  it.each(junk.map((words, at) => [at, words] as const))('makes nothing of 100 kB of junk (%i)', (_, words) => {
    expect(of(email).read(words, unasked)).toEqual(none);
    expect(of(count).read(words, unasked)).toEqual(none);
  });

  it('infers its value from the schema', () => {
    const slots = {
      email: of(email),
      size: of(size, { optional: true }),
      count: of(count, { say: (n) => n.toFixed(1) }),
    };
    expectTypeOf<SlotValues<{ slots: typeof slots }>>().toEqualTypeOf<{
      readonly email: string;
      readonly size?: { width: number };
      readonly count: number;
    }>();
  });
});
