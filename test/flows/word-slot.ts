import type { Slot, SlotOptions } from '../../src/core/flow.ts';
import type { Json } from '../../src/core/json.ts';
import type { Given, Reading } from '../../src/core/reading.ts';

/** A kind small enough to walk: its values are words, and what it makes of any other word stands in a table. */
export interface WordSlotOptions extends SlotOptions {
  readonly values: readonly string[];
  /** Words that are understood and refused. */
  readonly refused?: readonly string[];
  /** Words with two readings. */
  readonly ambiguous?: Readonly<Record<string, readonly string[]>>;
  /** Values that no longer hold from this instant on, or beside these values of other slots. */
  readonly endsAt?: Readonly<Record<string, number>>;
  readonly clashes?: (value: string, given: Given) => boolean;
}

/** Finds the first of its words in what was said, longest first. */
export function wordSlot(options: WordSlotOptions): Slot<string> {
  const { values, refused = [], ambiguous = {}, endsAt = {}, clashes = () => false, ...rest } = options;
  const known = [...Object.keys(ambiguous), ...values, ...refused].sort((a, b) => b.length - a.length);
  const read = (words: Json, given: Given): Reading<string> => {
    const said = ` ${String(words).toLowerCase()} `;
    const word = known.find((candidate) => said.includes(` ${candidate} `));
    if (word === undefined) return { kind: 'none' };
    if (ambiguous[word] !== undefined) return { kind: 'ambiguous', options: ambiguous[word] };
    if (refused.includes(word)) return { kind: 'refused', code: 'not-an-option', options: values };
    if (given.at >= (endsAt[word] ?? Number.POSITIVE_INFINITY)) return { kind: 'refused', code: 'past', options: [] };
    if (clashes(word, given)) return { kind: 'refused', code: 'does-not-fit', options: [] };
    return { kind: 'value', value: word };
  };
  return {
    ...rest,
    type: 'choice',
    read,
    recognise: () => [],
    say: (value) => value,
    describe: () => ({ type: 'string', description: `One of ${values.join(', ')}.`, enum: values }),
  };
}
