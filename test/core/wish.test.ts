import { describe, expect, it } from 'vitest';
import { isDeclined, isKept, speaksOfAPerson, speaksOfLeaving } from '../../src/core/wish.ts';
import { fastestOf } from '../fastest-of.ts';
import { wordSlot } from '../flows/word-slot.ts';

const day = wordSlot({ values: ['monday', 'friday'] });
const given = {
  at: 0,
  zones: { flow: 'UTC', user: 'UTC' },
  locale: 'en-US',
  values: {},
  own: null,
  asked: null,
};

describe('Words that speak of a person', () => {
  it.each(['a person please', 'get me your boss', 'who is in charge there', 'I want to complain'])('%j', (said) => {
    expect(speaksOfAPerson(said, 'en')).toBe(true);
  });

  it.each(['a haircut please', 'do you take cards?', 'at 3'])('not %j', (said) => {
    expect(speaksOfAPerson(said, 'en')).toBe(false);
  });
});

describe('Words that speak of leaving', () => {
  it.each<['cancel' | 'restart', string]>([
    ['cancel', 'I told you to drop it'],
    ['cancel', "I don't want it any more"],
    ['cancel', "I've decided against it"],
    ['restart', 'from the top please'],
  ])('%s: %j', (leave, said) => {
    expect(speaksOfLeaving(leave, said, 'en')).toBe(true);
  });

  it.each<['cancel' | 'restart', string]>([
    ['cancel', 'do you have a cancellation fee?'],
    ['cancel', 'can I cancel later?'],
    ['cancel', 'at 3 pm'],
    ['restart', 'next Tuesday'],
  ])('not of %s: %j', (leave, said) => {
    expect(speaksOfLeaving(leave, said, 'en')).toBe(false);
  });
});

describe('A slot is declined', () => {
  it.each(["I'd rather not say", 'skip it', "that's nobody's business", 'You don’t need that', 'that is private'])(
    'by %j',
    (said) => {
      expect(isDeclined(day, said, given)).toBe(true);
    },
  );

  it.each(['hm', 'I want it soon', 'do you take cards?', 'friday, not monday'])('not by %j', (said) => {
    expect(isDeclined(day, said, given)).toBe(false);
  });
});

describe('The old value is kept', () => {
  it.each(['keep it', 'no', 'leave it as it is', 'friday', 'the old one'])('by %j', (said) => {
    expect(isKept(day, 'friday', said, given)).toBe(true);
  });

  it.each(['monday', 'hm', 'do you take cards?'])('not by %j', (said) => {
    expect(isKept(day, 'friday', said, given)).toBe(false);
  });
});

it('in a language that has no table a model is believed', () => {
  expect(speaksOfLeaving('cancel', 'ich will das nicht', 'de')).toBe(true);
  expect(isDeclined(day, 'das sage ich nicht', { ...given, locale: 'de-AT' })).toBe(true);
});

it.each(['?', 'no ', 'x', "n't", ' .'])('reads 100 kB of %j within 50 ms', (junk) => {
  const said = junk.repeat(100_000 / junk.length);
  const takes = fastestOf(() => {
    for (const leave of ['cancel', 'restart'] as const) speaksOfLeaving(leave, said, 'en');
    speaksOfAPerson(said, 'en');
    isDeclined(day, said, given);
  });
  expect(takes).toBeLessThan(50);
});
