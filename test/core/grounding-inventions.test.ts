import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/core/json.ts';
import { set, TypedConversation } from '../flows/typed-conversation.ts';
import { flowAsking, kinds } from '../flows/visit.ts';
import { WEDNESDAY_MORNING } from '../slots/wednesday-morning.ts';

/** What a message says, and what a model makes up of it. */
interface Row {
  readonly said: string;
  readonly slot: keyof typeof kinds;
  readonly value: Json;
  readonly quote?: string;
  /** The slot that the user was asked for; else another than the one that is proposed. */
  readonly asked?: keyof typeof kinds;
  /** Said before of the same slot, as far as it left several options open. */
  readonly offered?: string;
  /** Said before that, and settled since. */
  readonly before?: string;
}

/** What the chart makes of it on Wednesday 4 March 2026, 09:30 in New York, and the slots before and after. */
function play({ said, slot: name, value, quote, before, offered, asked }: Row) {
  const question = asked ?? (offered !== undefined ? name : name === 'date' ? 'time' : 'date');
  const chat = new TypedConversation(flowAsking(question));
  chat.hear('hello', [], { at: WEDNESDAY_MORNING }).reply();
  for (const earlier of [before, offered]) if (earlier !== undefined) chat.say(earlier, set(name, earlier));
  const slotsBefore = chat.snapshot.context.slots;
  const { verdicts, snapshot } = chat.hear(said, [set(name, value, quote)]);
  return { verdicts, slotsBefore, slotsAfter: snapshot.context.slots };
}

const usd = (amount: number): Json => ({ amount, currency: 'USD' });
const long = (words: number): string => 'and so we talked about the weather for a while '.repeat(words / 10);

/** Values that nobody said, whatever is quoted for them. */
const neverSaid: readonly Row[] = [
  { said: 'hello there', slot: 'service', value: 'haircut' },
  { said: 'hello there', slot: 'service', value: 'haircut', quote: 'hello there' },
  { said: 'a haircut please', slot: 'date', value: '2026-03-05' },
  { said: 'a haircut please', slot: 'date', value: '2026-03-05', quote: 'a haircut' },
  { said: 'a haircut please', slot: 'date', value: 'tomorrow', quote: 'tomorrow' },
  { said: 'a haircut on Friday', slot: 'time', value: '15:00', quote: 'on Friday' },
  { said: 'a haircut on Friday', slot: 'name', value: 'John Smith', quote: 'a haircut' },
  { said: 'my name is Ann', slot: 'name', value: 'Ann Smith', quote: 'Ann' },
  { said: 'you know my number', slot: 'phone', value: '+14155552671', quote: 'my number' },
  { said: 'the same as last time', slot: 'email', value: 'ann@example.com', quote: 'the same as last time' },
  { said: 'the whole family', slot: 'guests', value: 4, quote: 'the whole family' },
  { said: 'as cheap as possible', slot: 'budget', value: usd(20), quote: 'as cheap as possible' },
  { said: 'Friday please', slot: 'note', value: 'no nuts', quote: 'Friday please' },
  { said: 'Friday please', slot: 'size', value: 'small' },
  { said: 'we bring 4 dogs', slot: 'pets', value: 5, quote: '4 dogs' },
  { said: 'the week after', slot: 'stay', value: { from: '2026-03-10', to: '2026-03-12' }, quote: 'the week after' },
  { said: 'a massage and a coffee', slot: 'extras', value: ['coffee', 'shampoo'], quote: 'a coffee' },
  { said: 'coffee', slot: 'extras', value: ['tea'], quote: 'coffee', asked: 'extras' },
];

