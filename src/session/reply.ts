import type { Asked, Ending } from '../core/context.ts';
import type { Directive } from '../core/directive.ts';
import type { Json } from '../core/json.ts';
import type { Source } from '../core/slot-state.ts';
import type { StatePath } from '../core/told.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Usage } from './ports.ts';
import type { TurnError } from './turn-error.ts';

/** A slot as clients see it. `reason`: why it is open. */
export interface SlotView {
  readonly status: 'empty' | 'open' | 'settled' | 'skipped';
  readonly value: Json;
  readonly said: string | null;
  readonly source: Source | null;
  readonly confirmed: boolean;
  readonly attempts: number;
  readonly options?: readonly Json[];
  readonly reason?: string;
}

/** How a run ended. */
export type RunOutcome =
  | { readonly is: 'completed'; readonly result: Json }
  | { readonly is: 'cancelled' | 'handedOff'; readonly because: Ending | null };

/** What a client gets for a message: JSON throughout. */
export interface Reply {
  readonly id: string;
  readonly text: string;
  readonly directive: Directive;
  readonly state: StatePath;
  /** The question the user now looks at; send its reply's id as `seen`. */
  readonly asked: Asked | null;
  readonly verdicts: readonly Verdict[];
  readonly errors: readonly TurnError[];
  readonly outcome?: RunOutcome;
  readonly usage: Usage;
  readonly slots: Readonly<Record<string, SlotView>>;
}
