import type { Span } from './span.ts';

/** What a user does once a reply stands before them. */
export type UserAction =
  | { readonly does: 'says'; readonly text: string }
  /** Sends the same words twice, without waiting for an answer. */
  | { readonly does: 'saysTwice'; readonly text: string }
  /** Says nothing for so long. */
  | { readonly does: 'waits'; readonly for: Span }
  /** Does not come back. */
  | { readonly does: 'leaves' };

/** Says it. */
export const says = (text: string): UserAction => ({ does: 'says', text });
