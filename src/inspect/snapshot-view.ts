import type { Asked, Context, Ending, Turn } from '../core/context.ts';
import { type Directive, directiveOf } from '../core/directive.ts';
import { type Effect, effectOf } from '../core/effect.ts';
import { type Flow, hasSlot, slotOf } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import { type Open, type Slots, type Source, stateOf } from '../core/slot-state.ts';
import type { Told } from '../core/told.ts';
import type { Verdict } from '../core/verdict.ts';

/** A slot as an inspector may see it. What is missing from it is missing from every frame. */
export interface InspectedSlot {
  readonly status: 'empty' | 'open' | 'settled' | 'skipped';
  readonly attempts: number;
  readonly confirmed: boolean;
  readonly source?: Source;
  /** Why it is open; for `refused` and the like with the code. */
  readonly why?: Open['why'];
  readonly code?: string;
  /** The values stay out: the flow calls the slot sensitive. */
  readonly sensitive?: true;
  readonly value?: Json;
  readonly was?: Json;
  readonly options?: readonly Json[];
}

/** A snapshot as an inspector may see it: an allow-list, with the state as XState writes it. */
export interface InspectedSnapshot {
  readonly status: string;
  readonly value: unknown;
  readonly context: Pick<Context, 'session' | 'run' | 'timeZone' | 'locale'> &
    Pick<Context, 'unclear' | 'turns' | 'corrections' | 'consents' | 'late'> & {
      readonly slots: Readonly<Record<string, InspectedSlot>>;
      readonly asked: Pick<Asked, 'about' | 'slot' | 'at'> | null;
      readonly turn: Pick<Turn, 'at' | 'answers' | 'lastRungs' | 'digressions' | 'unheard' | 'moved'> & {
        readonly verdicts: readonly Pick<Verdict, 'slot' | 'is'>[];
      };
      readonly ending: Ending | null;
    };
  /** What the machine wants said and done now. */
  readonly directive: { readonly say: Directive['say']; readonly slot: string | null };
  readonly effect: Effect['is'];
}

/** Whether the flow calls the slot sensitive; models also name slots that there are not. */
export const isSensitive = (flow: Flow, name: string): boolean =>
  hasSlot(flow, name) && slotOf(flow, name).sensitive === true;

/** What may be shown of a snapshot: named field by field, so that what is added to the context later stays out. */
export function snapshotView(flow: Flow, told: Told): InspectedSnapshot {
  const { session, run, timeZone, locale, slots, turn, asked, ending } = told.context;
  const { unclear, turns, corrections, consents, late } = told.context;
  const directive = directiveOf(flow, told);
  return {
    status: told.status,
    value: told.value,
    context: {
      ...{ session, run, timeZone, locale, unclear, turns, corrections, consents, late },
      slots: Object.fromEntries(flow.order.map((name) => [name, slotView(flow, slots, name)])),
      asked: asked === null ? null : { about: asked.about, slot: asked.slot, at: asked.at },
      turn: turnView(flow, turn),
      ending: ending === null ? null : endingView(flow, ending),
    },
    directive: { say: directive.say, slot: 'slot' in directive ? directive.slot : null },
    effect: effectOf(flow, told).is,
  };
}

function slotView(flow: Flow, slots: Slots, name: string): InspectedSlot {
  const { settled, open, skipped, attempts } = stateOf(slots, name);
  return {
    status: open !== undefined ? 'open' : settled !== undefined ? 'settled' : skipped ? 'skipped' : 'empty',
    attempts,
    confirmed: settled?.confirmed ?? false,
    ...(settled === undefined ? {} : { source: settled.source }),
    ...(open === undefined ? {} : { why: open.why }),
    // What the world gives as a reason are words of its own.
    ...(open === undefined || open.why === 'unavailable' ? {} : { code: open.code }),
    ...(isSensitive(flow, name)
      ? { sensitive: true }
      : {
          ...(settled === undefined ? {} : { value: settled.value }),
          ...(open?.was === undefined ? {} : { was: open.was }),
          ...(open === undefined ? {} : { options: open.options }),
        }),
  };
}

function turnView(flow: Flow, { at, answers, verdicts, lastRungs, digressions, unheard, moved }: Turn) {
  const known = verdicts.filter(({ slot }) => hasSlot(flow, slot)).map(({ slot, is }) => ({ slot, is }));
  return { at, answers, verdicts: known, lastRungs, digressions, unheard, moved };
}

/** The detail is the name of a slot, or words of whoever ended it. */
const endingView = (flow: Flow, { why, detail }: Ending): Ending => ({
  why,
  detail: detail !== null && hasSlot(flow, detail) ? detail : null,
});
