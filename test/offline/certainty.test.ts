import { describe, expect, it } from 'vitest';
import { booking } from '../../machines/booking.ts';
import type { Flow } from '../../src/core/flow.ts';
import { offlineExtract, readMessage } from '../../src/offline/index.ts';
import { fastestOf } from '../fastest-of.ts';
import { ReadConversation } from './read-conversation.ts';
import { restaurant } from './restaurant.ts';

const [service, date, time, name, phone] = ['haircut', 'Friday', '3pm', 'Ann Lee', '415 555 2671'];
const upToSummary = [service, date, time, name, phone] as const;

/** What was said before, by what the user is asked then; on Monday 23 November 2026. */
const before = {
  nothing: [],
  'which day': [service],
  'what time': [service, date],
  'which of 15:00 and 16:00': [service, date, '3 or 4'],
  'for a name': [service, date, time],
  'for a number': [service, date, time, name],
  'whether to book it': upToSummary,
  'what to change': [...upToSummary, 'no'],
  'nothing more': [...upToSummary, 'yes'],
} as const;

function heard(flow: Flow, earlier: readonly string[], said: string): ReadConversation {
  return [...earlier, said].reduce((conversation, message) => conversation.say(message), new ReadConversation(flow));
}

type Asked = keyof typeof before;

describe('A turn needs no model when the user, asked', () => {
  it.each<readonly [asked: Asked, said: string, read: string]>([
    ['nothing', 'haircut', 'service=haircut'],
    ['nothing', 'a haircut on Tuesday at 3 please', 'service=haircut, date=2026-11-24, time=15:00'],
    ['nothing', 'Hi, I would like to book a haircut for Friday at 3pm', 'service=haircut, date=2026-11-27, time=15:00'],
    ['nothing', 'can I get a massage on Friday?', 'service=massage, date=2026-11-27'],
    ['nothing', 'is Friday ok?', 'date=2026-11-27'],
    ['nothing', 'something for my nails', 'service=manicure'],
    ['nothing', 'haircut on Sunday', 'service=haircut, date=Sunday'],
    ['nothing', 'I want to book an appointment', 'digressed chat'],
    ['nothing', 'hello', 'digressed chat'],
    ['nothing', 'help', 'digressed help'],
    ['nothing', 'cancel', 'cancel'],
    ['nothing', 'Please start over', 'restart'],
    ['nothing', 'Can I talk to a real person?', 'human'],
    ['nothing', 'One moment, please', 'digressed wait'],
    ['nothing', 'Sorry, can you repeat that?', 'digressed repeat'],
    ['nothing', 'do you take cards?', 'digressed answer'],
    ['nothing', 'opening hours?', 'digressed answer'],
    ['nothing', 'how much is a haircut?', 'digressed answer'],
    [
      'nothing',
      "haircut tomorrow at 3, it's Ann, 415 555 2671",
      'service=haircut, date=2026-11-24, time=15:00, name=Ann, phone=+14155552671',
    ],
    ['which day', 'Friday', 'date=2026-11-27'],
    ['which day', 'Saturday would be great', 'date=2026-11-28'],
    ['which day', 'How about Friday?', 'date=2026-11-27'],
    ['which day', 'on Friday at 3', 'date=2026-11-27, time=15:00'],
    ['which day', 'Sunday', 'date=Sunday'],
    ['which day', 'make it a massage', 'service=massage'],
    ['which day', 'I would rather not say', 'declined date'],
    ['what time', '3', 'time=15:00'],
    ['what time', '3 in the afternoon works.', 'time=15:00'],
    ['what time', '8pm', 'time=8pm'],
    ['what time', 'half past two', 'time=14:30'],
    ['which of 15:00 and 16:00', 'the second', 'time=16:00'],
    ['which of 15:00 and 16:00', 'either is fine', 'time=15:00'],
    ['which of 15:00 and 16:00', '4pm please', 'time=16:00'],
    ['for a name', 'Ann Lee', 'name=Ann Lee'],
    ['for a name', "It's Ann", 'name=Ann'],
    ['for a name', 'My name is Ann Lee and my number is 415-555-2671', 'name=Ann Lee, phone=+14155552671'],
    ['for a name', 'Could we move it to Saturday?', 'date=2026-11-28'],
    ['for a number', '415 555 2671', 'phone=+14155552671'],
    ['for a number', 'you can reach me at 415 555 2671', 'phone=+14155552671'],
    ['for a number', '555-12', 'phone=555-12'],
    ['whether to book it', 'yes please', 'confirm'],
    ['whether to book it', 'Perfect, book it', 'confirm'],
    ['whether to book it', 'no', 'deny'],
    ['whether to book it', 'never mind', 'cancel'],
    ['whether to book it', 'No, make it Saturday', 'date=2026-11-28'],
    ['whether to book it', 'change the time to 4', 'time=16:00'],
    ['whether to book it', 'Actually, Saturday at 4', 'date=2026-11-28, time=16:00'],
    ['whether to book it', 'Can we do 4 instead?', 'time=16:00'],
    ['whether to book it', 'yes, do you take cards?', 'confirm, digressed answer'],
    ['whether to book it', 'wait', 'digressed wait'],
    ['whether to book it', 'No, not yet.', 'digressed wait'],
    ['what to change', 'nothing', 'deny'],
    ['what to change', 'the name is Anne', 'name=Anne'],
    ['nothing more', 'thanks', 'digressed chat'],
    ['nothing more', "No, that's all. Thank you for your help!", 'digressed chat'],
    ['nothing more', 'what did I book?', 'digressed status'],
  ])('%s, says "%s"', (asked, said, read) => {
    const conversation = heard(booking, before[asked], said);
    expect([conversation.read, conversation.isCertain]).toEqual([read, true]);
  });
});

