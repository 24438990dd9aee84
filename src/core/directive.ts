import type { Ending } from './context.ts';
import type { Flow } from './flow.ts';
import type { Json } from './json.ts';
import { missingSlot, type Open, type Slots, type Source, stateOf, valuesOf } from './slot-state.ts';
import { pathOf, type Told } from './told.ts';

/** One value of a summary: pending until the user has said yes to it. */
export interface SummaryLine {
  readonly slot: string;
  readonly value: Json;
  readonly source: Source;
  readonly confirmed: boolean;
}

/** A question about a slot. `attempts`: unusable answers so far. `keep`: the old value, where it is a way out. */
interface About {
  readonly slot: string;
  readonly attempts: number;
}

/** What the machine wants said now; holds all that words need. */
export type Directive =
  | { readonly say: 'greet'; readonly slot: string | null }
  | ({ readonly say: 'elicit' } & About)
  | ({ readonly say: 'reprompt' | 'clarify'; readonly open: Open; readonly keep: Json | null } & About)
  | { readonly say: 'reviseWhat'; readonly summary: readonly SummaryLine[] }
  | {
      readonly say: 'confirm';
      readonly summary: readonly SummaryLine[];
      /** The slots that this turn brought or changed. */
      readonly isNew: readonly string[];
    }
  | { readonly say: 'wait'; readonly because: 'checking' | 'executing' | 'outcomeUnknown' }
  | { readonly say: 'tooLate'; readonly what: readonly string[] }
  | { readonly say: 'offerResume'; readonly summary: readonly SummaryLine[] }
  | { readonly say: 'confirmLeave'; readonly leave: 'cancel' | 'restart' }
  | {
      readonly say: 'completed';
      readonly summary: readonly SummaryLine[];
      readonly result: Json;
      /** What the user wanted while it was too late. */
      readonly tooLate: readonly string[];
    }
  | { readonly say: 'cancelled' | 'handedOff'; readonly because: Ending | null };

/** What the machine wants said now: a pure function of the snapshot, the same after a restart and in any runtime. */
export function directiveOf(flow: Flow, told: Told): Directive {
  const { slots, turn, late, result, ending } = told.context;
  const path = pathOf(told);
  switch (path) {
    case 'greeting':
      return { say: 'greet', slot: missingSlot(flow, slots) ?? null };
    case 'collecting.eliciting':
    case 'collecting.clarifying':
      return questionAbout(missingSlot(flow, slots) ?? flow.order[0] ?? '', slots);
    case 'collecting.checking':
      return { say: 'wait', because: 'checking' };
    case 'collecting.revising':
      return { say: 'reviseWhat', summary: summaryOf(flow, slots) };
    case 'confirming.presenting':
    case 'confirming.awaiting': {
      const news = turn.verdicts.filter(({ is }) => is === 'accepted' || is === 'changed').map(({ slot }) => slot);
      return { say: 'confirm', summary: summaryOf(flow, slots), isNew: [...new Set(news)] };
    }
    case 'executing.running':
    case 'executing.retrying':
    case 'executing.outcomeUnknown': {
      const what = turn.unheard.filter((type) => late.includes(type));
      if (what.length > 0) return { say: 'tooLate', what };
      return { say: 'wait', because: path === 'executing.outcomeUnknown' ? 'outcomeUnknown' : 'executing' };
    }
    case 'leaving.cancelling':
      return { say: 'confirmLeave', leave: 'cancel' };
    case 'leaving.restarting':
      return { say: 'confirmLeave', leave: 'restart' };
    case 'resuming':
      return { say: 'offerResume', summary: summaryOf(flow, slots) };
    case 'completed':
      return { say: 'completed', summary: summaryOf(flow, slots), result, tooLate: late };
    case 'cancelled':
    case 'handedOff':
      return { say: path, because: ending };
    default:
      return path satisfies never;
  }
}

function questionAbout(slot: string, slots: Slots): Directive {
  const { open, settled, attempts } = stateOf(slots, slot);
  if (open === undefined) return { say: 'elicit', slot, attempts };
  return {
    say: open.why === 'ambiguous' ? 'clarify' : 'reprompt',
    slot,
    attempts,
    open,
    keep: settled?.value ?? null,
  };
}

/** The settled values in play, as a summary shows them. */
export function summaryOf(flow: Flow, slots: Slots): readonly SummaryLine[] {
  return Object.entries(valuesOf(flow, slots)).flatMap(([slot, value]): readonly SummaryLine[] => {
    const { settled } = stateOf(slots, slot);
    return settled === undefined ? [] : [{ slot, value, source: settled.source, confirmed: settled.confirmed }];
  });
}
