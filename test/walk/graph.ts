import { type AnyStateNode, type AnyTransitionDefinition, createActor } from 'xstate';
import type { ConversationMachine, ConversationSnapshot } from '../../machines/conversation.ts';
import type { Context } from '../../src/core/context.ts';
import { directiveOf } from '../../src/core/directive.ts';
import { effectOf } from '../../src/core/effect.ts';
import { type ConversationEvent, inOrder } from '../../src/core/events.ts';
import type { Flow } from '../../src/core/flow.ts';
import { canonical, type Json, type Values } from '../../src/core/json.ts';
import { timesTried } from '../../src/core/outcomes.ts';
import { receiptOf } from '../../src/core/receipt.ts';
import { type SlotState, stateOf, valuesOf } from '../../src/core/slot-state.ts';
import { pathOf } from '../../src/core/told.ts';
import type { WalkedMessage } from './alphabet.ts';
import { late } from './flows.ts';

/** What the user has been shown last, as the walker remembers it, whatever the machine says. */
export interface Shown {
  readonly reply: string;
  readonly isSummary: boolean;
  readonly values: Values;
}

/** A moment between two edges. */
interface Place {
  readonly value: ConversationSnapshot['value'];
  readonly status: ConversationSnapshot['status'];
  readonly context: Context;
  readonly shown: Shown | null;
  /** The reply to the last message is still owed, or its process died. */
  readonly isOpen: boolean;
}

/** One event and its effect, as the rules look at it. */
export interface Step {
  readonly flow: Flow;
  readonly before: Place;
  readonly event: ConversationEvent;
  readonly after: Place;
  /** The message of this edge, if it is one. */
  readonly message: WalkedMessage | undefined;
  /** Whether that message was sent by somebody who looked at the last reply. */
  readonly isAnswer: boolean;
}

/** Throws, saying which rule was broken. */
export type Rule = (step: Step) => void;

export interface Graph {
  readonly states: number;
  readonly edges: number;
  readonly paths: ReadonlySet<string>;
  /** Labels of the transitions that were taken, and of all there are. */
  readonly taken: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
  /** States from which no end can be reached. */
  readonly stuck: number;
}

export interface Alphabet {
  readonly messages: readonly WalkedMessage[];
  /** Messages whose turn may also never end: the process dies before it replies. */
  readonly lost?: readonly WalkedMessage[];
  /** A graph with more states than this has no end: a counter that is not bounded, say. */
  readonly mostStates?: number;
  /** Looks at so many states and no more; then nothing is known about ends. */
  readonly upTo?: number;
}

type Edge = { readonly events: readonly ConversationEvent[]; readonly message?: WalkedMessage };

/**
 * Walks every state a flow can come to, breadth first: one edge is a whole message, with or without the end of its turn, or one
 * event of the host. Every single event is checked against the rules. States are told apart by all that bears on the future:
 * the turn that is over, consents and turns do not.
 */
