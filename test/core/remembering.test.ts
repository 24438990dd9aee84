import { expect, it } from 'vitest';
import { rememberingObjects, rememberingTexts } from '../../src/core/remembering.ts';

it('makes something of a text once', () => {
  const made: string[] = [];
  const lengthOf = rememberingTexts((text) => {
    made.push(text);
    return text === '' ? undefined : text.length;
  });
  expect(['four', 'four', '', ''].map(lengthOf)).toEqual([4, 4, undefined, undefined]);
  expect(made).toEqual(['four', '']);
});

it('forgets what is older, so that it does not grow', () => {
  const made: string[] = [];
  const same = rememberingTexts((text) => {
    made.push(text);
    return text;
  });
  same('first');
  for (let at = 0; at < 1_000; at += 1) expect(same(`text ${at}`)).toBe(`text ${at}`);
  made.length = 0;
  expect([same('text 999'), same('first')]).toEqual(['text 999', 'first']);
  expect(made).toEqual(['first']);
});

it('does not keep what is too long', () => {
  const made: number[] = [];
  const lengthOf = rememberingTexts((text) => made.push(text.length));
  lengthOf('a'.repeat(100_000));
  lengthOf('a'.repeat(100_000));
  expect(made).toEqual([100_000, 100_000]);
});

it('makes something of an object once, whatever another one looks like', () => {
  const sizeOf = rememberingObjects((list: readonly string[]) => ({ size: list.length }));
  const list = ['a'];
  expect(sizeOf(list)).toBe(sizeOf(list));
  expect(sizeOf(list)).not.toBe(sizeOf(['a']));
});
