import { type Asked, type Context, firstContext, quietTurn, type Turn } from '../../src/core/context.ts';
import { defineFlow } from '../../src/core/define-flow.ts';
import type { Directive, SummaryLine } from '../../src/core/directive.ts';
import type { Flow, FlowDefinition, Slot, SlotOptions } from '../../src/core/flow.ts';
import type { Json } from '../../src/core/json.ts';
import { receiptOf } from '../../src/core/receipt.ts';
import type { SlotType } from '../../src/core/slot-kind.ts';
import type { Open, Settled, SlotState, Source } from '../../src/core/slot-state.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { createReplies, english } from '../../src/replies/index.ts';
import type { Replies, ReplyGiven } from '../../src/session/ports.ts';

/** A slot of any type whose values are their own words. */
export const plainSlot = (type: SlotType, options: SlotOptions & { readonly enum?: readonly string[] } = {}): Slot => {
  const { enum: choices, ...rest } = options;
  return {
    ...rest,
    type,
    read: (words) => ({ kind: 'value', value: words }),
    recognise: () => [],
    say: (value) => String(value),
    describe: () => ({ type: 'string', description: type, ...(choices === undefined ? {} : { enum: choices }) }),
  };
};

export const flowOf = (slots: Readonly<Record<string, Slot>>, more: Partial<FlowDefinition> = {}): Flow =>
  defineFlow({ id: 'salon', version: 1, timeZone: 'UTC', noun: 'booking', ...more, slots });

/** The flow of most tests. */
export const salon = flowOf({
  service: plainSlot('choice', { enum: ['haircut', 'beard trim', 'massage', 'facial'] }),
  date: plainSlot('date'),
  time: plainSlot('time'),
  phone: plainSlot('phone', { why: 'so that the salon can reach you' }),
  notes: plainSlot('text', { optional: true }),
});

export const tuesday = 'Tuesday 24 November 2026';
export const saturday = 'Saturday 28 November 2026';

export const settled = (value: Json, more: Partial<Settled> = {}): SlotState => ({
  settled: { value, said: String(value), source: 'user', confirmed: false, ...more },
  attempts: 0,
});

export const opened = (
  why: Open['why'],
  { code = why, options = [], was, detail, keep }: Partial<Omit<Open, 'why'>> & { readonly keep?: Json } = {},
): SlotState => ({
  ...(keep === undefined ? {} : settled(keep)),
  open: { why, code, options, ...(was === undefined ? {} : { was }), ...(detail === undefined ? {} : { detail }) },
  attempts: 0,
});

export const line = (slot: string, value: Json, source: Source = 'user', confirmed = false): SummaryLine => ({
  slot,
  value,
  source,
  confirmed,
});

/** What a test says about a reply; everything else is quiet. */
export interface Scene {
  readonly flow?: Flow;
  readonly slots?: Context['slots'];
  readonly turn?: Partial<Turn>;
  /** What the question put before was about; its receipt is that of the values now. */
  readonly asked?: Partial<Asked> | null;
  readonly directive: Directive;
  readonly verdicts?: readonly Verdict[];
  readonly answer?: string | null;
  readonly isAfterEnd?: boolean;
  readonly isUnanswered?: boolean;
}

const ends: readonly Directive['say'][] = ['completed', 'cancelled', 'handedOff'];

function givenOf(scene: Scene): ReplyGiven {
  const { flow = salon, directive, verdicts = [], answer = null, isAfterEnd = false, isUnanswered = false } = scene;
  const first = firstContext(flow, { session: 's', run: '1', timeZone: 'UTC', locale: 'en-US' });
  const filled: Context = {
    ...first,
    slots: { ...first.slots, ...scene.slots },
    turn: { ...quietTurn, at: 1, said: 'some words', answers: true, verdicts, ...scene.turn },
  };
  const receipt = receiptOf(flow, { context: filled });
  const asked: Asked = { about: 'slot', slot: null, options: [], receipt, at: 0, reply: 'r', ...scene.asked };
  const context: Context = { ...filled, asked: scene.asked === null ? null : asked };
  const status = ends.includes(directive.say) ? 'done' : 'active';
  return {
    ...{ flow, directive, verdicts, answer, isAfterEnd, isUnanswered, flowChanged: false },
    told: { value: directive.say, status, context },
  };
}

/** The reply in English, or by other texts. */
export const reply = (scene: Scene, replies: Replies = createReplies(english)): string => replies(givenOf(scene));

/** A reprompt or clarify that asks about an open slot, as the chart would. */
export function askAgain(
  slot: string,
  state: SlotState,
  more: Partial<Scene> & { readonly attempts?: number } = {},
): Scene {
  const { attempts = 0, ...scene } = more;
  const { open } = state;
  if (open === undefined) throw new Error(`${slot} is not open.`);
  return {
    turn: { moved: true },
    ...scene,
    slots: { ...scene.slots, [slot]: { ...state, attempts } },
    directive: {
      say: open.why === 'ambiguous' ? 'clarify' : 'reprompt',
      ...{ slot, attempts, open, keep: state.settled?.value ?? null },
    },
  };
}
