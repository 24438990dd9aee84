import type { Context } from '../core/context.ts';
import { type Directive, directiveOf } from '../core/directive.ts';
import type { ConversationEvent } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import { pathOf, type StatePath, type Told } from '../core/told.ts';
import type { WalkedEdge } from './walk-edges.ts';
import type { WalkedPlace } from './walk-step.ts';

/** A moment of a conversation, as predicates look at it. */
export interface Moment {
  readonly state: StatePath;
  readonly directive: Directive;
  readonly context: Context;
  /** The snapshot itself. */
  readonly told: Told;
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
  const { value, status, context } = place;
  try {
    const directive = directiveOf(flow, place);
    return { state: pathOf(place), directive, context, told: { value, status, context } };
  } catch {
    return undefined;
  }
}

/** A way in words. */
export const witnessOf = (
  flow: Flow,
  brought: readonly ConversationEvent[],
  edges: readonly WalkedEdge[],
  place: WalkedPlace,
): Witness => ({
  steps: [...brought.map(eventInWords), ...edges.map(edgeInWords)],
  endsIn: pathOf(place),
  says: momentOf(flow, place)?.directive.say ?? null,
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
