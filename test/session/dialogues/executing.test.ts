import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { booking } from '../../../machines/booking.ts';
import type { Perform } from '../../../src/session/perform.ts';
import { everything, readers } from '../dialogue.ts';

/** A diary that is written to only once it is released. */
function slowly() {
  const begun = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const around = (perform: Perform<typeof booking>): Perform<typeof booking> => ({
    ...perform,
    async fulfil(request) {
      begun.resolve();
      await released.promise;
      return perform.fulfil(request);
    },
  });
  return { around, begun: begun.promise, release: released.resolve };
}

describe.each(readers)('While the booking is being made, read by $reader', ({ talkTo }) => {
  it('it is too late to cancel or to change, and the outcome says so', async () => {
    const { around, begun, release } = slowly();
    const talk = await talkTo({ around });
    await talk.say(everything);
    const outcome = talk.say('yes');
    await begun;
    expect((await talk.say('cancel')).text).toBe('It is too late for that: the booking is being made right now.');
    expect((await talk.say('make it 4 pm')).text).toBe('It is too late for that: the booking is being made right now.');
    release();
    const { text, state } = await outcome;
    expect(state).toBe('completed');
    expect(text).toContain('Reference: S-1.');
    expect(text).toContain('Too late for this: cancelling and your change.');
    expect(text).toContain('To change or cancel it, please contact us with that reference.');
    expect(talk.booked()).toEqual(['2026-11-24 15:00 haircut, Ann Lee, +14155552671']);
  });

  it('a slow one is answered with "one moment", and the outcome comes by itself', async () => {
    const { around, begun, release } = slowly();
    const talk = await talkTo({ around });
    await talk.say(everything);
    const outcome = talk.nextByItself();
    const waiting = talk.say('yes');
    await begun;
    // The assistant now waits for the diary or for the clock.
    await setImmediate();
    talk.later({ minutes: 0.25 });
    expect((await waiting).text).toBe('One moment, I am making your booking.');
    expect((await talk.say('yes')).text).toBe('One moment, I am making your booking.');
    release();
    expect((await outcome).text).toContain('Your booking is made: haircut');
    expect(talk.booked()).toHaveLength(1);
  });
});

describe.each(readers)('An hour that somebody else took, read by $reader', ({ openSalon }) => {
  it('is asked for again, with others to choose from, and nothing else is', async () => {
    const salon = openSalon();
    const [ann, bob] = [await salon.talk(), await salon.talk()];
    await ann.say(everything);
    await bob.sayAll("a haircut next Tuesday at 3, I'm Bob Ray, 212 555 0199", 'yes');
    const reply = await ann.say('yes');
    expect(reply.text).toMatch(/^3 pm is not available\. .*2:30 pm.*3:30 pm/);
    const open = Object.entries(reply.slots).filter(([, { status }]) => status !== 'settled');
    expect(open.map(([name]) => name)).toEqual(['time']);
    await ann.sayAll('3:30', 'yes');
    expect(ann.booked()).toEqual([
      '2026-11-24 15:00 haircut, Bob Ray, +12125550199',
      '2026-11-24 15:30 haircut, Ann Lee, +14155552671',
    ]);
  });

  it('is said before name and phone are asked', async () => {
    const salon = openSalon();
    await (await salon.talk()).sayAll(everything, 'yes');
    const reply = await (await salon.talk()).say('a haircut next Tuesday at 3');
    expect(reply.text).toContain('3 pm is not available.');
  });

  it('goes to one of two who say yes at the same moment', async () => {
    const salon = openSalon();
    const [ann, bob] = [await salon.talk(), await salon.talk()];
    await ann.say(everything);
    await bob.say("a haircut next Tuesday at 3, I'm Bob Ray, 212 555 0199");
    const replies = await Promise.all([ann.say('yes'), bob.say('yes')]);
    expect(replies.map(({ state }) => state).toSorted()).toEqual(['collecting.eliciting', 'completed']);
    expect(replies.map(({ text }) => text).join()).toContain('3 pm is not available.');
    expect(ann.booked()).toHaveLength(1);
  });
});
