import type { PresenceOf, Slot, SlotOptions } from '../core/flow.ts';
import { FlowError } from '../core/flow-error.ts';
import type { Json } from '../core/json.ts';
import type { Given, Mention, Reading } from '../core/reading.ts';
import { tidied } from './tokens.ts';

/** A dash or three dots are no text. */
const SAYS_SOMETHING = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/** How long a text may be, beside what every slot may say. */
export interface TextOptions extends SlotOptions {
  /** The fewest and the most characters, both included; 1 and 500. */
  readonly min?: number;
  readonly max?: number;
}

/**
 * Any text, on one line, without control characters; only an answer to the question, never found in free text.
 * @returns a kind that reads to a string, or refuses with `too-short` or `too-long`.
 * @throws {@link FlowError} `FLOW_INVALID` when `min` exceeds `max`.
 * @example slot.text({ max: 20 }).read('  no   nuts ', asked); // { kind: 'value', value: 'no nuts' }
 */
export function text<const Options extends TextOptions>(options?: Options): Slot<string, PresenceOf<Options>> {
  const { min = 1, max = 500 } = options ?? {};
  if (min > max) throw new FlowError('FLOW_INVALID', `A text has min ${min} above max ${max}. Swap them.`);

  const judge = (value: string): Reading<string> => {
    const length = [...value].length;
    if (length < min) return { kind: 'refused', code: 'too-short', options: [] };
    if (length > max) return { kind: 'refused', code: 'too-long', options: [] };
    return { kind: 'value', value };
  };

  const read = (words: Json, given: Given): Reading<string> => {
    if (typeof words !== 'string') return { kind: 'none' };
    const value = tidied(words);
    if (!SAYS_SOMETHING.test(value)) return { kind: 'none' };
    const reading = judge(value);
    return given.asked !== null || (value === words && reading.kind === 'value') ? reading : { kind: 'none' };
  };

  const recognise = (said: string, given: Given): readonly Mention<string>[] => {
    if (given.asked === null) return [];
    const start = said.length - said.trimStart().length;
    const reading = read(said, given);
    return reading.kind === 'none' ? [] : [{ start, end: start + said.trim().length, reading, certain: false }];
  };

  return {
    ...(options as Options),
    type: 'text',
    read,
    recognise,
    say: (value) => value,
    describe: () => ({ type: 'string', description: `What the user said, word for word; at most ${max} characters.` }),
  };
}