/** The quote is there, the value is another. */
const otherValue: readonly Row[] = [
  { said: 'Ann called, my name is Bob', slot: 'name', value: 'Ann', quote: 'my name is Bob' },
  { said: 'a seat on the right', slot: 'note', value: 'seat on the light', quote: 'seat on the light' },
  { said: 'tell ann@example.com of it', slot: 'note', value: 'tell anna@example.com', quote: 'tell anna@example.com' },
  { said: 'a massage', slot: 'service', value: 'manicure', quote: 'a massage' },
  { said: 'next Tuesday', slot: 'date', value: '2026-03-17', quote: 'next Tuesday' },
  { said: 'next Tuesday', slot: 'date', value: '2026-04-10', quote: 'next Tuesday' },
  { said: 'the tenth of March', slot: 'date', value: '2026-03-01', quote: 'the tenth of March' },
  { said: 'Sunday 15 March', slot: 'date', value: '2026-03-08', quote: 'Sunday 15 March' },
  { said: 'for 40 people', slot: 'guests', value: 'no people', quote: 'people' },
  { said: 'March 12 or so', slot: 'date', value: '2026-03-21', quote: 'March 12' },
  { said: 'half past two', slot: 'time', value: '14:00', quote: 'half past two' },
  { said: 'at 3:15', slot: 'time', value: '15:45', quote: 'at 3:15' },
  { said: 'I am 15 minutes away', slot: 'time', value: '15:00', quote: '15 minutes' },
  { said: 'at 3 or at 4', slot: 'time', value: '17:00', quote: 'at 3 or at 4' },
  { said: 'a table at 7', slot: 'guests', value: 7, quote: 'at 7' },
  { said: 'three people', slot: 'guests', value: 13, quote: 'three people' },
  { said: 'eighteen people', slot: 'guests', value: 8, quote: 'eight people' },
  { said: 'I will be there with the people', slot: 'guests', value: 3, quote: 'three' },
  { said: '415 555 2671', slot: 'phone', value: '+14155552672', quote: '415 555 2671' },
  { said: '415 555 2672', slot: 'phone', value: '+14155552671', quote: '415 555 2671', asked: 'phone' },
  { said: '415 555 2671', slot: 'phone', value: '+14155556271', quote: '415 555 2671' },
  { said: '415 555 267', slot: 'phone', value: '+14155552671', quote: '415 555 267' },
  { said: 'ann@example.com', slot: 'email', value: 'ann@example.org', quote: 'ann@example.com' },
  { said: 'ann@example.com', slot: 'email', value: 'anne@example.com', quote: 'anne@example.com' },
  { said: 'up to $20', slot: 'budget', value: usd(200), quote: '$20' },
  { said: 'up to 20 euros', slot: 'budget', value: usd(20), quote: '20 euros' },
  { said: 'up to $25', slot: 'budget', value: usd(52), quote: '$25' },
  {
    said: 'from March 10 to March 12',
    slot: 'stay',
    value: { from: '2026-03-10', to: '2026-03-13' },
    quote: 'March 12',
  },
  { said: 'no nuts in it', slot: 'note', value: 'some nuts in it', quote: 'nuts in it' },
  { said: 'a small one', slot: 'size', value: 'large' },
  { said: 'no outdoor seating', slot: 'outdoor', value: true, quote: 'outdoor seating' },
  { said: 'I am Maria', slot: 'name', value: 'Marie', quote: 'I am Marie' },
  { said: 'I am José', slot: 'name', value: 'Jose', quote: 'I am Jose' },
];

/** The words are not the user's, or not of this message, or are no words at all. */
const notTheseWords: readonly Row[] = [
  { said: 'on Friday', slot: 'service', value: 'a tattoo', quote: 'on Friday', asked: 'service' },
  { said: 'and do not ring', slot: 'note', value: 'do not ring', quote: 'do not ring … at night' },
  { said: 'yes, that day', slot: 'date', value: '2026-03-06', quote: 'How about Friday 6 March?' },
  { said: 'that works', slot: 'time', value: '15:00', quote: 'for example 3 pm' },
  { said: 'as I said', slot: 'date', value: '2026-03-05', quote: 'Thursday', offered: 'Thursday or Friday' },
  { said: 'I told you', slot: 'service', value: 'massage', quote: 'a massage', offered: 'massage or manicure' },
  { said: 'it is me again', slot: 'name', value: 'Maria Lopez', quote: 'My name is Maria Lopez' },
  { said: 'Friday', slot: 'time', value: '15:00', quote: '' },
  { said: 'um, Friday', slot: 'service', value: 'haircut', quote: 'um' },
  { said: 'Friday, so please', slot: 'note', value: 'so please', quote: '...' },
  { said: 'something nice', slot: 'color', value: 'dark blue', quote: 'dark blue' },
  { said: 'Friday!', slot: 'service', value: 'massage', quote: '!' },
];

