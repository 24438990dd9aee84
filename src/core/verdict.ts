import type { Json } from './json.ts';

/**
 * What became of a proposal.
 *
 * - `accepted`, `changed`, `unchanged`: the value is settled.
 * - `refused`, `ambiguous`: understood, but the slot is open now; `code` and `options` as in the slot's `open`.
 * - `declined`: the user would rather not tell. `kept`: the value settled before stays.
 * - `misfired`: the words do not carry it; the model's error, free for the user.
 * - `notOpen`: nothing to decline or keep, or the slot is not in play.
 */
export type Verdict =
  | {
      readonly slot: string;
      readonly is: 'accepted' | 'unchanged' | 'declined' | 'kept' | 'misfired' | 'notOpen';
    }
  | { readonly slot: string; readonly is: 'changed'; readonly from: Json; readonly to: Json }
  | {
      readonly slot: string;
      readonly is: 'refused' | 'ambiguous';
      readonly code: string;
      readonly options: readonly Json[];
    };