describe('A turn needs a model when the user, asked', () => {
  it.each<readonly [asked: Asked, said: string]>([
    ['nothing', 'a haircut next Tuesday at 3 please'],
    ['nothing', 'I need a haircut for my son on Friday'],
    ['nothing', 'a haircut with Tom on Friday'],
    ['nothing', 'a haircut, not on Friday'],
    ['nothing', 'a haircut at 3 or 4'],
    ['nothing', 'a haircut in the afternoon'],
    ['nothing', 'a haircut the day before my wedding'],
    ['nothing', 'haircut Friday, but only if Tom is there'],
    ['nothing', 'massage or facial'],
    ['nothing', 'maybe a haircut'],
    ['nothing', 'tattoo'],
    ['nothing', 'two haircuts on Friday'],
    ['nothing', 'my friend wants a haircut on Friday'],
    ['nothing', 'haircut friday 3pm ann lee 415 555 2671'],
    ['nothing', 'the same as last time'],
    ['nothing', 'Friday?'],
    ['nothing', 'cancel Friday'],
    ['nothing', 'can I bring my dog on Friday?'],
    ['nothing', 'how long have you been open?'],
    ['nothing', 'does the price include a wash?'],
    ['nothing', 'a haircut on ▮'],
    ['nothing', 'asdf qwer'],
    ['which day', '5'],
    ['which day', 'yes'],
    ['which day', 'not Friday'],
    ['which day', 'next week'],
    ['which day', 'whenever'],
    ['which day', 'Friday, if you have time'],
    ['which day', 'No, Friday'],
    ['which day', 'what day is it?'],
    ['what time', '3 or 4'],
    ['what time', 'before noon'],
    ['what time', 'I get off at 5'],
    ['which of 15:00 and 16:00', 'neither'],
    ['which of 15:00 and 16:00', 'the later one'],
    ['for a name', 'ann lee'],
    ['for a name', 'for my mother'],
    ['for a name', 'Ann, not Anna'],
    ['for a name', 'Ann Lee or Tom'],
    ['for a name', 'what for?'],
    ['for a number', '415 555 2671 after 5'],
    ['for a number', '415 555 2671 or 415 555 2672'],
    ['whether to book it', 'yes, but make it Saturday'],
    ['whether to book it', 'yes, can I bring my dog?'],
    ['whether to book it', 'yes if Tom is there'],
    ['whether to book it', 'I guess so'],
    ['whether to book it', 'yes Friday'],
    ['whether to book it', '3pm'],
    ['whether to book it', 'thanks'],
    ['whether to book it', 'not 3, 4'],
    ['whether to book it', 'change the time'],
    ['whether to book it', 'the name is wrong'],
    ['whether to book it', 'Saturday. No.'],
    ['whether to book it', 'no it is for my wife'],
    ['nothing more', 'never mind'],
    ['nothing more', 'a massage on Friday'],
    ['nothing more', 'book another'],
    ['nothing more', 'Thanks for booking but cancel it'],
    ['nothing more', 'thanks for that and a massage'],
    ['nothing more', 'see you Friday at 3'],
  ])('%s, says "%s"', (asked, said) => expect(heard(booking, before[asked], said).isCertain).toBe(false));

  it('says more than a plain message holds', () => {
    expect(heard(booking, [], `${'please '.repeat(50)}a haircut`).isCertain).toBe(false);
  });

  it('answered before the question was put', () => {
    const { given } = new ReadConversation(booking).say(service).hear('Friday');
    const { context } = given.told;
    const early = {
      ...given,
      told: { ...given.told, context: { ...context, turn: { ...context.turn, answers: false } } },
    };
    expect([readMessage('Friday', given).isCertain, readMessage('Friday', early).isCertain]).toEqual([true, false]);
  });
});

describe('At the restaurant', () => {
  const seat = ['4', 'Friday', '7pm'];
  const note = [...seat, 'yes'];

  it.each<readonly [earlier: readonly string[], said: string, isCertain: boolean]>([
    [[], 'a table for 4 on Friday at 7pm', true],
    [[], 'party of 6', true],
    [[], '7', false],
    [[], 'a table for 2 and a baby', false],
    [[], '4 people, 2 of them kids', false],
    [seat, 'yes please', true],
    [seat, 'no thanks', true],
    [seat, 'yes but not in the sun', false],
    [seat, 'only if it is free', false],
    [seat, 'I do not mind', false],
    [note, 'no', true],
    [note, 'skip it', true],
    [note, 'cancel', true],
    [note, 'window seat', false],
    [note, 'Friday is my birthday', false],
  ])('after %j "%s" needs no model: %s', (earlier, said, isCertain) =>
    expect(heard(restaurant, earlier, said).isCertain).toBe(isCertain),
  );
});

describe('Whether a turn needs a model', () => {
  it.each(['haircut ', 'please ', 'yes, ', 'at 3 on Friday ', 'no ', '? ', '▮', 'thanks for '])(
    'is known at once for 100 kB of "%s"',
    (words) => {
      for (const earlier of Object.values(before)) {
        const said = words.repeat(100_000 / words.length);
        const { given } = earlier
          .reduce((conversation, message) => conversation.say(message), new ReadConversation(booking))
          .hear(said);
        expect(readMessage(said, given).isCertain).toBe(false);
        expect(fastestOf(() => readMessage(said, given))).toBeLessThan(50);
      }
    },
  );

  it('is no part of what the extractor returns', async () => {
    const { given } = new ReadConversation(booking).hear('a haircut');
    expect(await offlineExtract('a haircut', given)).not.toHaveProperty('isCertain');
  });
});
