import { describe, expect, it } from 'vitest';
import { defineFlow } from '../../src/core/define-flow.ts';
import * as slot from '../../src/slots/index.ts';
import { ReadConversation } from './read-conversation.ts';

/** A third flow of real kinds: days in a row, a choice that depends on another, a list, an amount and an address. */
const trip = defineFlow({
  id: 'trip',
  version: 1,
  timeZone: 'America/New_York',
  slots: {
    stay: slot.dateRange({ maxNights: 14 }),
    place: slot.choice({ options: ['beach', 'city'] }),
    room: slot.choice({
      dependsOn: ['place'],
      options: ({ place }) => (place === 'beach' ? ['hut', 'tent'] : place === 'city' ? ['loft', 'studio'] : []),
    }),
    extras: slot.list(slot.choice({ options: ['breakfast', 'parking', 'bicycles'] })),
    budget: slot.money({ currency: 'USD', max: 5000 }),
    email: slot.email(),
  },
});

const afterSaying = (...said: readonly string[]): ReadConversation =>
  said.reduce((conversation, message) => conversation.say(message), new ReadConversation(trip));

const stay = 'stay={"from":"2026-11-27","to":"2026-11-29"}';

describe('a trip', () => {
  it.each([
    ['from Friday to Sunday', stay],
    ['Friday for 2 nights at the beach', `${stay}, place=beach`],
  ])('"%s" is read as "%s"', (said, read) => expect(afterSaying(said).read).toBe(read));

  it('is told bit by bit', () => {
    const talk = afterSaying('from Friday', 'until Sunday');
    expect(talk.read).toBe(stay);
    expect(talk.say('the beach').read).toBe('place=beach');
    expect(talk.say('a loft').read).toBe('room=a loft');
    expect(talk.say('the second one').read).toBe('room=tent');
    expect(talk.say('breakfast and parking').read).toBe('extras=["breakfast","parking"]');
    expect(talk.say('$800').read).toBe('budget={"amount":800,"currency":"USD"}');
    expect(talk.say('no parking, but add bicycles').read).toBe('extras=["breakfast","bicycles"]');
    expect(talk.say('ann at example dot com').read).toBe('email=ann@example.com');
  });

  it('loses the room that another place does not have', () => {
    const talk = afterSaying('Friday to Sunday', 'the beach', 'the tent', 'breakfast');
    expect(talk.say('make it the city').read).toBe('place=city');
    expect(talk.say('studio').read).toBe('room=studio');
  });
});
