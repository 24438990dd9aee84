import { describe, expect, it } from 'vitest';
import { lexiconOf } from '../../src/core/phrases.ts';

const lexicon = lexiconOf(
  {
    yes: `
      yes|yep
      {sure} thing
      just? {very}* {good} now?`,
    go: 'lock {it} / lock it up / go|carry on / yes',
    ask: 'what about ... {it}|price',
  },
  {
    sure: 'sure / of course',
    very: 'very|really|so',
    good: 'good / good to go',
    it: 'it / it up there / all of it',
  },
);

describe('a lexicon', () => {
  it.each([
    { text: 'yes please ', kind: 'yes', found: 'yes ' },
    { text: 'of course thing ', kind: 'yes', found: 'of course thing ' },
    { text: 'good ', kind: 'yes', found: 'good ' },
    { text: 'just good to go now then ', kind: 'yes', found: 'just good to go now ' },
    { text: 'so so so good ', kind: 'yes', found: 'so so so good ' },
    { text: 'lock it up there ', kind: 'go', found: 'lock it up there ' },
    { text: 'lock it up ', kind: 'go', found: 'lock it up ' },
    { text: 'carry on and on ', kind: 'go', found: 'carry on ' },
    { text: 'what about price ', kind: 'ask', found: 'what about price ' },
    { text: 'what about it and the price of it ', kind: 'ask', found: 'what about it and the price ' },
  ])('finds the longest phrase in "$text"', ({ text, kind, found }) => {
    expect(lexicon.longestAt(text, 0)).toEqual({ kind, end: found.length });
  });

  it.each([
    { text: 'yesterday ', why: 'a word is a whole one' },
    { text: 'so so so so good ', why: 'a repeated item stands there three times at most' },
    { text: 'what about a b c d e price ', why: 'a gap holds four words at most' },
    { text: 'what about this , it ', why: 'a gap holds no comma' },
    { text: 'lock ', why: 'the text ends too early' },
    { text: '', why: 'there is no word' },
  ])('finds nothing in "$text": $why', ({ text }) => {
    expect(lexicon.longestAt(text, 0)).toBeUndefined();
  });

  it('looks only at the place it is asked about', () => {
    expect(lexicon.longestAt('no yes ', 0)).toBeUndefined();
    expect(lexicon.longestAt('no yes ', 3)).toEqual({ kind: 'yes', end: 7 });
  });

  it('knows every word of its phrases and classes', () => {
    expect(['yep', 'course', 'price', 'maybe'].map(lexicon.knows)).toEqual([true, true, true, false]);
  });

  it.each([
    { phrase: 'so {god}', problem: 'names the class {god}' },
    { phrase: '... it', problem: 'could begin with any word' },
    { phrase: 'now? please?', problem: 'could be empty' },
  ])('is not made of "$phrase", which $problem', ({ phrase, problem }) => {
    expect(() => lexiconOf({ yes: phrase }, { good: 'good' })).toThrow(problem);
  });
});
