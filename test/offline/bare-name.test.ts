import { describe, expect, it } from 'vitest';
import { booking } from '../../machines/booking.ts';
import { ReadConversation } from './read-conversation.ts';

const afterDenial = (...said: readonly string[]): ReadConversation =>
  ['a haircut on Friday at 3pm, my name is Ann Lee, 415 555 2671', 'no', ...said].reduce(
    (all, text) => all.say(text),
    new ReadConversation(booking),
  );

describe('A name alone, to "What should I change?"', () => {
  it.each([
    ['Anna Lee', 'name=Anna Lee'],
    ["Chris O'Neil.", "name=Chris O'Neil"],
    ['Maria de la Cruz', ''],
    ['anna lee', ''],
    ['Pedicure', ''],
    ['Something Else', 'digressed help'],
    ['Friday Morning', 'date=2026-11-27, time=Morning'],
    ['Thank You', 'digressed chat'],
    ['Anna Lee or Bob', ''],
  ])('%j is read as "%s"', (said, read) => expect(afterDenial(said).read).toBe(read));

  it('is never certain', () => expect(afterDenial('Anna Lee').isCertain).toBe(false));
});
