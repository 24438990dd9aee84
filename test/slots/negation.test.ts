import { describe, expect, it } from 'vitest';
import { isNegated, isTurnedDown } from '../../src/slots/negation.ts';

/** The words in brackets are what is asked about. */
const negated = (marked: string) => isNegated(marked.replace(/[[\]]/g, ''), marked.indexOf('['));
const turnedDown = (marked: string) => isTurnedDown(marked.replace(/[[\]]/g, ''), marked.indexOf(']') - 1);

describe('isNegated', () => {
  it.each([
    'not [Friday]',
    'Not on [Friday] please',
    'anything but [Monday]',
    'any day but [Monday]',
    'no [Sundays]',
    "I don't want [3]",
    "I don't want to pay [$20]",
    "we can't spend [500]",
    'I don’t want to come on the [3rd]',
    'every day except [Monday]',
    'Tuesday rather than [Wednesday]',
    'Tuesday instead of [Wednesday]',
    'not Monday or [Tuesday]',
    'neither Monday nor [Tuesday]',
    "I can't make [Friday]",
    'dont book [Friday]',
    "I don't think I can do [Friday]",
    'I no longer need [four]',
    'no more than [4]',
    "my name isn't [Ann]",
    "don't call me [Ann]",
    'no [outdoor seating]',
    "I'd rather not sit [outside]",
    "we don't want to eat [outside]",
  ])('%s is negated', (marked) => expect(negated(marked)).toBe(true));

  it.each([
    '[Friday]',
    'no later than [5pm]',
    'not later than the [5th]',
    'not before [3pm]',
    "can't come before [3pm]",
    'not until [Friday]',
    'not after [Friday]',
    'but not before the [5th]',
    'no earlier than on the [5th]',
    'no, [Friday]',
    'no. [Friday]',
    'No - [Friday]',
    'no [Friday]',
    'no [4]',
    'no thanks [Friday] is better',
    'no I want [Friday]',
    'not Monday, [Friday]',
    'not Monday but [Friday]',
    'not Monday, but [Friday]',
    'why not [Friday]',
    "can't we do [Friday]?",
    "why don't we say [Friday]",
    'not only [Friday]',
    "don't forget it is [Friday]",
    "I can't wait for [Friday]",
    'I want a notary on [Friday]',
    'more than [4]',
    'nothing but [Friday]',
    "I'm not sure, [Monday] or Tuesday",
  ])('%s is not negated', (marked) => expect(negated(marked)).toBe(false));

  it('looks no further back than a clause in 100 kB', () => {
    const junk = 'not and or '.repeat(10_000);
    expect(isNegated(`${junk}, Friday`, junk.length + 2)).toBe(false);
  });
});

describe('isTurnedDown', () => {
  it.each([
    "[Friday] doesn't work for me",
    '[Friday] is no good',
    '[4] is too many',
    '[Friday] wont do',
    '[Friday] does not work',
  ])('%s is turned down', (marked) => expect(turnedDown(marked)).toBe(true));

  it.each(['[Friday] works', '[Friday], not Monday', '[Friday] is fine', '[Friday]'])(
    '%s is not turned down',
    (marked) => expect(turnedDown(marked)).toBe(false),
  );
});
