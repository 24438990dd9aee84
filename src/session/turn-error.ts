/** Something of a turn that could not be taken; `detail` tells an operator more, and never holds what the user said. */
export interface TurnError {
  readonly slot: string | null;
  readonly code: string;
  readonly detail?: string;
}
