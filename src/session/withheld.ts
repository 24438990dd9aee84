import { givenFor } from '../core/context.ts';
import type { ConversationEvent } from '../core/events.ts';
import { type Flow, slotOf } from '../core/flow.ts';
import { type Json, same } from '../core/json.ts';
import { stateOf } from '../core/slot-state.ts';
import type { Told } from '../core/told.ts';
import { anyOf } from './any-of.ts';
import type { Step } from './inspect.ts';
import { wordsHeld } from './rephrase-values.ts';

/** Stands for what was taken out: the place in the list of what is withheld, from 1. */
const mark = (index: number): string => `⟦${index + 1}⟧`;
const anyMark = '⟦\\d+⟧';

/** Members that hold a value of the slot beside them, whatever the value is. */
const valueMembers: readonly string[] = ['value', 'from', 'to', 'was', 'options', 'alternatives', 'settled', 'open'];

/** Members that say what something is, and never hold what a user said. */
const plainMembers: readonly string[] = ['is', 'type', 'say', 'state', 'slot', 'run', 'digest', 'code', 'why'];

/** A text of one character stands everywhere. */
const shortest = 2;

/** Where sensitive words can come from. */
export interface WithheldFrom {
  readonly steps: readonly Step[];
  readonly told: Told;
  /** The user's words; after an end the run does not hear them. */
  readonly message: string;
}

/**
 * Takes the values of sensitive slots out of a record: as values, and wherever their words stand in a text. With what was
 * taken out it can be restored to the letter.
 * @param about what the record tells of: the steps, the run they led to, and the message, where it is about one.
 * @param withheld what was taken out of earlier records.
 */
export function withhold<Part>(
  flow: Flow,
  about: WithheldFrom,
  part: Part,
  withheld: readonly Json[],
): { readonly part: Part; readonly withheld: readonly Json[] } {
  const sensitive = flow.order.filter((name) => slotOf(flow, name).sensitive === true);
  if (sensitive.length === 0) return { part, withheld };
  const taken = [...withheld];
  const take = (value: Json): string => {
    const known = taken.findIndex((one) => same(one, value));
    return mark(known >= 0 ? known : taken.push(value) - 1);
  };
  const words = [...new Set(sensitive.flatMap((name) => wordsIn(flow, about, name)))];
  const anyOfThem = new RegExp([...(words.length > 0 ? [anyOf(words)] : []), anyMark].join('|'), 'giu');
  const without = (value: Json): Json => {
    if (typeof value === 'string') return value.replace(anyOfThem, take);
    if (Array.isArray(value)) return value.map(without);
    if (typeof value !== 'object' || value === null) return value;
    const { slot } = value as { readonly slot?: Json };
    const isAbout = typeof slot === 'string' && sensitive.includes(slot);
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => {
        if (plainMembers.includes(name) && typeof member === 'string') return [name, member];
        const isValue = sensitive.includes(name) || (isAbout && valueMembers.includes(name));
        return [name, isValue && member !== null ? take(member as Json) : without(member as Json)];
      }),
    );
  };
  // Records are JSON.
  return { part: without(part as Json) as Part, withheld: taken };
}

/** Puts back what was taken out. */
export function restored<Part>(part: Part, withheld: readonly Json[]): Part {
  const at = (found: string): Json | undefined => withheld[Number(found.slice(1, -1)) - 1];
  const whole = new RegExp(`^${anyMark}$`, 'u');
  const within = new RegExp(anyMark, 'gu');
  const back = (value: Json): Json => {
    if (typeof value === 'string') {
      if (whole.test(value)) return at(value) ?? value;
      return value.replace(within, (found) => String(at(found) ?? found));
    }
    if (Array.isArray(value)) return value.map(back);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, back(member as Json)]));
  };
  return back(part as Json) as Part;
}

/** All texts that give a sensitive value away: as it is said, as it is kept, as it was proposed, and where a message speaks of it. */
function wordsIn(flow: Flow, { steps, told, message }: WithheldFrom, name: string): readonly string[] {
  // A step begins where the last one ended: most snapshots stand there twice.
  const snapshots = new Set([
    told,
    ...steps.flatMap(({ before, after }) => (before === null ? after : [before, after])),
  ]);
  return [
    ...[...snapshots].flatMap((snapshot) => wordsOf(flow, snapshot, name)),
    ...mentionsIn(flow, message, told, name),
    ...steps.flatMap(({ event, after }) => (event === null ? [] : toldBy(flow, event, after, name))),
  ].filter((text) => text.trim().length >= shortest);
}

/** What an event says of a slot; of a message every part that speaks of its kind, understood or not. */
function toldBy(flow: Flow, event: ConversationEvent, after: Told, name: string): readonly string[] {
  if ('slot' in event) return event.slot === name ? textsIn({ ...event, type: '', slot: '' }) : [];
  return event.type === 'turn.started' ? mentionsIn(flow, event.said, after, name) : [];
}

function mentionsIn(flow: Flow, said: string, { context }: Told, name: string): readonly string[] {
  const mentions = slotOf(flow, name).recognise(said, givenFor(flow, context, name, context.turn.at));
  return mentions.map(({ start, end }) => said.slice(start, end));
}

function wordsOf(flow: Flow, told: Told, name: string): readonly string[] {
  const { settled, open } = stateOf(told.context.slots, name);
  return [...wordsHeld(flow, told, name), ...textsIn(settled?.value ?? null), ...textsIn(open?.was ?? null)];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
