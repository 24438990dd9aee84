import { type Drawing, labelText, type SharedWay } from './drawing.ts';

/** Where the root's own ways lead from. */
export function anywhereInWords({ shielded }: Drawing): string {
  return `every state but ${list([...shielded, 'the ends'])}`;
}

/** A way that is not drawn, in a line. */
export const wayText = ({ label, to }: SharedWay): string => `${labelText(label)} → ${to}`;

/** Ways that lead from the same states, by those states in words. */
export function groupedByStates(ways: readonly SharedWay[]): readonly (readonly [string, readonly SharedWay[]])[] {
  return [...Map.groupBy(ways, ({ from }) => list(from))];
}

/** An event of the chart, where `*` is whatever else comes. */
export const eventInWords = (event: string): string => (event === '*' ? 'anything else' : event);

/** Names in a sentence: "a, b and c". */
export function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