/** The words are the user's, but mean something else where they stand. */
const elsewhereMeant: readonly Row[] = [
  { said: 'it is not my nails', slot: 'service', value: 'manicure', quote: 'my nails' },
  { said: 'not Friday', slot: 'date', value: '2026-03-06', quote: 'Friday' },
  { said: 'anything but Monday', slot: 'date', value: '2026-03-09', quote: 'Monday' },
  { said: 'Friday does not work for me', slot: 'date', value: '2026-03-06', quote: 'Friday' },
  { said: 'Monday, no wait, Tuesday', slot: 'date', value: '2026-03-09', quote: 'Monday' },
  { said: 'not Friday or Saturday', slot: 'date', value: 'Friday or Saturday', quote: 'Friday or Saturday' },
  { said: 'Sure, do you have outdoor seating?', slot: 'outdoor', value: true, quote: 'outdoor seating' },
  { said: 'not 3, 4', slot: 'guests', value: 3, quote: '3' },
  { said: 'at 3, no, at 4', slot: 'time', value: '15:00', quote: 'at 3' },
  { said: 'a massage rather than a manicure', slot: 'service', value: 'manicure', quote: 'a manicure' },
  { said: 'I would not like a massage', slot: 'service', value: 'massage', quote: 'like a massage' },
  { said: 'not 415 555 2671', slot: 'phone', value: '+14155552671', quote: '415 555 2671' },
  { said: 'my name is not Bob', slot: 'name', value: 'Bob', quote: 'Bob' },
  { said: 'do not ring the bell', slot: 'note', value: 'ring the bell', quote: 'ring the bell' },
  { said: 'do not ring the bell', slot: 'note', value: 'do ring the bell', quote: 'do ring the bell' },
  { said: 'write to bob.lee@example.com', slot: 'name', value: 'Bob Lee', quote: 'bob.lee@example.com' },
  { said: 'write to bob.lee@example.com', slot: 'name', value: 'Bob', quote: 'bob' },
  { said: 'we start early', slot: 'name', value: 'Art', quote: 'start' },
  { said: 'never mind', slot: 'name', value: 'Never Mind', quote: 'never mind', asked: 'name' },
  { said: 'yes please', slot: 'name', value: 'Yes Please', quote: 'yes please', asked: 'name' },
  { said: 'Good morning', slot: 'name', value: 'Good Morning', quote: 'Good morning', asked: 'name' },
  { said: 'yes please', slot: 'outdoor', value: true, quote: 'yes please' },
  { said: 'Yes, Friday is fine', slot: 'outdoor', value: true, quote: 'Yes' },
  { said: 'yes Friday', slot: 'outdoor', value: true, quote: 'yes Friday' },
  { said: 'yes Friday', slot: 'outdoor', value: 'true', quote: 'yes Friday' },
  { said: 'no, on Monday', slot: 'outdoor', value: false, quote: 'no' },
  { said: 'sounds lovely', slot: 'outdoor', value: false, quote: 'sounds lovely', asked: 'outdoor' },
  { said: 'yes please', slot: 'service', value: 'massage', quote: 'yes please', asked: 'service' },
  { said: 'we left on May 1 and need 3 nights', slot: 'date', value: '2026-05-03', quote: 'May 3' },
];

