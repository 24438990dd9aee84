import { describe, expect, it } from 'vitest';
import { booking } from '../../machines/booking.ts';
import type { Json } from '../../src/core/json.ts';
import { ReadConversation } from './read-conversation.ts';

const nameIn = (...said: readonly string[]): Json | undefined =>
  said.reduce((conversation, text) => conversation.say(text), new ReadConversation(booking)).value('name');

describe('A name beside other values is heard', () => {
  it.each([
    ['haircut Friday 3pm, Ann Lee', 'Ann Lee'],
    ['Ann Lee, haircut, Friday at 3 pm', 'Ann Lee'],
    ["Haircut. Friday. 3pm. Chris O'Neil. 415-555-2671.", "Chris O'Neil"],
    ['haircut friday 3pm ann lee 415 555 2671', 'ann lee'],
    ['haircut friday 3pm for Ann Lee 415 555 2671', 'Ann Lee'],
    ['haircut friday 3pm 415 555 2671 ann lee', 'ann lee'],
    ['haircut friday 3pm for Ann Lee on 415 555 2671', 'Ann Lee'],
    ["haircut friday 3pm, it's for Ann Lee", 'Ann Lee'],
    ['haircut friday 3pm ann lee at 415 555 2671', 'ann lee'],
    ['Tom H. 415 555 2671', 'Tom H.'],
    ['Jo, 415 555 2671', 'Jo'],
    ['haircut friday 3pm, "Ann Lee"', 'Ann Lee'],
    ['Booking for my daughter Lily Chen, facial, Friday 3pm', 'Lily Chen'],
    ["I'd like to book for my dad Omar Haddad, a haircut on Friday at 3", 'Omar Haddad'],
    ['Raj Patel / 415-555-2671', 'Raj Patel'],
    ['Jane Doe, my number is 555-12', 'Jane Doe'],
  ])('in "%s": %s', (said, name) => expect(nameIn(said)).toBe(name));
});

describe('No name is heard', () => {
  it.each([
    'haircut friday 3pm long hair',
    'haircut friday 3pm ann lee',
    'haircut friday 3pm Ann',
    'HAIRCUT FRIDAY 3PM CHEAP PLEASE',
    'haircut friday 3pm please and thank you',
    'call me back 415 555 2671',
    'text me on 415 555 2671',
    'reach us at 415 555 2671',
    'get in touch on 415 555 2671',
    'haircut friday with Kim at 3pm',
    'haircut for my wife on Friday at 3pm',
    'Home 415 555 2671',
    'haircut friday 3pm, Kind Regards',
    'jo 415 555 2671',
    'haircut friday 3pm, Ann Lee, Bob Ray',
    'Ann Lee',
  ])('in "%s"', (said) => expect(nameIn(said)).toBeUndefined());

  it('where it is known already', () => expect(nameIn("I'm Ann", 'Bob Ray, 415 555 2671')).toBe('Ann'));
});
