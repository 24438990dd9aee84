import { directiveOf } from '../core/directive.ts';
import type { Flow } from '../core/flow.ts';
import { type SlotState, stateOf } from '../core/slot-state.ts';
import { pathOf, type Told } from '../core/told.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Replies } from './ports.ts';
import type { Reply, RunOutcome, SlotView } from './reply.ts';
import type { OpenTurn } from './store.ts';
import type { TurnError } from './turn-error.ts';

/** A turn that nobody's message began: the greeting, or an outcome that came late. */
export const unprompted: Omit<OpenTurn, 'turn'> = {
  messageId: '',
  text: '',
  errors: [],
  answer: null,
  isUnanswered: false,
  isAfterEnd: false,
  flowChanged: false,
  usage: { modelCalls: 0, inputTokens: 0, outputTokens: 0 },
  since: 0,
};

/** Puts the state and the turn into words. */
export function wordsOf(flow: Flow, told: Told, replies: Replies, open: OpenTurn): string {
  const { answer, isUnanswered, isAfterEnd, flowChanged } = open;
  const inTurn = during(told, open);
  const verdicts = netOf(flow, open.turn.verdicts);
  return replies({
    flow,
    told: inTurn,
    directive: directiveOf(flow, inTurn),
    verdicts,
    answer,
    isUnanswered,
    isAfterEnd,
    flowChanged,
  });
}

/** The reply as clients get it; `told` is the run after `turn.ended`. */
export function viewOf(flow: Flow, told: Told, id: string, text: string, open: OpenTurn): Reply {
  const outcome = outcomeOf(told);
  const verdicts = netOf(flow, open.turn.verdicts);
  return {
    id,
    text,
    directive: directiveOf(flow, during(told, open)),
    state: pathOf(told),
    asked: told.status === 'active' ? told.context.asked : null,
    verdicts,
    errors: [...open.errors, ...verdicts.flatMap(errorIn)],
    ...(outcome === undefined ? {} : { outcome }),
    usage: open.usage,
    slots: slotViews(flow, told),
  };
}

/** The state now, with the record of this turn: a later message may have begun another one. */
export const during = (told: Told, { turn }: OpenTurn): Told => ({ ...told, context: { ...told.context, turn } });

/** What became of each slot in the end, in the flow's order; that a value was said twice takes nothing back. */
export const netOf = (flow: Flow, verdicts: readonly Verdict[]): readonly Verdict[] =>
  flow.order.flatMap((name) => {
    const ofSlot = verdicts.filter(({ slot }) => slot === name);
    return ofSlot.findLast(({ is }) => is !== 'unchanged') ?? ofSlot.at(-1) ?? [];
  });

const errorIn = (verdict: Verdict): readonly TurnError[] =>
  verdict.is === 'refused' || verdict.is === 'ambiguous' ? [{ slot: verdict.slot, code: verdict.code }] : [];

function outcomeOf(told: Told): RunOutcome | undefined {
  const { result, ending } = told.context;
  const path = pathOf(told);
  switch (path) {
    case 'completed':
      return { is: path, result };
    case 'cancelled':
    case 'handedOff':
      return { is: path, because: ending };
    default:
      return undefined;
  }
}

/** Every slot as clients see it. */
export const slotViews = (flow: Flow, { context }: Told): Readonly<Record<string, SlotView>> =>
  Object.fromEntries(flow.order.map((name) => [name, slotView(stateOf(context.slots, name))]));

function slotView({ settled, open, skipped, attempts }: SlotState): SlotView {
  return {
    status: open !== undefined ? 'open' : settled !== undefined ? 'settled' : skipped ? 'skipped' : 'empty',
    value: settled?.value ?? null,
    said: settled?.said ?? null,
    source: settled?.source ?? null,
    confirmed: settled?.confirmed ?? false,
    attempts,
    ...(open === undefined ? {} : { options: open.options, reason: open.code }),
  };
}
