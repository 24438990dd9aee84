import { describe, expect, expectTypeOf, it } from 'vitest';
import type { SlotValues } from '../../src/core/flow.ts';
import { email } from '../../src/slots/email.ts';
import { asked, junk, unasked } from './given.ts';

const address = email();
const value = (read: string) => ({ kind: 'value', value: read });
const none = { kind: 'none' };

describe('email', () => {
  it.each([
    ['ann@example.com', 'ann@example.com'],
    ['Ann.Lee@Example.COM', 'Ann.Lee@example.com'],
    ['ann@example.com.', 'ann@example.com'],
    ['ann@example.com, thanks!', 'ann@example.com'],
    ['<ann@example.com>', 'ann@example.com'],
    ['(ann@example.com)', 'ann@example.com'],
    ["it's 'ann@example.com'!", 'ann@example.com'],
    ['mailto:ann@example.com', 'ann@example.com'],
    ['my email is ann_lee+news@mail.example.co.uk', 'ann_lee+news@mail.example.co.uk'],
    ["o'brien@example.com", "o'brien@example.com"],
    ['jürgen@bücher.example', 'jürgen@bücher.example'],
    ['4you@123.example.org', '4you@123.example.org'],
    ['bob@x.example, no wait, ann@example.com', 'ann@example.com'],
    ['not bob@x.example, ann@example.com', 'ann@example.com'],
    ['change it from bob@x.example to ann@example.com', 'ann@example.com'],
    ['Friday at 3, ann@example.com, 4 people', 'ann@example.com'],
    ['ann @ example.com', 'ann@example.com'],
    ['ann@ example . com', 'ann@example.com'],
  ])('reads %j as %j whatever was asked', (words, read) => {
    expect(address.read(words, unasked)).toEqual(value(read));
    expect(address.read(words, asked)).toEqual(value(read));
  });

  it.each([
    ['ann at example dot com', 'ann@example.com'],
    ['Ann at Example dot com please', 'ann@example.com'],
    ['ann dot lee at example dot co dot uk', 'ann.lee@example.co.uk'],
    ['ann underscore lee at my dash shop dot com', 'ann_lee@my-shop.com'],
    ['ann hyphen lee at example dot com', 'ann-lee@example.com'],
    ['ann plus news at example dot com', 'ann+news@example.com'],
    ['ann.lee at example.com', 'ann.lee@example.com'],
    ['ann (at) example (dot) com', 'ann@example.com'],
    ['ann[at]example[dot]com', 'ann@example.com'],
    ['a n n at example dot com', 'ann@example.com'],
    ['ann four two at example dot com', 'ann42@example.com'],
    ['ann forty-two at example dot com', 'ann42@example.com'],
    ['my email is ann at home depot dot com', 'ann@homedepot.com'],
    ['it is ann at example dot com', 'ann@example.com'],
    ['me at example dot com', 'me@example.com'],
    ['sure, info at example dot org, thanks', 'info@example.org'],
    ['ann at example dot c o m', 'ann@example.com'],
    ['ann at example dot com street', 'ann@example.com'],
  ])('reads the answer %j as %j', (words, read) => expect(address.read(words, asked)).toEqual(value(read)));

  it.each([
    ['my email is ann at example dot com', 'ann@example.com'],
    ['Email: ann dot lee at example dot com', 'ann.lee@example.com'],
    ['you can email me, or my e-mail address is ann at example dot com.', 'ann@example.com'],
  ])('is certain of %j, which calls it an address', (words, read) =>
    expect(address.recognise(words, unasked)).toMatchObject([{ reading: value(read), certain: true }]),
  );

  it.each([
    ['John Smith at example dot com', ['johnsmith@example.com', 'john.smith@example.com']],
    ['ann@example.com or bob@example.com', ['ann@example.com', 'bob@example.com']],
  ])('leaves %j open', (words, options) => expect(address.read(words, asked)).toEqual({ kind: 'ambiguous', options }));

  it.each([
    ...['ann@', 'ann@example', '@example.com', 'ann@@example.com', 'ann@bob@example.com', 'ann..lee@example.com'],
    ...['.@example.com', 'ann@-example.com', 'ann@example.c', 'ann@127.0.0.1', 'ann@example..com', 'ann at gmail'],
    ...['ann at home', `${'x'.repeat(65)}@example.com`, 'ann lee@', 'my email is ann@example'],
  ])('refuses the answer %j', (words) =>
    expect(address.read(words, asked)).toEqual({ kind: 'refused', code: 'not-an-email', options: [] }),
  );

  it.each([
    ...['at 3', 'Friday at 3', 'tomorrow at noon', 'at home', 'yes', 'no thanks', 'cancel', '', '   ', 'dinner @ 8'],
    ...[
      'where are you at?',
      'not ann@example.com',
      'I have no email',
      'dot com',
      '@',
      'at',
      'a haircut',
      '415 555 2671',
    ],
    'can I tell you later at the door, when I come in to pay for it?',
  ])('makes nothing of the answer %j', (words) => expect(address.read(words, asked)).toEqual(none));

  it.each([
    ...[
      'meet me at example dot com street',
      'ann at example dot com',
      'we are at example dot com',
      'lunch at joe dot s',
    ],
    ...['ann@', 'see you @ 3.30', 'ann at home', '@ann said so', 'a table at the window'],
  ])('finds no address in %j when something else was asked', (words) =>
    expect(address.recognise(words, unasked)).toEqual([]),
  );

  it('finds addresses where they stand', () => {
    expect(address.recognise('write to "ann@example.com".', unasked)).toEqual([
      { start: 10, end: 25, reading: value('ann@example.com'), certain: true },
    ]);
    expect(address.recognise('ok, ann at example dot com.', asked)).toEqual([
      { start: 4, end: 26, reading: value('ann@example.com'), certain: false },
    ]);
  });

  it.each(['ann@example.com', 'Ann.Lee@example.co.uk', "o'brien+x@bücher.example"])(
    'reads what it stored: %j',
    (stored) => expect(address.read(stored, unasked)).toEqual(value(stored)),
  );

  it('is said as it is written', () => {
    expect(address.say('ann@example.com', 'en')).toBe('ann@example.com');
    expect(address.describe().type).toBe('string');
  });

  it.each([...junk, '@', 'a@', 'at ', 'a at b dot ', 'a.'].map((text, at) => [at, text] as const))(
    'comes to a quick end on 100 kB of junk (%i)',
    (_, text) => {
      const long = text.repeat(Math.ceil(100_000 / text.length));
      expect(address.read(long, unasked).kind).toBe('none');
      expect(['none', 'refused', 'ambiguous']).toContain(address.read(long, asked).kind);
    },
  );

  it.each([null, true, 4, ['ann@example.com'], {}])('makes nothing of %j', (words) =>
    expect(address.read(words, asked)).toEqual(none),
  );

  it('infers whether its value may be missing', () => {
    const slots = { always: email(), maybe: email({ optional: true }) };
    expectTypeOf<SlotValues<{ slots: typeof slots }>>().toEqualTypeOf<{
      readonly always: string;
      readonly maybe?: string;
    }>();
  });
});
