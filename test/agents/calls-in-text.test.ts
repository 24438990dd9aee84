import { describe, expect, it } from 'vitest';
import { callsInText } from '../../src/agents/calls-in-text.ts';
import { fastestOf } from '../fastest-of.ts';

const tools = ['set_slot', 'confirm'];
const read = (text: string) => callsInText(text, tools).map(({ name, arguments: args }) => [name, JSON.parse(args)]);

describe('Calls in a text', () => {
  it.each([
    ['{"name": "confirm"}', [['confirm', {}]]],
    ['{"name": "confirm", "arguments": {}}', [['confirm', {}]]],
    ['{"tool": "set_slot", "args": {"slot": "day"}}', [['set_slot', { slot: 'day' }]]],
    ['{"name": "set_slot", "arguments": "{\\"slot\\": \\"day\\"}"}', [['set_slot', { slot: 'day' }]]],
    [
      '{"calls": [{"name": "confirm"}, {"name": "confirm"}]}',
      [
        ['confirm', {}],
        ['confirm', {}],
      ],
    ],
    [
      '{"name": "set_slot", "arguments": {"slot": "}{"}} and {"name": "confirm"}',
      [
        ['set_slot', { slot: '}{' }],
        ['confirm', {}],
      ],
    ],
    ['<|python_tag|>{"name": "confirm", "parameters": {}}', [['confirm', {}]]],
    ['<function=set_slot>{"slot": "day"}</function>', [['set_slot', { slot: 'day' }]]],
    ['[TOOL_CALLS] set_slot {"slot": "day"}', [['set_slot', { slot: 'day' }]]],
  ])('are read from %j', (text, calls) => {
    expect(read(text)).toEqual(calls);
  });

  it.each([
    'confirm',
    'I would call confirm now.',
    '{"name": "book_now", "arguments": {}}',
    '{"name": {"name": 4}}',
    '{"name": "confirm"',
    "{'name': 'confirm'}",
    '<function=book_now>{"name": "x"}</function>',
    '{"slot": "day", "value": "friday"}',
    '',
  ])('are not read from %j', (text) => expect(read(text)).toEqual([]));

  it.each([
    ['braces', '{'],
    ['quotes', '{"'],
    ['names', '{"name": "confirm", '],
    ['marks', '<function='],
    ['lists of marks', '[TOOL_CALLS]'],
    ['spaces', ' '],
  ])('are looked for in 100 kB of %s in no time', (_of, part) => {
    const junk = part.repeat(100_000 / part.length);
    expect(fastestOf(() => callsInText(junk, tools))).toBeLessThan(50);
  });
});
