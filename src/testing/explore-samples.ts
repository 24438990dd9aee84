import { type Flow, slotOf } from '../core/flow.ts';
import type { SlotType } from '../core/slot-kind.ts';

const dayMs = 86_400_000;

/** Words that may be values, by the kind that is likely to take them; what a kind refuses of them is of use as well. */
const samples: Readonly<
  Record<Exclude<SlotType, 'date' | 'dateRange' | 'choice' | 'list' | 'other'>, readonly string[]>
> = {
  time: ['10:00', '14:30', '18:00', '20:15', '12:00', '09:00', '3', 'at 4', '03:07', '23:59', '25:00'],
  name: ['Maria Lopez', 'Tom Hill', '12345'],
  phone: ['+1 212 555 0123', '+44 20 7946 0018', '+49 30 901820', '(212) 555-0124', '+1 23'],
  email: ['maria@example.com', 'tom@example.org', 'maria@'],
  number: ['2', '4', '1', '10', '30', '100', '0', '0.5', '1000', '-3', '1000000000'],
  money: ['25.50', '100', '5', '1000', '10000', '0', '-20', '0.001'],
  text: ['a quiet corner by the window', 'two short words', 'x', 'so it goes '.repeat(30).trim()],
  yesNo: ['yes', 'no'],
};

/** What words a flow may understand: its own first, then dates from the day of `at` on, then samples for every kind. */
export function samplesFor(flow: Flow, name: string, at: number): readonly string[] {
  const slot = slotOf(flow, name);
  const { enum: options = [], description } = slot.describe();
  const own = [...options, ...(slot.example === undefined ? [] : [slot.example, ...slot.example.split(/, | or /)])];
  const named = description.match(/-?\d+(?:\.\d+)?/g) ?? [];
  const bounds = [...named, ...beyond(named)];
  const dated = { ...samples, date: days(at), dateRange: stretches(at), choice: [], list: [], other: [] };
  const isAnything = dated[slot.type].length === 0;
  const others = isAnything ? ['quite another one', ...Object.values(dated).flat()] : [];
  return [
    ...new Set([
      ...own,
      ...(slot.type === 'number' || slot.type === 'money' ? bounds : []),
      ...(slot.type === 'list' ? lists([choicesIn(description), bounds, ...Object.values(dated)]) : []),
      ...dated[slot.type],
      ...(slot.type === 'text' ? named.flatMap(textsAround) : []),
      ...others,
      ...stray,
    ]),
  ];
}

/** The choices that a list names for its items, without the synonyms beside them. */
const choicesIn = (description: string): readonly string[] =>
  (description.split('One of: ')[1] ?? '')
    .replace(/\.$/, '')
    .split('; ')
    .map((choice) => choice.replace(/ \([^()]*\)$/, ''))
    .filter((choice) => choice !== '');

/** Two of each group by themselves, then its first as a list of two, three and so on: a list may want many items of one kind. */
const lists = (groups: readonly (readonly string[])[]): readonly string[] =>
  groups.flatMap((items) => [
    ...items.slice(0, 2),
    ...items.slice(1, mostItems).map((_, at) => items.slice(0, at + 2).join(', ')),
  ]);

const mostItems = 12;

/** A text as long as a kind says, and one that is longer. */
const textsAround = (bound: string): readonly string[] =>
  [Number(bound), Number(bound) + 1].filter((letters) => letters > 0 && letters <= longestText).map(textOf);

const longestText = 10_000;

const textOf = (letters: number): string => 'so it goes '.repeat(letters).slice(0, letters).replace(/ $/, 'x');

/** Words that few kinds take. */
const stray: readonly string[] = ['???', '0'];

/** What no slot is likely to take, and none is likely to ignore as a word of its kind. */
const beyond = (bounds: readonly string[]): readonly string[] =>
  bounds.flatMap((bound) => [`${Number(bound) + 1}`, `${Number(bound) - 1}`]);

/** Days near and far in their normal form, then days that a flow may refuse, or read in two ways. */
function days(at: number): readonly string[] {
  const near = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14, 21, 30, 45, 60, 90, 120, 180, 365];
  return [...near.map((after) => dayAfter(at, after)), dayAfter(at, -1), '2020-02-30', '4/7', dayAfter(at, 4000)];
}

function stretches(at: number): readonly string[] {
  const between = (first: number, last: number): string => `${dayAfter(at, first)} to ${dayAfter(at, last)}`;
  return [
    between(3, 5),
    between(8, 9),
    between(30, 33),
    between(1, 15),
    between(60, 61),
    between(-3, -2),
    between(5, 3),
  ];
}

const dayAfter = (at: number, count: number): string => new Date(at + count * dayMs).toISOString().slice(0, 10);
