import type { EventOf, Proposal } from '../core/events.ts';
import { slotOf } from '../core/flow.ts';
import { isGrounded } from '../core/grounding.ts';
import { type Json, same } from '../core/json.ts';
import { readPlace } from '../core/place.ts';
import { isMissing } from '../core/slot-state.ts';
import type { AnswerPart, Language } from './grammar.ts';
import { namedSlots, namesOf } from './named-slot.ts';
import type { Part } from './parts.ts';
import { canBeKept, givenOf, type Situation, settledValue, slotsInPlay } from './situation.ts';

/** Nobody says more of them in one sentence. */
const MOST_CLAUSES = 12;

/** A proposal about a slot. */
export type SlotProposal = Extract<Proposal, { readonly slot: string }>;

/** "Keep Saturday", "no, leave it", or a plain no, where the old value is a way out. */
export function keptSlot(situation: Situation): SlotProposal | undefined {
  const { said, flow, context, consent, asked } = situation;
  const slot = asked?.slot ?? null;
  if (slot === null || !canBeKept(situation, slot)) return undefined;
  const reading = slotOf(flow, slot).read(said, givenOf(situation, slot));
  const old = settledValue(situation, slot);
  const isOld = reading.kind === 'value' && old !== undefined && same(reading.value, old);
  const isPlain = context.turn.answers && (consent === 'no' || (consent === 'yes' && asked?.options.length === 0));
  const keeps = beginsWith(situation, 'keep') !== undefined;
  if (reading.kind === 'none' ? keeps || isPlain : keeps && isOld) return { type: 'slot.kept', slot };
  return undefined;
}

/** The slots the user would rather not tell: those named, else the one asked for; an optional one also by a plain no. */
export function declinedSlots(situation: Situation): readonly SlotProposal[] {
  const { flow, context, asked, consent } = situation;
  const may = (slot: string) => isMissing(flow, context.slots, slot);
  const isOptional = asked?.slot != null && slotOf(flow, asked.slot).optional === true;
  const isLeftOut = isOptional && context.turn.answers && consent === 'no' && !isValueOf(situation, asked.slot);
  const declines = beginsWith(situation, 'decline');
  const rest = declines ?? withoutIt(situation, isOptional);
  const named = rest === undefined ? [] : namedSlots(situation).map(({ slot }) => slot);
  const mayBeBare = declines !== undefined || isOptional;
  const isBare = rest !== undefined && mayBeBare && consistsOf(rest, situation.language, ['filler', 'decline']);
  const meant = named.length > 0 ? named : (isLeftOut || isBare) && asked?.slot != null ? [asked.slot] : [];
  const declined = new Set([...meant, ...declinedBeside(situation)]);
  return [...declined].filter(may).map((slot): SlotProposal => ({ type: 'slot.declined', slot }));
}

/** The slots that a clause beside others does without: "Ann Lee, no phone". A free text asked for takes all clauses. */
function declinedBeside(situation: Situation): readonly string[] {
  const { said, flow, parts, asked, language } = situation;
  if (asked?.slot != null && slotOf(flow, asked.slot).type === 'text') return [];
  const isTold = (slot: string) =>
    slotOf(flow, slot)
      .recognise(said, givenOf(situation, slot))
      .some(({ reading }) => reading.kind === 'value');
  const isNothingBesides = (rest: string, name: string) =>
    rest.startsWith(name) && consistsOf(rest.slice(name.length), language, ['filler']);
  return parts
    .flatMap((part) => clausesOf(situation, part))
    .flatMap((clause) => {
      const alone = { ...situation, parts: [clause] };
      const rest = beginsWith(alone, 'decline') ?? beginsWith(alone, 'none');
      if (rest === undefined) return [];
      const isNamed = (slot: string) =>
        namesOf(situation, slot)
          .flatMap((name) => [name, `${name}s`])
          .some((name) => isNothingBesides(rest, language.evened(name)));
      return slotsInPlay(situation).filter((slot) => isNamed(slot) && !isTold(slot));
    });
}

/** A part cut at its commas and joining words. */
function clausesOf({ said, language }: Situation, part: Part): readonly Part[] {
  const joints = Array.from(said.slice(part.start, part.end).matchAll(language.grammar.joints)).slice(0, MOST_CLAUSES);
  const starts = [part.start, ...joints.map(({ 0: joint, index }) => part.start + index + joint.length)];
  const ends = [...joints.map(({ index }) => part.start + index), part.end];
  return starts.map((start, at) => ({ ...part, start, end: ends[at] ?? part.end }));
}

/** What follows the no of "no phone"; "no, the phone is 415 555 2671" is a value. */
function withoutIt(situation: Situation, isOptional: boolean): string | undefined {
  const rest = beginsWith(situation, 'none');
  const slot = situation.asked?.slot ?? null;
  const isPlain = slot !== null && rest?.startsWith(',') === false && !isValueOf(situation, slot);
  return isOptional || isPlain ? rest : undefined;
}

/** "No" is a value where a yes or a no was asked for; any words are a text. */
function isValueOf(situation: Situation, slot: string): boolean {
  const kind = slotOf(situation.flow, slot);
  return kind.type !== 'text' && kind.read(situation.said, givenOf(situation, slot)).kind === 'value';
}

/** Picks one of the options offered: by place or by word, or says yes to the only one. */
export function pickedOption(situation: Situation): EventOf<'slot.proposed'> | undefined {
  const { asked, said, flow, context, consent } = situation;
  if (asked?.slot == null || asked.options.length === 0) return undefined;
  const { slot, options } = asked;
  const kind = slotOf(flow, slot);
  const given = givenOf(situation, slot);
  const reading = kind.read(said, given);
  if (reading.kind === 'value' && options.some((option) => same(option, reading.value))) return undefined;
  const pick = (value: Json | undefined): EventOf<'slot.proposed'> | undefined =>
    value === undefined ? undefined : { type: 'slot.proposed', slot, value, quote: said.trim() };
  const place = readPlace(said, options.length, context.locale);
  if (place !== undefined) return pick(options[place]);
  if (options.length === 1 && consent === 'yes') return pick(options[0]);
  return pick(options.find((value) => isGrounded(kind, { value, reading: { kind: 'value', value } }, said, given)));
}

/** What follows a phrase of that kind where a part of the message begins with it, fillers aside. */
export function beginsWith({ said, parts, language }: Situation, kind: AnswerPart): string | undefined {
  for (const { start, end, is } of parts) {
    if (is === 'greets') continue;
    let text = language.evened(said.slice(start, Math.min(end, start + 120)));
    for (;;) {
      const match = language.answers.longestAt(text, 0);
      if (match === undefined) break;
      text = text.slice(match.end);
      if (match.kind === kind) return text;
      if (match.kind !== 'filler' && match.kind !== 'none') break;
    }
  }
  return undefined;
}

/** Whether the message consists of phrases of these kinds and nothing else. */
export const isNothingBut = ({ said, language }: Situation, kinds: readonly AnswerPart[]): boolean =>
  consistsOf(language.evened(said), language, kinds);

function consistsOf(evened: string, { answers }: Language, kinds: readonly AnswerPart[]): boolean {
  for (let at = 0; at < evened.length; ) {
    const match = answers.longestAt(evened, at);
    if (match === undefined || !kinds.includes(match.kind)) return false;
    at = match.end;
  }
  return true;
}
