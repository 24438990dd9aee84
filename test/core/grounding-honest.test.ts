import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/core/json.ts';
import { set, TypedConversation } from '../flows/typed-conversation.ts';
import { flowAsking, kinds } from '../flows/visit.ts';
import { WEDNESDAY_MORNING } from '../slots/wednesday-morning.ts';

/** What a message says of a slot, and what a model makes of it. */
interface Row {
  readonly said: string;
  readonly slot: keyof typeof kinds;
  readonly value: Json;
  readonly quote?: string;
  /** The slot that the user was asked for; else another than the one that is proposed. */
  readonly asked?: keyof typeof kinds;
  /** Said before of the same slot, as far as it left several options open. */
  readonly offered?: string;
}

/** The verdict of the chart on Wednesday 4 March 2026, 09:30 in New York. */
function verdictOn({ said, slot: name, value, quote, offered, asked }: Row): string | undefined {
  const question = asked ?? (offered !== undefined ? name : name === 'date' ? 'time' : 'date');
  const chat = new TypedConversation(flowAsking(question));
  chat.hear('hello', [], { at: WEDNESDAY_MORNING }).reply();
  if (offered !== undefined) chat.say(offered, set(name, offered));
  return chat.hear(said, [set(name, value, quote)]).verdicts[0];
}

/** Quoted word for word, or not at all where the whole message reads so. */
const plain: readonly Row[] = [
  { said: 'a haircut on Friday', slot: 'service', value: 'haircut' },
  { said: 'Could you trim my hair?', slot: 'service', value: 'haircut', quote: 'trim' },
  { said: 'something for my nails on Friday', slot: 'service', value: 'manicure', quote: 'my nails' },
  { said: 'my nails', slot: 'service', value: 'manicure', quote: 'my nails', asked: 'service' },
  { said: 'I look like a hippie, help', slot: 'service', value: 'haircut', quote: 'I look like a hippie' },
  { said: 'not a massage, a manicure', slot: 'service', value: 'manicure', quote: 'a manicure' },
  { said: 'next Tuesday at 3', slot: 'date', value: '2026-03-10' },
  { said: 'next Tuesday at 3', slot: 'date', value: 'next Tuesday', quote: 'next Tuesday' },
  { said: 'not Friday, Monday', slot: 'date', value: '2026-03-09', quote: 'Monday' },
  { said: 'My boss is off on Monday, so I come on Tuesday', slot: 'date', value: '2026-03-10', quote: 'on Tuesday' },
  { said: 'the tenth of March', slot: 'date', value: '2026-03-10', quote: 'the tenth of March', asked: 'date' },
  { said: 'half past two', slot: 'time', value: '14:30', asked: 'time' },
  { said: 'the time should be 5', slot: 'time', value: '17:00', quote: '5' },
  { said: 'a massage tomorrow at 3', slot: 'time', value: '15:00', quote: 'at 3' },
  { said: 'I get off at 2, so book me at 3', slot: 'time', value: '15:00', quote: '3' },
  { said: 'at 3, no, at 4', slot: 'time', value: '16:00', quote: 'at 4' },
  { said: 'from March 10 to March 12', slot: 'stay', value: { from: '2026-03-10', to: '2026-03-12' } },
  {
    said: 'two rooms, tomorrow for three nights, please call me',
    slot: 'stay',
    value: { from: '2026-03-05', to: '2026-03-08' },
    quote: 'tomorrow for three nights',
  },
  { said: 'Ann Lee', slot: 'name', value: 'Ann Lee', asked: 'name' },
  { said: 'my name is ann lee', slot: 'name', value: 'Ann Lee', quote: 'ann lee' },
  { said: 'put it down for my neighbour Bob, he is shy', slot: 'name', value: 'Bob', quote: 'my neighbour Bob' },
  { said: 'no, Ann', slot: 'name', value: 'Ann', quote: 'Ann' },
  { said: '名前は山田です', slot: 'name', value: '山田', quote: '山田' },
  { said: 'Åsa here, I need a trim', slot: 'name', value: 'Åsa', quote: 'Åsa here' },
  { said: 'Меня зовут Ольга', slot: 'name', value: 'Ольга', quote: 'зовут Ольга' },
  { said: 'je m’appelle José García', slot: 'name', value: 'José García', quote: 'José García' },
  { said: '(415) 555-2671', slot: 'phone', value: '+14155552671', asked: 'phone' },
  { said: 'Friday, my number is 415 555 2671', slot: 'phone', value: '+14155552671', quote: '415 555 2671' },
  {
    said: 'not 415 555 2670 but 415 555 2671, or at work 212 555 0123',
    slot: 'phone',
    value: '+14155552671',
    quote: '415 555 2671',
  },
  { said: 'four one five, five five five, two six seven one', slot: 'phone', value: '+14155552671', asked: 'phone' },
  { said: 'ann at example dot com', slot: 'email', value: 'ann@example.com', asked: 'email' },
  {
    said: 'use ann@example.com or bob@example.com for the bill',
    slot: 'email',
    value: 'bob@example.com',
    quote: 'bob@example.com',
  },
  { said: 'a table for four', slot: 'guests', value: 4, asked: 'guests' },
  { said: 'Friday at 7, 3 of us', slot: 'guests', value: 3, quote: '3 of us' },
  { said: 'not 3, 4', slot: 'guests', value: 4, quote: '4' },
  { said: 'twenty-five dollars', slot: 'budget', value: { amount: 25, currency: 'USD' } },
  { said: '$20 for me and $30 for him', slot: 'budget', value: { amount: 30, currency: 'USD' }, quote: '$30' },
  { said: 'I am allergic to nuts', slot: 'note', value: 'allergic to nuts', quote: 'I am allergic to nuts' },
  {
    said: 'Friday, and do not ring the bell',
    slot: 'note',
    value: 'do not ring the bell',
    quote: 'do not ring the bell',
  },
  { said: 'The restaurant: The Big 4.', slot: 'note', value: 'The Big 4', quote: 'The Big 4' },
  { said: 'window seat', slot: 'note', value: 'window seat', asked: 'note' },
  { said: '½ portion for me', slot: 'note', value: '½ portion for me', asked: 'note' },
  { said: 'yes please', slot: 'outdoor', value: true, quote: 'yes', asked: 'outdoor' },
  { said: 'sounds lovely to me', slot: 'outdoor', value: true, quote: 'sounds lovely', asked: 'outdoor' },
  { said: 'Friday, no outdoor seating', slot: 'outdoor', value: false, quote: 'no outdoor seating' },
  { said: 'four of us on the terrace', slot: 'outdoor', value: true, quote: 'on the terrace' },
  { said: 'coffee and towels', slot: 'extras', value: ['coffee', 'towels'], asked: 'extras' },
  {
    said: 'a trim with shampoo and tea on Friday',
    slot: 'extras',
    value: ['shampoo', 'tea'],
    quote: 'shampoo and tea',
  },
  { said: 'medium', slot: 'size', value: 'medium', asked: 'size' },
  { said: 'the tiny one will do', slot: 'size', value: 'small', quote: 'the tiny one' },
  { said: 'we bring four dogs', slot: 'pets', value: 4, quote: 'four dogs' },
  { said: 'four dogs', slot: 'pets', value: 4, quote: 'four', asked: 'pets' },
  { said: 'something in dark blue for my mother', slot: 'color', value: 'dark blue', quote: 'in dark blue' },
];

