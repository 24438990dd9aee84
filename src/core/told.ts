import type { Context } from './context.ts';

/** The part of a snapshot that tells all: any runtime's snapshot of the chart has it. */
export interface Told {
  /** The state value: `'greeting'` or `{ collecting: 'eliciting' }`. */
  readonly value: unknown;
  /** `active` until the run is over. */
  readonly status: string;
  readonly context: Context;
}

/** Every state the chart can rest in. These names are a storage format. */
export type StatePath =
  | 'greeting'
  | 'collecting.eliciting'
  | 'collecting.clarifying'
  | 'collecting.checking'
  | 'collecting.revising'
  | 'confirming.presenting'
  | 'confirming.awaiting'
  | 'executing.running'
  | 'executing.retrying'
  | 'executing.outcomeUnknown'
  | 'leaving.cancelling'
  | 'leaving.restarting'
  | 'resuming'
  | 'completed'
  | 'cancelled'
  | 'handedOff';

/** The state's path with dots, as replies show it: `confirming.awaiting`. */
export function pathOf({ value }: Pick<Told, 'value'>): StatePath {
  const parts: string[] = [];
  let inner = value;
  while (typeof inner === 'object' && inner !== null) {
    const [name, next]: [string, unknown] = Object.entries(inner)[0] ?? ['', ''];
    parts.push(name);
    inner = next;
  }
  // The chart has no other states; a test compares the two lists.
  return [...parts, String(inner)].join('.') as StatePath;
}
