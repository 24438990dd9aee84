import { effectOf } from '../../src/core/effect.ts';
import { type ConversationEvent, inOrder, type Proposal } from '../../src/core/events.ts';
import type { Flow } from '../../src/core/flow.ts';
import type { Json } from '../../src/core/json.ts';
import { receiptOf } from '../../src/core/receipt.ts';
import { pathOf, type Told } from '../../src/core/told.ts';
import type { ChartStep, Claim } from './chart-steps.ts';
import { honestReading } from './honest.ts';
import { firstMissing } from './reckoning.ts';
import { bareWord, type MessagePlan, phrases, type Said, sayPlanned, slotWords, wordsOf } from './vocabulary.ts';

/** What a step comes to at this place. */
export interface StepEvents {
  readonly events: readonly ConversationEvent[];
  /** The message in the step, if there is one. */
  readonly said?: Said;
  /** What was made of it was put in order. */
  readonly isSorted?: boolean;
}

/** What of the past a step looks at. */
export interface Place {
  readonly told: Told;
  /** Now, in ms since 1970: later than all that was. */
  readonly now: number;
  readonly lastFromHost: ConversationEvent | undefined;
}

const phrase = (said: string): MessagePlan => ({ phrase: phrases.findIndex((one) => one.said === said), words: [] });

/** Words that no rule is about: the wrong answer to anything. */
export const uselessMessage: MessagePlan = phrase('hm');

export function eventsOf(flow: Flow, step: ChartStep, place: Place): StepEvents {
  const { told, now, lastFromHost } = place;
  switch (step.is) {
    case 'forward':
      return forward(flow, place, step.pick, step.ends);
    case 'backward':
      if (effectOf(flow, told).is !== 'none')
        return {
          events: [outcome(flow, told, { is: 'outcome', what: mishaps.indexOf(step.word), key: 'owed', slot: 0 })],
        };
      return hear(flow, place, uselessAnswer(flow, told, step.word));
    case 'message': {
      const message = { ...step.message, words: step.message.words.map((word) => ofFlow(flow, word)) };
      const honest = step.isHonest ? honestReading(flow, message, told.context.asked) : [];
      const said = sayPlanned(message);
      const batch = inOrder(flow.order, [...honest, ...step.claims.map((claim) => claimed(flow, told, claim, said))]);
      const isSorted = step.order === 'sorted';
      return { ...spoken(place, said, isSorted ? batch : batch.toReversed(), step), isSorted };
    }
    case 'outcome':
      return { events: [outcome(flow, told, step)] };
    case 'host':
      return { events: [fromHost(step.event, now)] };
    case 'given': {
      const word = ofFlow(flow, step.word);
      const { name: slot } = wordsOf(word.slot);
      const value = inKindOf(flow, slot, bareWord(word));
      return { events: [{ type: 'slot.given', slot, value, source: step.source, at: now }] };
    }
    case 'again':
      return { events: lastFromHost === undefined ? [] : [lastFromHost] };
    case 'jump':
      return { events: [] };
    case 'nonsense':
      // What no type of ours allows: the chart must bear it all the same.
      return { events: [{ type: step.type } as unknown as ConversationEvent] };
    default:
      return step satisfies never;
  }
}

/** Somebody says so, and sees the last reply. */
export function hear(flow: Flow, place: Place, plan: MessagePlan): StepEvents {
  const batch = honestReading(flow, plan, place.told.context.asked);
  return spoken(place, sayPlanned(plan), inOrder(flow.order, batch), { seen: 'last', ends: true, isRead: true });
}

/** A world that works answers what is owed; somebody who wants to get done answers what is asked. */
export function forward(flow: Flow, place: Place, pick: 0 | 1 | 2, ends = true): StepEvents {
  const { told } = place;
  const owed = effectOf(flow, told);
  switch (owed.is) {
    case 'check':
      return { events: [{ type: 'check.passed', key: owed.key }] };
    case 'fulfil':
    case 'reconcile':
      return { events: [{ type: 'fulfil.succeeded', key: owed.key, result: { reference: owed.key } }] };
    case 'none': {
      const plan = answerAt(flow, told, pick);
      const batch = inOrder(flow.order, honestReading(flow, plan, null));
      return spoken(place, sayPlanned(plan), batch, { seen: 'last', ends, isRead: true });
    }
    default:
      return owed satisfies never;
  }
}

export function answerAt(flow: Flow, told: Told, pick: 0 | 1 | 2): MessagePlan {
  const path = pathOf(told);
  if (path.startsWith('confirming') || path.startsWith('leaving') || path === 'resuming') return phrase('yes');
  if (path === 'collecting.revising') return phrase('no');
  const missing = firstMissing(flow, told.context.slots);
  const slot = flow.order.indexOf(missing ?? '');
  return { phrase: null, words: [{ slot: Math.max(0, slot), value: pick, is: 'value' }] };
}

const no: MessagePlan = phrase('no');

export function uselessAnswer(flow: Flow, told: Told, word: 'refused' | 'vague' | 'decline' | 'keep'): MessagePlan {
  const path = pathOf(told);
  if (path.startsWith('executing')) return uselessMessage;
  if (path === 'leaving.cancelling') return word === 'vague' ? phrase('maybe i stop some day') : uselessMessage;
  if (path === 'leaving.restarting') return word === 'vague' ? phrase('maybe from the top some day') : uselessMessage;
  if (path === 'resuming') return { refused: uselessMessage, vague: phrase('i am back'), decline: no, keep: no }[word];
  if (path.startsWith('confirming')) return no;
  if (word === 'decline') return phrase('i would rather not say');
  if (word === 'keep') return phrase('keep it');
  const about = firstMissing(flow, told.context.slots) ?? flow.order[0];
  return {
    phrase: null,
    words: [
      {
        slot: Math.max(0, flow.order.indexOf(about ?? '')),
        is: word,
      },
    ],
  };
}

