import { effectOf } from '../core/effect.ts';
import { type ConversationEvent, inOrder } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import type { WalkedMessage, WalkedPlace } from './walk-step.ts';

/** One way on from a place: a whole message, with or without the end of its turn, or one event of the host. */
export interface WalkedEdge {
  readonly events: readonly ConversationEvent[];
  readonly message?: WalkedMessage;
}

/** What can happen in a walk. */
export interface WalkAlphabet {
  readonly messages: readonly WalkedMessage[];
  /** Messages whose turn may also never end: the process dies before it replies. */
  readonly lost?: readonly WalkedMessage[];
  /** The messages that are heard after such a turn: a few tell whether its end is missed. */
  readonly afterACrash?: readonly WalkedMessage[];
  /** Values that an operator may bring at any time. */
  readonly given?: readonly { readonly slot: string; readonly value: Json }[];
  /** What the world may refuse, and offer in its place. */
  readonly refusable?: readonly { readonly slot: string; readonly alternatives: readonly Json[] }[];
  /** Whether the user may go away, or never come back. */
  readonly hasSilence?: boolean;
  /** When everything is said, in ms since 1970; 1. */
  readonly startsAt?: number;
  /** From this instant on a value is over. */
  readonly passesAt?: number;
}

/** Every way on from this place. */
export function edgesFrom(flow: Flow, place: WalkedPlace, alphabet: WalkAlphabet): readonly WalkedEdge[] {
  const { messages, lost = [], afterACrash = [], given = [], hasSilence = true, startsAt = 1 } = alphabet;
  const { context, shown, isOpen } = place;
  // Who answers what is told by the reply that was seen: time need not pass.
  const now = Math.max(context.turn.at, startsAt);
  const reply = shown?.reply === 'even' ? 'odd' : 'even';
  const ended = (at: number): ConversationEvent => ({ type: 'turn.ended', at, reply });
  const hear = (message: WalkedMessage, ends: boolean): WalkedEdge => {
    const at = Math.max(now, message.from ?? 0);
    const seen = message.isStale === true ? 'stale' : (context.asked?.reply ?? 'none');
    const events: readonly ConversationEvent[] = [
      { type: 'turn.started', at, said: message.said, seen },
      ...inOrder(flow.order, message.batch),
      { type: 'turn.read' },
    ];
    return { message, events: ends ? [...events, ended(at)] : events };
  };
  const outcomes = outcomesIn(flow, place, alphabet).map((event): WalkedEdge => ({ events: [event] }));
  if (isOpen) {
    return [{ events: [ended(now)] }, ...outcomes, ...afterACrash.map((message) => hear(message, true))];
  }
  const silence: readonly ConversationEvent[] = [
    { type: 'session.lapsed', at: now },
    { type: 'session.expired', at: now },
    { type: 'user.silent' },
  ];
  const host: readonly ConversationEvent[] = [
    ...(hasSilence ? silence : []),
    ...given.map(
      ({ slot, value }): ConversationEvent => ({ type: 'slot.given', slot, value, source: 'operator', at: now }),
    ),
  ];
  return [
    { events: [ended(now)] },
    ...messages.map((message) => hear(message, true)),
    ...lost.map((message) => hear(message, false)),
    ...host.map((event): WalkedEdge => ({ events: [event] })),
    ...outcomes,
  ];
}

/** What the world may answer to the effect that is owed, and answers that nobody waits for. */
function outcomesIn(flow: Flow, place: WalkedPlace, { refusable = [] }: WalkAlphabet): readonly ConversationEvent[] {
  const stale: ConversationEvent = { type: 'fulfil.succeeded', key: 'stale', result: 'never' };
  const owed = effectOf(flow, place);
  const refusals = (type: 'check.failed' | 'fulfil.conflicted', key: string): readonly ConversationEvent[] => [
    ...refusable.map((one): ConversationEvent => ({ type, key, reason: 'taken', ...one })),
    ...refusable.slice(0, 1).map(({ slot }): ConversationEvent => {
      return { type, key: 'stale', slot, reason: 'taken', alternatives: [] };
    }),
  ];
  switch (owed.is) {
    case 'none':
      return [stale];
    case 'check':
      return [
        stale,
        { type: 'check.passed', key: owed.key },
        { type: 'check.passed', key: 'stale' },
        ...refusals('check.failed', owed.key),
        { type: 'check.errored', key: owed.key, reason: 'down' },
        { type: 'check.errored', key: 'stale', reason: 'down' },
      ];
    case 'fulfil':
    case 'reconcile':
      return [
        stale,
        { type: 'fulfil.succeeded', key: owed.key, result: 'done' },
        ...refusals('fulfil.conflicted', owed.key),
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
