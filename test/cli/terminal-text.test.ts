import { describe, expect, it } from 'vitest';
import { lookOf, printable, table, wrap } from '../../src/cli/terminal-text.ts';
import { FakeIo } from './fake-io.ts';

describe('wrapped text', () => {
  it.each([
    { text: 'one two three', width: 20, indent: 0, is: 'one two three' },
    { text: 'one two three four five', width: 20, indent: 0, is: 'one two three four\nfive' },
    { text: 'one two three four five', width: 22, indent: 2, is: 'one two three four\n  five' },
    { text: 'Here it is:\n- a\n- b', width: 40, indent: 2, is: 'Here it is:\n  - a\n  - b' },
    { text: 'a veryveryveryveryverylongword b', width: 20, indent: 0, is: 'a\nveryveryveryveryverylongword\nb' },
    { text: 'narrow terminals stay readable', width: 5, indent: 0, is: 'narrow terminals\nstay readable' },
  ])('of $width columns is $is', ({ text, width, indent, is }) => {
    expect(wrap(text, width, indent)).toBe(is);
  });
});

describe('colours', () => {
  const painted = (isTerminal: boolean, env: Record<string, string>) =>
    lookOf(new FakeIo({ isTerminal, env })).paint('you', 'You') !== 'You';
  it.each([
    { isTerminal: true, env: {}, are: true },
    { isTerminal: true, env: { NO_COLOR: '' }, are: true },
    { isTerminal: true, env: { NO_COLOR: '1' }, are: false },
    { isTerminal: true, env: { TERM: 'dumb' }, are: false },
    { isTerminal: false, env: {}, are: false },
  ])('are used ($are) when it is a terminal ($isTerminal) with $env', ({ isTerminal, env, are }) => {
    expect(painted(isTerminal, env)).toBe(are);
  });
});

it.each([
  ['\u001b[2J\u001b[31mred\u001b[0m', 'red'],
  ['bell\u0007 and back\b', 'bell and back'],
  ['two\nlines\tand a tab', 'two\nlines\tand a tab'],
])('shows %j as %j: a terminal obeys nothing that was said', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

it('lines up the columns of a table', () => {
  expect(
    table([
      ['slot', 'value'],
      ['date', '-'],
      ['service', 'haircut'],
    ]),
  ).toBe('slot     value\ndate     -\nservice  haircut');
});