/** Quoted carelessly: what was meant is still there. */
const sloppy: readonly Row[] = [
  { said: 'MY BOSS IS OFF ON MONDAY: A HAIRCUT ON FRIDAY', slot: 'date', value: '2026-03-06', quote: 'on friday' },
  { said: "it's for Sam O'Neill", slot: 'name', value: 'Sam O’Neill', quote: 'it’s for Sam O’Neill' },
  { said: 'its for Sam ONeill', slot: 'name', value: "Sam O'Neill", quote: "it's for Sam O'Neill" },
  { said: 'well, um, on, like, Friday, since I work on Monday', slot: 'date', value: '2026-03-06', quote: 'on Friday' },
  {
    said: 'um, a table for, like, uh, four people I guess',
    slot: 'guests',
    value: 4,
    quote: 'a table for four people',
  },
  { said: 'tommorow, because Friday is my birthday', slot: 'date', value: '2026-03-05', quote: 'tomorrow' },
  { said: 'firday would be fine', slot: 'date', value: '2026-03-06', quote: 'friday' },
  {
    said: 'from next teusday for two nights',
    slot: 'stay',
    value: { from: '2026-03-10', to: '2026-03-12' },
    quote: 'next Tuesday for two nights',
  },
  { said: 'the resrvation is for Ann, my wife', slot: 'name', value: 'Ann', quote: 'the reservation is for Ann' },
  { said: 'allergic to penuts', slot: 'note', value: 'allergic to peanuts', quote: 'allergic to peanuts' },
  { said: 'the   name\n is\tAnn   Lee then', slot: 'name', value: 'Ann Lee', quote: 'Ann Lee' },
  { said: 'my number is 415–555–2671, hers 212–555–0123', slot: 'phone', value: '+14155552671', quote: '415-555-2671' },
  { said: 'a hair - cut; then, a rest', slot: 'service', value: 'haircut', quote: 'a hair—cut' },
  { said: 'no onions, no garlic, please!', slot: 'note', value: 'no onions no garlic', quote: 'no onions no garlic' },
  {
    said: 'a massage for me and a trim, for my son this time, on Friday',
    slot: 'service',
    value: 'haircut',
    quote: 'a trim … on Friday',
  },
  {
    said: 'come on Friday at noon, as Monday is when he was born',
    slot: 'date',
    value: '2026-03-06',
    quote: 'on Friday ... he was born',
  },
  { said: 'Åsa Öberg here, two of us'.normalize('NFD'), slot: 'name', value: 'Åsa Öberg', quote: 'Åsa Öberg' },
  { said: 'it is José García', slot: 'name', value: 'José García', quote: 'José García'.normalize('NFD') },
  { said: 'for ４ people at ５ pm', slot: 'guests', value: 4, quote: '4 people' },
  { said: '“Ann Lee”, she said', slot: 'name', value: 'Ann Lee', quote: '"Ann Lee"' },
  { said: 'ANN@EXAMPLE.COM, or bob@example.com', slot: 'email', value: 'ANN@example.com', quote: 'ann@example.com' },
  { said: 'I dont want to sit inside', slot: 'outdoor', value: true, quote: "don't want to sit inside" },
];

