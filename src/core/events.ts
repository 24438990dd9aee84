import type { Json } from './json.ts';
import type { Source } from './slot-state.ts';

/** A question off the topic, or a word about the conversation itself. */
export type DigressionKind = 'answer' | 'repeat' | 'status' | 'help' | 'wait' | 'chat';

/** What a model may claim a message says. The words themselves stand in `turn.started`, put there by the host alone. */
export type Proposal =
  | { readonly type: 'slot.proposed'; readonly slot: string; readonly value: Json; readonly quote?: string }
  | { readonly type: 'slot.declined' | 'slot.kept'; readonly slot: string }
  | { readonly type: 'confirm'; readonly receipt?: string }
  | { readonly type: 'deny' | 'cancel' | 'restart' | 'resume' }
  | { readonly type: 'human.requested'; readonly reason: string }
  | { readonly type: 'digressed'; readonly kind: DigressionKind };

/** What became of an effect; `key` is the key of the effect. */
export type OutcomeEvent =
  | { readonly type: 'check.passed'; readonly key: string }
  | {
      readonly type: 'check.failed' | 'fulfil.conflicted';
      readonly key: string;
      readonly slot: string;
      readonly reason: string;
      readonly alternatives: readonly Json[];
    }
  | { readonly type: 'check.errored' | 'fulfil.unknown'; readonly key: string; readonly reason: string }
  | { readonly type: 'fulfil.succeeded'; readonly key: string; readonly result: Json }
  | { readonly type: 'fulfil.failed'; readonly key: string; readonly retryable: boolean; readonly reason: string }
  | { readonly type: 'reconcile.absent' | 'reconcile.unknown'; readonly key: string };

/** Everything the chart hears. Times are ms since 1970; `seen` and `reply` are ids of replies. */
export type ConversationEvent =
  | { readonly type: 'turn.started'; readonly at: number; readonly said: string; readonly seen?: string }
  | Proposal
  | { readonly type: 'turn.read' }
  | { readonly type: 'turn.ended'; readonly at: number; readonly reply: string }
  | {
      readonly type: 'slot.given';
      readonly slot: string;
      readonly value: Json;
      readonly source: Extract<Source, 'carried' | 'operator'>;
      readonly at: number;
    }
  | { readonly type: 'user.silent' }
  | { readonly type: 'session.lapsed' | 'session.expired'; readonly at: number }
  | OutcomeEvent;

/** The event of this type, with what it carries. */
export type EventOf<Type extends ConversationEvent['type']> = Extract<ConversationEvent, { readonly type: Type }>;

/** After the slots, in this order: what leaves comes before what consents. */
const controls: readonly string[] = [
  'human.requested',
  'cancel',
  'restart',
  'deny',
  'confirm',
  'resume',
  'digressed',
] satisfies readonly Exclude<Proposal['type'], `slot.${string}`>[];

/** A batch in the order it is applied: slots by dependency, then control. */
export function inOrder(order: readonly string[], batch: readonly Proposal[]): readonly Proposal[] {
  const rank = (proposal: Proposal): number =>
    'slot' in proposal ? order.indexOf(proposal.slot) - order.length : controls.indexOf(proposal.type);
  return [...batch].sort((a, b) => rank(a) - rank(b));
}

/** A value proposed is words or a small normal form; more than so many characters of JSON is neither. */
const longestValue = 4000;

/** Whether something from outside is a proposal: the closed list, with the fields each needs; `xstate.*` is none. */
export function isProposal(event: unknown): event is Proposal {
  if (typeof event !== 'object' || event === null || !('type' in event)) return false;
  switch (event.type as Proposal['type']) {
    case 'slot.proposed':
      return namesSlot(event) && 'value' in event && isSmallJson(event.value) && isText(event, 'quote', 'optional');
    case 'slot.declined':
    case 'slot.kept':
      return namesSlot(event);
    case 'confirm':
      return isText(event, 'receipt', 'optional');
    case 'human.requested':
      return isText(event, 'reason', 'required');
    case 'digressed':
      return 'kind' in event && digressionKinds.includes(event.kind);
    case 'deny':
    case 'cancel':
    case 'restart':
    case 'resume':
      return true;
    default:
      return false;
  }
}

const digressionKinds: readonly unknown[] = [
  'answer',
  'repeat',
  'status',
  'help',
  'wait',
  'chat',
] satisfies readonly DigressionKind[];

const namesSlot = (event: object): boolean => isText(event, 'slot', 'required');

function isText(event: object, key: string, presence: 'required' | 'optional'): boolean {
  const field: unknown = Object.hasOwn(event, key) ? Reflect.get(event, key) : undefined;
  return field === undefined ? presence === 'optional' : typeof field === 'string' && field.length <= longestValue;
}

function isSmallJson(value: unknown): boolean {
  try {
    const text: unknown = JSON.stringify(value);
    return typeof text === 'string' && text.length <= longestValue;
  } catch {
    return false;
  }
}
