import { givenFor } from '../core/context.ts';
import type { ConversationEvent, DigressionKind } from '../core/events.ts';
import { type Flow, hasSlot, slotOf } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import type { Told } from '../core/told.ts';
import type { Step } from '../session/inspect.ts';
import { saysSensitive } from '../session/rephrase-values.ts';
import { isSensitive } from './snapshot-view.ts';

/** An event as an inspector may see it. Ids, keys, reasons and results stay out. */
export interface InspectedEvent {
  /** `xstate.init` where the run began. */
  readonly type: ConversationEvent['type'] | 'xstate.init';
  readonly at?: number;
  readonly slot?: string;
  readonly kind?: DigressionKind;
  readonly retryable?: boolean;
  /** Only where words are shown. A value that is proposed is words as well: those of whoever read the message. */
  readonly said?: string;
  readonly quote?: string;
  readonly value?: Json;
}

/** Whether words may be shown that were said in this step. */
export type MayShow = (words: Json, step: Step) => boolean;

/** What may be shown of an event: named type by type and field by field, so that whatever else it brings stays out. */
export function eventView(flow: Flow, step: Step, mayShow: MayShow): InspectedEvent {
  const { event } = step;
  if (event === null) return { type: 'xstate.init' };
  const { type } = event;
  const named = (slot: string) => (hasSlot(flow, slot) ? { slot } : {});
  const words = <Key extends 'said' | 'quote' | 'value'>(key: Key, said: Json | undefined) =>
    said !== undefined && mayShow(said, step) ? { [key]: said } : {};
  switch (type) {
    case 'turn.started':
      return { type, at: event.at, ...words('said', event.said) };
    case 'slot.proposed':
      return { type, ...named(event.slot), ...words('quote', event.quote), ...words('value', event.value) };
    case 'slot.given':
      return { type, at: event.at, ...named(event.slot), ...words('value', event.value) };
    case 'slot.declined':
    case 'slot.kept':
    case 'check.failed':
    case 'fulfil.conflicted':
      return { type, ...named(event.slot) };
    case 'digressed':
      return { type, kind: event.kind };
    case 'fulfil.failed':
      return { type, retryable: event.retryable };
    case 'turn.ended':
    case 'session.lapsed':
    case 'session.expired':
      return { type, at: event.at };
    default:
      return { type };
  }
}

/** No words at all. */
export const noWords: MayShow = () => false;

/**
 * The words of a commit, where nothing in it has to do with a sensitive slot: none was spoken of or asked about, and none of
 * their kinds finds anything in the words.
 */
export function harmlessWords(flow: Flow, steps: readonly Step[]): MayShow {
  const sensitive = flow.order.filter((name) => isSensitive(flow, name));
  const isHarmless = steps.every((step) => !touches(flow, step));
  const speaksOf = (name: string, text: string, { context }: Told): boolean =>
    slotOf(flow, name).recognise(text, givenFor(flow, context, name, context.turn.at)).length > 0;
  return (words, { after }) => {
    const text = typeof words === 'string' ? words : JSON.stringify(words);
    return isHarmless && !saysSensitive(flow, after, text) && !sensitive.some((name) => speaksOf(name, text, after));
  };
}

function touches(flow: Flow, { event, before, after }: Step): boolean {
  const asked = event?.type === 'turn.started' ? before?.context.asked?.slot : null;
  const slots = [
    ...(event !== null && 'slot' in event ? [event.slot] : []),
    ...(typeof asked === 'string' ? [asked] : []),
    ...after.context.turn.verdicts.map(({ slot }) => slot),
  ];
  return slots.some((name) => isSensitive(flow, name));
}
