import { describe, expect, it } from 'vitest';
import { ReadConversation } from './read-conversation.ts';
import { restaurant } from './restaurant.ts';

/** A table for 4 on Friday at 7 pm, outside, and what was said then. */
const afterSaying = (...said: readonly string[]): ReadConversation =>
  ['4', 'Friday', '7pm', 'yes', ...said].reduce((all, text) => all.say(text), new ReadConversation(restaurant));

describe('A number of a correction that several slots could take', () => {
  it.each([
    ['make it 5 and Saturday', 'partySize=5, date=2026-11-28'],
    ['make it 8 and Saturday', 'date=2026-11-28, time=20:00'],
    ['Saturday instead, and 3', 'partySize=3, date=2026-11-28'],
    // Who says what it is anyway means the other.
    ['make it 4 and Saturday', 'date=2026-11-28, time=16:00'],
    ['make it 8 people and 9', 'partySize=8, time=21:00'],
    ['actually just 2 people on Saturday, so 2', 'partySize=2, date=2026-11-28'],
    ['make it 12 and Saturday', 'date=2026-11-28, time=12:00'],
  ])('beside other values goes to the nearer: %j is %s', (said, read) =>
    expect(afterSaying('no', said).read).toBe(read),
  );

  it('is asked about at the summary where it is all there is, then goes to the nearer', () => {
    const summary = afterSaying('no', 'make it 5');
    expect(summary.read).toBe('deny');
    expect(summary.say('5').read).toBe('partySize=5');
  });

  it('is never certain', () => expect(afterSaying('no', 'make it 5 and Saturday').isCertain).toBe(false));

  it('changes nothing where nothing is corrected', () => expect(afterSaying('table 5').read).toBe('notes=table 5'));
});