/** Words from all over a long message, put together. */
const assembled: readonly Row[] = [
  { said: `Book it. ${long(300)} It was Friday.`, slot: 'service', value: 'massage', quote: 'book friday' },
  {
    said: `my name ${long(100)} is what Ann ${long(100)} and Lee`,
    slot: 'name',
    value: 'Ann Lee',
    quote: 'my name is Ann Lee',
  },
  { said: `Ann ${long(100)} Lee`, slot: 'name', value: 'Ann Lee', quote: 'Ann … Lee' },
  { said: `no ${long(50)} nuts`, slot: 'note', value: 'no nuts', quote: 'no nuts' },
  { said: `March ${long(30)} 5 people`, slot: 'date', value: '2026-03-05', quote: 'March … 5' },
  { said: `the ${long(50)} terrace`, slot: 'outdoor', value: true, quote: 'on the terrace' },
  {
    said: '4 of us. 1 dog. 5 kids. 5 bags. 5 hats. 267 and 1',
    slot: 'phone',
    value: '+14155552671',
    quote: '4 1 5 5 5 267 1',
  },
  { said: 'a b c d e f haircut', slot: 'note', value: 'a cut', quote: 'a c u t' },
];

/** Options that were not offered, not picked, or offered before something else was. */
const notPicked: readonly Row[] = [
  { said: 'Friday, 2', slot: 'guests', value: 5, quote: '2', offered: '4 or 5' },
  { said: 'the first one', slot: 'date', value: '2026-03-06', offered: 'Thursday or Friday' },
  { said: 'the third one', slot: 'date', value: '2026-03-06', offered: 'Thursday or Friday' },
  { said: 'the second one', slot: 'date', value: '2026-03-10', quote: 'the second one', offered: 'Thursday or Friday' },
  { said: 'not the second one', slot: 'time', value: '16:00', quote: 'the second one', offered: 'at 3 or at 4' },
  {
    said: 'the first one, no, the second one',
    slot: 'date',
    value: '2026-03-05',
    quote: 'the first one',
    offered: 'Thursday or Friday',
  },
  { said: 'yes', slot: 'date', value: '2026-03-05', quote: 'yes', offered: 'Thursday or Friday' },
  { said: 'no', slot: 'guests', value: 20, quote: 'no', offered: '25 people' },
  { said: 'yes, but not so many', slot: 'guests', value: 20, quote: 'yes', offered: '25 people' },
  {
    said: 'the second one',
    slot: 'date',
    value: '2026-03-06',
    quote: 'the second one',
    before: 'Thursday or Friday',
    offered: 'Monday or Tuesday',
  },
  { said: 'the second one', slot: 'date', value: '2026-03-06', quote: 'the second one' },
];

const nameOf = ({ said, slot: name, value, quote }: Row): string =>
  `${name}: ${JSON.stringify(value)} in ${JSON.stringify(said.slice(0, 60))}, quoted as ${JSON.stringify(quote)}`;
const groups: readonly (readonly [string, readonly Row[]])[] = [
  ['that nobody said', neverSaid],
  ['of another value than the one quoted', otherValue],
  ['quoting other words', notTheseWords],
  ['of words that mean something else where they stand', elsewhereMeant],
  ['put together from a long message', assembled],
  ['of an option that was not picked', notPicked],
];

describe('An invention misfires, costs no attempt and changes nothing', () => {
  describe.each(groups)('%s', (_, rows) => {
    it.each(rows.map((row) => [nameOf(row), row] as const))('%s', (_name, row) => {
      const { verdicts, slotsBefore, slotsAfter } = play(row);
      expect(verdicts).toEqual([`${row.slot} misfired`]);
      expect(slotsAfter).toEqual(slotsBefore);
    });
  });

  it('in at least 60 rows, over every kind', () => {
    const rows = groups.flatMap(([, group]) => group);
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(new Set(rows.map((row) => row.slot))).toEqual(new Set(Object.keys(kinds)));
  });
});
