import type { Flow } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import type { Perform } from '../session/perform.ts';

/** A flow together with what is done in the world. */
export interface FlowToRun {
  readonly flow: Flow;
  readonly perform: Perform<Flow>;
  /** Said before the conversation: what becomes of what is done. */
  readonly notice: string;
  /** Said after it: what stands, given the results of all runs that were completed. */
  stands(results: readonly Json[]): string;
  close(): void;
}

/** What a result is called by: its reference where it has one, else all of it. */
export function referenceOf(result: Json): string {
  if (typeof result === 'string') return result;
  const reference =
    typeof result === 'object' && result !== null && 'reference' in result ? result.reference : undefined;
  return typeof reference === 'string' ? reference : JSON.stringify(result);
}