export function walk(
  flow: Flow,
  machine: ConversationMachine,
  { messages, lost = [], mostStates = 200_000, upTo = mostStates }: Alphabet,
  rules: readonly Rule[],
): Graph {
  const labels = labelsOf(machine);
  const taken = new Set<string>();
  const paths = new Set<string>();
  const input = { session: 's', run: 'r', timeZone: 'UTC', locale: 'en' };
  const actor = createActor(machine, { input }).start();
  const start: Place = { ...actor.getSnapshot(), shown: null, isOpen: true };
  const first = formOf(flow, start);
  const numbers = new Map([[first, 0]]);
  const places = [JSON.stringify(pick(start))];
  const sources: number[][] = [[]];
  const ends: number[] = [];
  let edges = 0;

  for (let number = 0; number < Math.min(places.length, upTo); number++) {
    const place = JSON.parse(places[number] ?? '') as Place;
    paths.add(pathOf(place));
    if (place.status !== 'active') {
      ends.push(number);
      continue;
    }
    for (const edge of edgesFrom(flow, place, { messages, lost })) {
      edges++;
      const next = follow(place, edge);
      const form = formOf(flow, next);
      const known = numbers.get(form);
      if (known === undefined) {
        numbers.set(form, places.length);
        sources.push([number]);
        places.push(JSON.stringify(pick(next)));
        if (places.length > mostStates) throw new Error(`more than ${mostStates} states`);
      } else if (known !== number) sources[known]?.push(number);
    }
  }
  return {
    states: places.length,
    edges,
    paths,
    taken,
    all: new Set(labels.values()),
    stuck: places.length > upTo ? 0 : places.length - reaching(sources, ends),
  };

  function follow(place: Place, { events, message }: Edge): Place {
    const actor = createActor(machine, {
      input,
      snapshot: machine.resolveState({ value: place.value, context: place.context }),
      inspect: (inspected) => {
        if (inspected.type !== '@xstate.microstep') return;
        for (const transition of inspected._transitions) taken.add(labels.get(transition) ?? 'unknown');
      },
    }).start();
    let before = place;
    const isAnswer = message !== undefined && message.isStale !== true && place.context.asked !== null;
    for (const event of events) {
      if (before.status !== 'active') break;
      actor.send(event);
      const { value, status, context } = actor.getSnapshot();
      const shown = event.type === 'turn.ended' ? shownBy(flow, { value, status, context }, event.reply) : before.shown;
      const isOpen = event.type === 'turn.started' || (event.type !== 'turn.ended' && before.isOpen);
      const after: Place = { value, status, context, shown, isOpen };
      const step: Step = { flow, before, event, after, message, isAnswer };
      for (const rule of rules) rule(step);
      before = after;
    }
    actor.stop();
    return before;
  }
}

const pick = ({ value, status, context, shown, isOpen }: Place): Place => ({ value, status, context, shown, isOpen });

function shownBy(flow: Flow, told: Pick<Place, 'value' | 'status' | 'context'>, reply: string): Shown {
  const isSummary = directiveOf(flow, told).say === 'confirm';
  return { reply, isSummary, values: valuesOf(flow, told.context.slots) };
}

/**
 * All that bears on what can come. What was said, offered, confirmed or came too late bears only on words; corrections have a
 * bound of their own that is shown elsewhere.
 */
function formOf(flow: Flow, { value, status, context, shown, isOpen }: Place): string {
  const { slots, asked, unclear } = context;
  const owed = effectOf(flow, { value, status, context });
  const tries = owed.is === 'none' ? 0 : timesTried(context, owed.key);
  const receipt = receiptOf(flow, { context });
  const forms = flow.order.map((name) => slotForm(stateOf(slots, name)));
  const question = asked && [
    asked.about,
    asked.slot,
    asked.about === 'confirm' && asked.receipt === receipt,
    asked.at >= late,
  ];
  const sight = shown?.isSummary === true && canonical(shown.values) === canonical(valuesOf(flow, slots));
  return JSON.stringify([status, value, forms, question, unclear, tries, sight, isOpen]);
}

function slotForm({ settled, open, skipped, defaulted, attempts }: SlotState): Json {
  const isBrought = settled?.source === 'operator';
  const value = settled === undefined ? null : [settled.value, isBrought, settled.passed ?? null];
  const isSpecial = open?.why === 'ambiguous' || open?.why === 'declined' || open?.why === 'exhausted';
  return [
    value,
    open === undefined ? null : isSpecial ? open.why : 'plain',
    skipped ?? null,
    defaulted ?? null,
    attempts,
  ];
}

/** After a turn that never ended a few messages tell whether it is missed. */
const wordsAfterACrash: readonly string[] = ['yes', 'no', 'hm', 'ann', 'cancel'];

