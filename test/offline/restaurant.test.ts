import { describe, expect, it } from 'vitest';
import { defineFlow } from '../../src/core/define-flow.ts';
import * as slot from '../../src/slots/index.ts';
import { ReadConversation } from './read-conversation.ts';
import { restaurant } from './restaurant.ts';

/** A table being booked, after these messages, on Monday 23 November 2026. */
function afterSaying(...said: readonly string[]): ReadConversation {
  return said.reduce((conversation, message) => conversation.say(message), new ReadConversation(restaurant));
}

type Row = readonly [said: string, read: string];

describe('a table', () => {
  it.each<Row>([
    ['a table for 4 tomorrow at 7, outside please', 'partySize=4, date=2026-11-24, time=19:00, outdoor=true'],
    ['party of 6 on Friday at 8pm', 'partySize=6, date=2026-11-27, time=20:00'],
    ['a table for 2 on Friday at 8, no wait, 9', 'partySize=2, date=2026-11-27, time=21:00'],
    ['do you have a table for 4 on Friday?', 'partySize=4, date=2026-11-27'],
    ['can 5 of us come on Friday?', 'partySize=5, date=2026-11-27'],
    ['four of us', 'partySize=4'],
    ['3 or 4', 'partySize=3 or 4'],
    ['20 people', 'partySize=20'],
    ['4 on Friday at 7, no notes, outside', 'declined notes, partySize=4, date=2026-11-27, time=19:00, outdoor=true'],
    ['four of us and no notes please', 'declined notes, partySize=4'],
    ['four of us. Without notes.', 'declined notes, partySize=4'],
    ['no nuts, four of us', 'partySize=4'],
    ['do you have vegan dishes?', 'digressed answer'],
    ['is there parking on Friday?', 'digressed answer'],
  ])('"%s" is read as "%s"', (said, read) => expect(afterSaying(said).read).toBe(read));

  it.each<Row>([
    ['5', 'date=2026-12-05'],
    ['Friday at 7 for 5 people', 'partySize=5, date=2026-11-27, time=19:00'],
    ['31 February', 'date=31 February'],
  ])('"%s" to "which day?" is read as "%s"', (said, read) => expect(afterSaying('4', said).read).toBe(read));

  it.each<Row>([
    ['the first one', 'date=2026-11-30'],
    ['the last', 'date=2026-12-06'],
    ['Tuesday', 'date=2026-11-24'],
    ['none of them', 'date=none of them'],
    ['not Monday', 'date=not Monday'],
  ])('"%s" to the days offered is read as "%s"', (said, read) =>
    expect(afterSaying('4', 'next week', said).read).toBe(read),
  );

  it.each<Row>([
    ['yes', 'outdoor=true'],
    ['no', 'outdoor=false'],
    ['yes please, outside', 'outdoor=true'],
    ['yes, and make it 5 people', 'partySize=5, outdoor=true'],
    ["I'd rather not sit outside", 'outdoor=false'],
    ['do you have outdoor seating?', 'digressed answer'],
    ['actually there will be 5 of us', 'partySize=5'],
    ['maybe', ''],
  ])('"%s" to "outside?" is read as "%s"', (said, read) =>
    expect(afterSaying('4', 'Friday', '7pm', said).read).toBe(read),
  );
});

it('a value that brings a slot into play is read with it', () => {
  const delivery = defineFlow({
    id: 'delivery',
    version: 1,
    timeZone: 'America/New_York',
    slots: {
      way: slot.choice({ options: ['delivery', 'pick-up'] }),
      floor: slot.number({ unit: 'floor', dependsOn: ['way'], when: ({ way }) => way === 'delivery' }),
    },
  });
  expect(new ReadConversation(delivery).say('delivery, floor 3').read).toBe('way=delivery, floor=3');
  expect(new ReadConversation(delivery).say('pick-up, floor 3').read).toBe('way=pick-up');
});

describe('an optional free text', () => {
  it.each<Row>([
    ['window seat please', 'notes=window seat please'],
    ['no nuts please', 'notes=no nuts please'],
    ['my wife is vegan, is there parking?', 'notes=my wife is vegan, digressed answer'],
    ['a high chair, and is there parking?', 'notes=a high chair, digressed answer'],
    ['a high chair. And is there parking?', 'notes=a high chair., digressed answer'],
    ["it's a birthday on Friday", "notes=it's a birthday on Friday"],
    ['one of us is in a wheelchair', 'notes=one of us is in a wheelchair'],
    ['no', 'declined notes'],
    ['no thanks', 'declined notes'],
    ['nothing', 'declined notes'],
    ['no, nothing special', 'declined notes'],
    ['nothing else, thanks', 'declined notes'],
    ["nothing special, but we don't have a car", "notes=nothing special, but we don't have a car"],
    ['skip', 'declined notes'],
    ['no notes', 'declined notes'],
    ["I'd rather not say", 'declined notes'],
    ['actually make it Saturday', 'date=2026-11-28'],
    ['make it 5 people', 'partySize=5'],
    ['is there parking?', 'digressed answer'],
    ['yes', ''],
    ['hello', 'digressed chat'],
    ['cancel', 'cancel'],
  ])('"%s" is read as "%s"', (said, read) => expect(afterSaying('4', 'Friday', '7pm', 'yes', said).read).toBe(read));
});

describe('a correction of the summary', () => {
  it.each<Row>([
    ['no, 5 not 4', 'partySize=5'],
    ['no, 8 not 7', 'time=20:00'],
    ['5 people', 'partySize=5'],
    ['yes but 6 people', 'partySize=6'],
    ['the party size should be 6', 'partySize=6'],
    ['change the party size', 'deny'],
    ['no outdoor seating please', 'outdoor=false'],
    ['what about Saturday at 8?', 'date=2026-11-28, time=20:00'],
    ['add a note: no nuts', 'notes=no nuts'],
    ['change the notes to window seat', 'notes=window seat'],
    ['my notes are wrong', 'deny'],
  ])('"%s" is read as "%s"', (said, read) => {
    expect(afterSaying('4', 'Friday', '7pm', 'yes', 'no', said).read).toBe(read);
  });

  it('that two slots could mean is asked about', () => {
    expect(afterSaying('4', 'Friday', '7pm', 'yes', 'no', 'make it 5').read).toBe('deny');
  });
});
