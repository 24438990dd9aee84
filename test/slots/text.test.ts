import { describe, expect, expectTypeOf, it } from 'vitest';
import type { SlotValues } from '../../src/core/flow.ts';
import { text } from '../../src/slots/text.ts';
import { asked, junk, unasked } from './given.ts';

const note = text({ min: 3, max: 20 });
const value = (read: string) => ({ kind: 'value', value: read });
const refused = (code: string) => ({ kind: 'refused', code, options: [] });

describe('text', () => {
  it.each([
    ['no nuts', value('no nuts')],
    ['  no   nuts ', value('no nuts')],
    ['no\nnuts', value('no nuts')],
    ['no\tnuts\r\n', value('no nuts')],
    ['no\u0000nuts', value('nonuts')],
    ['no\u202enuts', value('nonuts')],
    ['e\u0301te\u0301', value('été')],
    ['yes', value('yes')],
    ['王小明的朋友', value('王小明的朋友')],
    ['🙂🙂🙂', value('🙂🙂🙂')],
    ['"quoted" <b>', value('"quoted" <b>')],
    ['12345', value('12345')],
    ['x'.repeat(20), value('x'.repeat(20))],
    [` ${'x'.repeat(20)} `, value('x'.repeat(20))],
    ['x'.repeat(21), refused('too-long')],
    ['🙂'.repeat(20), value('🙂'.repeat(20))],
    ['🙂'.repeat(21), refused('too-long')],
    ['ab', refused('too-short')],
    [' a ', refused('too-short')],
    ['', { kind: 'none' }],
    ['   ', { kind: 'none' }],
    ['\u0000', { kind: 'none' }],
    ['...', { kind: 'none' }],
    ['-- ?!', { kind: 'none' }],
    [4, { kind: 'none' }],
    [null, { kind: 'none' }],
    [['no nuts'], { kind: 'none' }],
  ])('reads %j', (words, reading) => expect(note.read(words, asked)).toEqual(reading));

  it('is never found in free text', () => expect(note.recognise('no nuts please', unasked)).toEqual([]));

  it('is the whole of an answer', () =>
    expect(note.recognise('  no nuts ', asked)).toEqual([
      { start: 2, end: 9, reading: value('no nuts'), certain: false },
    ]));

  it('reads what it stored, and only that, when something else was asked', () => {
    expect(note.read('no nuts', unasked)).toEqual(value('no nuts'));
    expect(note.read(' no  nuts', unasked)).toEqual({ kind: 'none' });
    expect(note.read('ab', unasked)).toEqual({ kind: 'none' });
  });

  it.each(junk.map((words, at) => [at, words] as const))('takes no 100 kB of junk (%i)', (_, words) =>
    expect(text().read(words, asked).kind).toMatch(/refused|none/),
  );

  it('takes 500 characters where nothing else is said', () => {
    expect(text().read('x'.repeat(500), asked).kind).toBe('value');
    expect(text().describe().description).toContain('500');
    expect(note.say('no nuts', 'en')).toBe('no nuts');
  });

  it('refuses a definition with min above max', () => expect(() => text({ min: 3, max: 2 })).toThrow('min 3'));

  it('infers whether its value may be missing', () => {
    const slots = { always: text(), maybe: text({ optional: true }) };
    expectTypeOf<SlotValues<{ slots: typeof slots }>>().toEqualTypeOf<{
      readonly always: string;
      readonly maybe?: string;
    }>();
  });
});