function edgesFrom(flow: Flow, place: Place, { messages, lost = [] }: Alphabet): readonly Edge[] {
  const { context, shown, isOpen } = place;
  const now = Math.max(context.asked?.at ?? 0, context.turn.at) + 1;
  const reply = shown?.reply === 'even' ? 'odd' : 'even';
  const ended = (at: number): ConversationEvent => ({ type: 'turn.ended', at: at + 1, reply });
  const hear = (message: WalkedMessage, ends: boolean): Edge => {
    const at = message.isLate === true ? Math.max(now, late) : now;
    const seen = message.isStale === true ? 'stale' : (context.asked?.reply ?? 'none');
    const events: readonly ConversationEvent[] = [
      { type: 'turn.started', at, said: message.said, seen },
      ...inOrder(flow.order, message.batch),
      { type: 'turn.read' },
    ];
    return { message, events: ends ? [...events, ended(at)] : events };
  };
  const outcomes = outcomesIn(flow, place).map((event): Edge => ({ events: [event] }));
  if (isOpen) {
    const again = messages.filter(({ said }) => wordsAfterACrash.includes(said)).map((message) => hear(message, true));
    return [{ events: [ended(now)] }, ...outcomes, ...again];
  }
  const host: readonly ConversationEvent[] = [
    { type: 'session.lapsed', at: now },
    { type: 'session.expired', at: now },
    { type: 'user.silent' },
    { type: 'slot.given', slot: 'who', value: 'bob', source: 'operator', at: now },
    ended(now),
  ];
  return [
    ...messages.map((message) => hear(message, true)),
    ...lost.map((message) => hear(message, false)),
    ...host.map((event): Edge => ({ events: [event] })),
    ...outcomes,
  ];
}

/** What the world may answer to the effect that is owed, and an answer that nobody waits for. */
function outcomesIn(flow: Flow, told: Pick<Place, 'value' | 'status' | 'context'>): readonly ConversationEvent[] {
  const stale: ConversationEvent = { type: 'fulfil.succeeded', key: 'stale', result: 'never' };
  const owed = effectOf(flow, told);
  switch (owed.is) {
    case 'none':
      return [stale];
    case 'check':
      return [
        stale,
        { type: 'check.passed', key: owed.key },
        { type: 'check.passed', key: 'stale' },
        { type: 'check.failed', key: owed.key, slot: 'what', reason: 'taken', alternatives: ['cut'] },
        { type: 'check.failed', key: 'stale', slot: 'what', reason: 'taken', alternatives: [] },
        { type: 'check.errored', key: owed.key, reason: 'down' },
        { type: 'check.errored', key: 'stale', reason: 'down' },
      ];
    case 'fulfil':
    case 'reconcile':
      return [
        stale,
        { type: 'fulfil.succeeded', key: owed.key, result: 'done' },
        { type: 'fulfil.conflicted', key: owed.key, slot: 'what', reason: 'taken', alternatives: ['cut'] },
        { type: 'fulfil.conflicted', key: 'stale', slot: 'what', reason: 'taken', alternatives: [] },
        { type: 'fulfil.failed', key: owed.key, retryable: true, reason: 'busy' },
        { type: 'fulfil.failed', key: owed.key, retryable: false, reason: 'full' },
        { type: 'fulfil.failed', key: 'stale', retryable: true, reason: 'busy' },
        { type: 'fulfil.unknown', key: owed.key, reason: 'slow' },
        { type: 'fulfil.unknown', key: 'stale', reason: 'slow' },
        { type: 'reconcile.absent', key: owed.key },
        { type: 'reconcile.absent', key: 'stale' },
        { type: 'reconcile.unknown', key: owed.key },
        { type: 'reconcile.unknown', key: 'stale' },
      ];
    default:
      return owed satisfies never;
  }
}

/** How many states an end can be reached from. */
function reaching(sources: readonly (readonly number[])[], ends: readonly number[]): number {
  const reached = new Set(ends);
  const open = [...ends];
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    for (const source of sources[number] ?? []) {
      if (reached.has(source)) continue;
      reached.add(source);
      open.push(source);
    }
  }
  return reached.size;
}

/** Every transition of the chart under a name a person can find: `state event #place`. */
function labelsOf(machine: ConversationMachine): ReadonlyMap<AnyTransitionDefinition, string> {
  const labels = new Map<AnyTransitionDefinition, string>();
  for (const node of withInner(machine.root)) {
    const heard = [...node.transitions].flatMap(([event, transitions]) =>
      transitions.map((t, i) => [t, `${event} #${i}`] as const),
    );
    const always = (node.always ?? []).map((t, i) => [t, `always #${i}`] as const);
    for (const [transition, label] of [...heard, ...always])
      labels.set(transition, `${node.path.join('.') || 'root'} ${label}`);
  }
  return labels;
}

const withInner = (node: AnyStateNode): readonly AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap(withInner),
];
