import { describe, expect, expectTypeOf, it } from 'vitest';
import type { SlotValues } from '../../src/core/flow.ts';
import { yesNo } from '../../src/slots/yes-no.ts';
import { asked, junk, unasked } from './given.ts';

const outdoors = yesNo({ about: ['outdoor seating', 'outside'] });

describe('yesNo', () => {
  it.each(
    [
      ...[
        'yes',
        'Yes!',
        'yep',
        'yeah',
        'sure',
        'of course',
        'please do',
        'yes please',
        'ok',
        'I do',
        'we would',
        'Why not?!',
        'um, yes',
      ],
      ...[
        'yes, and a high chair',
        'yes I would like that',
        'sure thing',
        "I'd love that",
        'yeah sure thanks',
        'true',
        'True',
        'no problem',
        'that works for me',
        "That's fine with me.",
        'that would be great, thanks',
      ],
    ].filter((words) => !words.includes('?')),
  )('reads %j as yes', (words) => expect(outdoors.read(words, asked)).toEqual({ kind: 'value', value: true }));

  it.each([
    ...[
      'no',
      'No.',
      'nope',
      'nah',
      'not really',
      "I don't",
      'I don’t think so',
      'no thanks',
      'no thank you',
      'not at all',
      'false',
    ],
    ...[
      'of course not',
      "I don't need any",
      'we would rather not, no',
      'no, inside',
      'False',
      'not this time',
      'yeah no',
      "I'd rather not",
    ],
  ])('reads %j as no', (words) => expect(outdoors.read(words, asked)).toEqual({ kind: 'value', value: false }));

  it.each([
    ...['maybe', 'not sure', "I don't know", 'no idea', 'are you sure?', 'yes or no?', '4', ''],
    ...[
      'what is that',
      'two, please',
      'yes and no',
      "I'd like a colour",
      'not a haircut, a facial',
      'Friday',
      'yesterday',
      'nobody told me',
      'is there outdoor seating?',
      'Do you have outdoor seating?',
      'not yet',
    ],
  ])('makes nothing of %j', (words) => expect(outdoors.read(words, asked)).toEqual({ kind: 'none' }));

  it('leaves both open', () =>
    expect(outdoors.read('yes, no', asked)).toEqual({ kind: 'ambiguous', options: [true, false] }));

  it.each([
    ['4 people with outdoor seating', true],
    ['4 people, no outdoor seating', false],
    ['we want to sit outside', true],
    ["we don't want to sit outside".replace('to sit ', 'to be '), false],
    ['without outdoor seating please', false],
    ["outdoor seating doesn't work for us", false],
    ['can we have outdoor seating?', true],
  ])('reads %j as %j whatever was asked', (words, value) => {
    expect(outdoors.read(words, unasked)).toEqual({ kind: 'value', value });
    expect(outdoors.recognise(words, unasked)).toMatchObject([{ certain: true }]);
  });

  const kids = yesNo({ about: ['kids', 'child-friendly'] });
  const smoking = yesNo({ about: ['smoking', 'smoke'] });
  const free = yesNo({ about: ['free entry', 'entrance is free'], against: ['entry fee', 'paid entry'] });

  it.each([
    ['a place that I could take my kids to', kids, true],
    ['a place for a kid', kids, true],
    ['kid friendly please', kids, true],
    ['a child friendly hotel', kids, true],
    ['Child-Friendly!', kids, true],
    ['we come without the kids', kids, false],
    ['no kids', kids, false],
    ['a smoking room', smoking, true],
    ['somewhere we can smoke', smoking, true],
    ['a non-smoking room', smoking, false],
    ['a no-smoking room', smoking, false],
    ['a room free of smoke', smoking, false],
    ['smoke-free', smoking, false],
    ['smoking not allowed, please', smoking, false],
    ['no need for smoking', smoking, false],
    ["smoking isn't a problem", smoking, true],
    ['smoking is no problem', smoking, true],
    ['smoking is a problem', smoking, false],
    ['it would be nice if smoking is allowed', smoking, true],
  ])('reads %j by what it is about, however it is written', (words, kind, value) => {
    expect(kind.read(words, unasked)).toEqual({ kind: 'value', value });
  });

  it.each([
    ['free entry', true],
    ['if possible without an entry fee', true],
    ['no entry fees', true],
    ["I don't want to pay an entry fee", true],
    ['no paid entry', true],
    ['with an entry fee', false],
    ['an entry fee is fine', false],
    ['an entry fee is no problem', false],
    ['no free entry', false],
  ])('reads %j as %j where words are against it', (words, value) => {
    expect(free.read(words, unasked)).toEqual({ kind: 'value', value });
  });

  it.each([
    ['is there an entry fee?', free],
    ['do you take an entry fee?', free],
    ["I don't care whether there is an entry fee", free],
    ['does it have an entry fee', free],
    ['tell me if they are child friendly', kids],
    ['are they child-friendly', kids],
    ['can I smoke there?', smoking],
    ['can we bring the kids there on Friday?', kids],
    ['Is the hotel child friendly by the way.', kids],
    ['quick question does the hotel allow smoking', smoking],
    ['free parking', free],
  ])('makes nothing of %j', (words, kind) => expect(kind.recognise(words, unasked)).toEqual([]));

  it('leaves words for and against it open', () =>
    expect(free.read('free entry or an entry fee', unasked)).toEqual({ kind: 'ambiguous', options: [true, false] }));

  it('finds the words it is about where they stand', () =>
    expect(outdoors.recognise('4, no outdoor seating', unasked)).toEqual([
      { start: 6, end: 21, reading: { kind: 'value', value: false }, certain: true },
    ]));

  it('hears a bare yes only when asked, and is not certain of it', () => {
    expect(outdoors.recognise('yes', unasked)).toEqual([]);
    expect(outdoors.recognise(' yes ', asked)).toEqual([
      { start: 1, end: 4, reading: { kind: 'value', value: true }, certain: false },
    ]);
    expect(outdoors.recognise('well, no thanks, 5 people', asked)).toEqual([
      { start: 6, end: 15, reading: { kind: 'value', value: false }, certain: false },
    ]);
  });

  it.each([true, false])('reads what it stored: %j', (value) =>
    expect(yesNo().read(value, unasked)).toEqual({ kind: 'value', value }),
  );

  it.each(junk.map((words, at) => [at, words] as const))('makes nothing of 100 kB of junk (%i)', (_, words) =>
    expect(outdoors.read(words, asked)).toEqual({ kind: 'none' }),
  );

  it('is said and described', () => {
    expect([true, false].map((value) => yesNo().say(value, 'en'))).toEqual(['yes', 'no']);
    expect(yesNo().describe().type).toBe('boolean');
  });

  it('infers whether its value may be missing', () => {
    const slots = { always: yesNo(), maybe: yesNo({ when: () => true }) };
    expectTypeOf<SlotValues<{ slots: typeof slots }>>().toEqualTypeOf<{
      readonly always: boolean;
      readonly maybe?: boolean;
    }>();
  });
});
