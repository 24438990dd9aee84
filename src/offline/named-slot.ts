import { slotOf } from '../core/flow.ts';
import type { SlotType } from '../core/slot-kind.ts';
import { type Situation, slotsInPlay } from './situation.ts';

/** Where a message calls a slot by what it is called; `end` in UTF-16 units. */
export interface NamedSlot {
  readonly slot: string;
  readonly end: number;
}

/** The slots a message names, each once: by label, by name, or by what such a thing is called where there is only one. */
export function namedSlots(situation: Situation): readonly NamedSlot[] {
  const said = withoutFarewells(situation);
  return slotsInPlay(situation).flatMap((slot) => {
    const end = endOfName(said, namesOf(situation, slot));
    return end === undefined ? [] : [{ slot, end }];
  });
}

/** "Have a great day" names no date; blanks keep every other word where it is. */
const withoutFarewells = ({ said, parts }: Situation): string =>
  parts
    .filter(({ is }) => is === 'greets')
    .reduce((text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end), said);

/** What a slot is called: its label, its name, and what such a thing is called where there is only one. */
export function namesOf({ flow, language }: Situation, name: string): readonly string[] {
  const { label, type } = slotOf(flow, name);
  const ofType = isOnlyOne(
    flow.order.map((other) => slotOf(flow, other).type),
    type,
  );
  const words = [label ?? '', inWords(name), ...(ofType ? language.grammar.slotWords[type] : [])];
  return words.filter((word) => word !== '');
}

const isOnlyOne = (types: readonly SlotType[], type: SlotType): boolean =>
  types.filter((other) => other === type).length === 1;

/** `partySize` and `party_size` are "party size"; a plural is also heard as one. */
const inWords = (name: string): string =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .replace(/(?<=\p{L}{3})s$/u, '')
    .toLowerCase();

function endOfName(said: string, names: readonly string[]): number | undefined {
  const text = said.slice(0, 1000);
  // Most messages name no slot, and patterns take long to compile.
  const likely = names.filter((name) => text.toLowerCase().includes(firstWordOf(name)));
  const ends = likely.flatMap((name) => {
    const match = new RegExp(`(?<![\\p{L}\\p{N}])${asPattern(name)}s?(?![\\p{L}\\p{N}]|\\s+of\\s)`, 'iu').exec(text);
    return match === null ? [] : [match.index + match[0].length];
  });
  return ends.length === 0 ? undefined : Math.max(...ends);
}

const firstWordOf = (name: string): string => name.trim().toLowerCase().split(/\s/, 1)[0] ?? '';

const asPattern = (name: string): string => name.replace(/[^\p{L}\p{N}\s]/gu, '\\$&').replace(/\s+/g, '\\s+');
