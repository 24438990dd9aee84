import { describe, expect, it } from 'vitest';
import { type Bound, boundOf, isStretch } from '../../src/slots/stretches.ts';

/** The place in brackets, in the text without them. */
function marked(text: string) {
  const end = text.indexOf(']') - 1;
  return { said: text.replace(/[[\]]/g, ''), place: { start: text.indexOf('['), end } };
}

describe('a bound', () => {
  it.each<[string, Bound | undefined]>([
    ['from [3]', 'from'],
    ['starting on the [5th]', 'from'],
    ['[3] or later', 'from'],
    ['[Monday] onwards', 'from'],
    ['[3] at the earliest', 'from'],
    ['until [3]', 'until'],
    ['up to the [5th]', 'until'],
    ['by [5]', 'by'],
    ['on or before [Friday]', 'by'],
    ['[5] at the latest', 'by'],
    ['before the [5th]', 'before'],
    ['earlier than [5]', 'before'],
    ['after [5]', 'after'],
    ['later than [5]', 'after'],
    ['not before [3]', 'from'],
    ['no earlier than [3]', 'from'],
    ["can't do before [3]", 'from'],
    ['not until [Friday]', 'from'],
    ['no later than [5]', 'by'],
    ['not after [5]', 'by'],
    ["I don't want it later than [5]", 'by'],
    ['why not before [5]', 'before'],
    ['the day before [Friday]', 'day before'],
    ['the day after the [5th]', 'day after'],
    ['the week of the [16th]', 'week'],
    ['move it from [3]', undefined],
    ['move it to after [3]', 'after'],
    ['[3]', undefined],
    ['not [3]', undefined],
    ['[3] or after 4', undefined],
  ])('%s: %s', (text, bound) => {
    const { said, place } = marked(text);
    expect(boundOf(said, place)).toBe(bound);
  });
});

describe('a stretch', () => {
  it.each([
    ['3 to 5', true],
    ['3 - 5', true],
    ['3 till 5', true],
    ['3 up until 5', true],
    ['3 to till the 5', true],
    ["3 'til 5", true],
    ['between 3 and 5', true],
    ['3 and 5', false],
    ['3 or 5', false],
    ['3, 5', false],
    ['3 and then on to 5', false],
    ['move it from 3 to 5', false],
  ])('%s: %s', (said, expected) => {
    const [from, to] = [said.indexOf('3'), said.indexOf('5')];
    expect(isStretch(said, { start: from, end: from + 1 }, { start: to, end: to + 1 })).toBe(expected);
  });
});