/** Most words are of a slot that the flow has. */
export const ofFlow = <Plan extends { readonly slot: number }>(flow: Flow, plan: Plan): Plan => ({
  ...plan,
  slot: plan.slot === slotWords.length - 1 ? plan.slot : plan.slot % flow.order.length,
});

function spoken(
  { told, now }: Place,
  said: Said,
  batch: readonly Proposal[],
  { seen, ends, isRead }: Pick<Extract<ChartStep, { is: 'message' }>, 'seen' | 'ends' | 'isRead'>,
): StepEvents {
  const { asked } = told.context;
  const at = seen === 'early' && asked !== null ? asked.at : now;
  const reply = seen === 'stale' ? 'a reply before' : (asked?.reply ?? 'none');
  return {
    said,
    events: [
      { type: 'turn.started', at, said: said.text, ...(seen === 'last' || seen === 'stale' ? { seen: reply } : {}) },
      ...batch,
      ...(isRead ? [{ type: 'turn.read' } as const] : []),
      ...(ends ? [fromHost('turn.ended', now + 1)] : []),
    ],
  };
}

function fromHost(type: Extract<ChartStep, { is: 'host' }>['event'], at: number): ConversationEvent {
  switch (type) {
    case 'turn.ended':
      return { type, at, reply: `reply-${at}` };
    case 'user.silent':
      return { type };
    case 'session.lapsed':
    case 'session.expired':
      return { type, at };
    default:
      return type satisfies never;
  }
}

/** The first few of the outcomes below, by the word that would be said. */
const mishaps: readonly string[] = ['vague', 'keep', 'refused', 'decline'];

const junk: readonly Json[] = [null, 7, '', [], {}, 'amber'.repeat(40)];

/** A list holds words, any other slot is one. */
const inKindOf = (flow: Flow, slot: string, word: string): Json =>
  Object.hasOwn(flow.slots, slot) && flow.slots[slot]?.type === 'list' ? [word] : word;

export function claimed(flow: Flow, told: Told, claim: Claim, said: Said): Proposal {
  switch (claim.is) {
    case 'value': {
      const { name: slot } = wordsOf(ofFlow(flow, claim).slot);
      const value = bareWord(ofFlow(flow, claim.word));
      const [first = 'hm'] = said.text.split(', ');
      const quotes = { word: value, phrase: first, all: said.text };
      return {
        type: 'slot.proposed',
        slot,
        value,
        ...(claim.quote === 'none' ? {} : { quote: quotes[claim.quote] }),
      };
    }
    case 'declined':
    case 'kept':
      return { type: `slot.${claim.is}`, slot: wordsOf(ofFlow(flow, claim).slot).name };
    case 'confirm': {
      const receipt = claim.receipt === 'right' ? receiptOf(flow, told) : 'wrong';
      return claim.receipt === 'none' ? { type: 'confirm' } : { type: 'confirm', receipt };
    }
    case 'human':
      return { type: 'human.requested', reason: 'asked' };
    case 'digressed':
      return { type: 'digressed', kind: claim.kind };
    case 'junk':
      return { type: 'slot.proposed', slot: claim.slot, value: junk[claim.value % junk.length] ?? null };
    default:
      return { type: claim.is };
  }
}

function outcome(
  flow: Flow,
  told: Told,
  { what, key: whose, ...plan }: Extract<ChartStep, { is: 'outcome' }>,
): ConversationEvent {
  const owed = effectOf(flow, told);
  const key = owed.is === 'none' || whose === 'stale' ? 'stale' : owed.key;
  const { name, values } = wordsOf(ofFlow(flow, plan).slot);
  const refused = { key, slot: name, reason: 'taken', alternatives: values.map((one) => inKindOf(flow, name, one)) };
  const ofChecks: readonly ConversationEvent[] = [
    { type: 'check.passed', key },
    { type: 'check.failed', ...refused },
    { type: 'check.errored', key, reason: 'down' },
  ];
  const ofTasks: readonly ConversationEvent[] = [
    { type: 'fulfil.unknown', key, reason: 'slow' },
    { type: 'fulfil.conflicted', ...refused },
    { type: 'fulfil.failed', key, retryable: true, reason: 'busy' },
    { type: 'reconcile.absent', key },
    { type: 'reconcile.unknown', key },
    { type: 'fulfil.failed', key, retryable: false, reason: 'full' },
    { type: 'fulfil.succeeded', key, result: 'done' },
  ];
  const ofReconciling: readonly ConversationEvent[] = [
    { type: 'reconcile.unknown', key },
    { type: 'reconcile.absent', key },
    { type: 'fulfil.succeeded', key, result: 'done' },
  ];
  const possible = {
    check: ofChecks,
    fulfil: ofTasks,
    reconcile: [...ofReconciling, ...ofReconciling, ...ofTasks],
    none: [...ofChecks, ...ofTasks],
  }[owed.is];
  return possible[what % possible.length] ?? { type: 'user.silent' };
}