/** Picked from what was offered. */
const picks: readonly Row[] = [
  { said: 'the second one', slot: 'date', value: '2026-03-06', offered: 'Thursday or Friday' },
  { said: 'the first, please', slot: 'date', value: '2026-03-05', quote: 'the first', offered: 'Thursday or Friday' },
  {
    said: 'the second one, and my name is Ann',
    slot: 'time',
    value: '16:00',
    quote: 'the second one',
    offered: 'at 3 or at 4',
  },
  { said: 'either is fine', slot: 'service', value: 'massage', offered: 'massage or manicure' },
  { said: 'the latter', slot: 'guests', value: 5, quote: 'latter', offered: '4 or 5' },
  { said: 'Thursday', slot: 'date', value: '2026-03-05', quote: 'Thursday', offered: 'Thursday or Friday' },
  { said: 'yes please', slot: 'guests', value: 20, quote: 'yes', offered: '25 people' },
];

const nameOf = ({ said, slot: name, value, quote }: Row): string =>
  `${name}: ${JSON.stringify(value)} in ${JSON.stringify(said)}, quoted as ${JSON.stringify(quote)}`;
const titled = (rows: readonly Row[]) => rows.map((row) => [nameOf(row), row] as const);

it('What cannot be used is refused as it is, also for a slot that was not asked for', () => {
  expect(verdictOn({ said: 'my number is 555-12', slot: 'phone', value: '555-12', quote: '555-12' })).toBe(
    'phone refused',
  );
});

describe('An honest proposal counts', () => {
  it.each(titled(plain))('for %s', (_, row) => expect(verdictOn(row)).toBe(`${row.slot} accepted`));

  it.each(titled(sloppy))('though it is quoted carelessly, for %s', (_, row) =>
    expect(verdictOn(row)).toBe(`${row.slot} accepted`),
  );

  it.each(titled(picks))('that picks what was offered, for %s', (_, row) =>
    expect(verdictOn(row)).toBe(`${row.slot} accepted`),
  );

  it('also where the words leave two ways open: then the user is asked', () => {
    const said = 'My boss is off on Monday. Friday or Saturday, then';
    const row: Row = { said, slot: 'date', value: 'Friday or Saturday', quote: 'Friday or Saturday' };
    expect(verdictOn(row)).toBe('date ambiguous');
  });

  it('in at least 60 rows, 15 of them careless, over every kind', () => {
    const rows = [...plain, ...sloppy, ...picks];
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(sloppy.length).toBeGreaterThanOrEqual(15);
    expect(new Set(rows.map((row) => row.slot))).toEqual(new Set(Object.keys(kinds)));
  });
});
