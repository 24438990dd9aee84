import { type Directive, directiveOf } from '../core/directive.ts';
import type { ConversationEvent } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import { type Open, type SlotState, stateOf } from '../core/slot-state.ts';
import { pathOf, type StatePath } from '../core/told.ts';
import type { WalkedEdge } from './walk-edges.ts';
import type { WalkedPlace } from './walk-step.ts';

/** A moment of a conversation, as predicates look at it: what it holds is what a walk tells states apart by. */
export interface Moment {
  readonly state: StatePath;
  /** What is said there. */
  readonly says: Directive['say'];
  /** The slot that is asked about; `null`: none. */
  readonly about: string | null;
  readonly slots: Readonly<Record<string, MomentSlot>>;
}

/** A slot at a moment. */
export interface MomentSlot {
  /** `null`: it has none. */
  readonly value: Json | null;
  /** Why something about it must still be heard; `null`: it need not. */
  readonly open: Open['why'] | null;
  /** Unusable answers so far. */
  readonly attempts: number;
  /** It is optional, and the user does without. */
  readonly isLeftOut: boolean;
}

/** A way to somewhere, one line for each thing that happened. */
export interface Witness {
  /** What was said or happened, and what it was read as: `"yes" (confirm)`. */
  readonly steps: readonly string[];
  readonly endsIn: StatePath;
  /** What is said there; `null` where a function of the flow throws. */
  readonly says: Directive['say'] | null;
}

/** What a predicate sees of a place; nothing where a function of the flow throws, which is a finding by itself. */
export function momentOf(flow: Flow, place: WalkedPlace): Moment | undefined {
  try {
    const directive = directiveOf(flow, place);
    const about = 'slot' in directive ? directive.slot : null;
    const slots = flow.order.map((name): [string, MomentSlot] => [name, slotAt(stateOf(place.context.slots, name))]);
    return { state: pathOf(place), says: directive.say, about, slots: Object.fromEntries(slots) };
  } catch {
    return undefined;
  }
}

const slotAt = ({ settled, open, attempts, skipped }: SlotState): MomentSlot => ({
  value: settled?.value ?? null,
  open: open?.why ?? null,
  attempts,
  isLeftOut: skipped === true,
});

/** A way in words. */
export const witnessOf = (
  flow: Flow,
  brought: readonly ConversationEvent[],
  edges: readonly WalkedEdge[],
  place: WalkedPlace,
): Witness => ({
  steps: [...brought.map(eventInWords), ...edges.map(edgeInWords)],
  endsIn: pathOf(place),
  says: momentOf(flow, place)?.says ?? null,
});

/** An edge in a few words. */
export function edgeInWords({ events, message }: WalkedEdge): string {
  if (message === undefined) return events.map(eventInWords).join(', ');
  const read = message.batch.map((one) => ('slot' in one ? `${one.type} ${one.slot}` : one.type)).join(', ');
  const isLost = events.at(-1)?.type !== 'turn.ended';
  const notes = [
    read,
    message.isStale ? 'an earlier reply seen' : '',
    message.from === undefined ? '' : 'once a value has passed',
    isLost ? 'no reply' : '',
  ].filter(Boolean);
  return notes.length === 0 ? said(message.said) : `${said(message.said)} (${notes.join('; ')})`;
}

/** Longer words are cut. */
const shown = 60;

const said = (words: string): string => JSON.stringify(words.length > shown ? `${words.slice(0, shown)} ...` : words);

function eventInWords(event: ConversationEvent): string {
  switch (event.type) {
    case 'slot.given':
      return `the host brings ${event.slot} ${JSON.stringify(event.value)}`;
    case 'turn.ended':
      return 'the reply is shown';
    case 'fulfil.failed':
      return `${event.type} (${event.retryable ? 'may be tried again' : 'for good'})`;
    default:
      return 'key' in event && event.key === 'stale' ? `${event.type} (for nothing owed)` : event.type;
  }
}
