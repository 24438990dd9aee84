/**
 * A way in which a reading is wrong.
 *
 * - `missing`: a value that was said. `other`: another value. `invented`: one that nobody said.
 * - `askedBack`: the words were taken for two values, or turned down: the user is asked once more.
 * - `control`: a yes, a no, a question or a wish heard where none is, or not heard.
 */
export type FaultKind = (typeof FAULT_KINDS)[number];

export const FAULT_KINDS = ['missing', 'other', 'invented', 'askedBack', 'control'] as const;

/** One thing that is wrong with a reading; the words tell what. */
export interface Fault {
  readonly kind: FaultKind;
  readonly words: string;
}

/** Sorts what `faultsIn` of ../certainty.ts says; its sentences about values begin with the slot. */
export function faultInWords(words: string): Fault {
  return { kind: kindOf(words), words };
}

function kindOf(words: string): FaultKind {
  if (/^\w+ is missing$/.test(words)) return 'missing';
  if (!/^\w+=/.test(words)) return 'control';
  if (/ was not said$/.test(words)) return 'invented';
  return / is (?:ambiguous|vague|refused|none)$/.test(words) ? 'askedBack' : 'other';
}
