import { readsAsCommand } from '../core/control.ts';
import type { EventOf } from '../core/events.ts';
import { slotOf } from '../core/flow.ts';
import { isGrounded } from '../core/grounding.ts';
import { canonical, type Json } from '../core/json.ts';
import type { Given, Mention, Reading } from '../core/reading.ts';
import { bareName } from './bare-name.ts';
import { calledByName } from './called-by-name.ts';
import { distanceOf } from './claimants.ts';
import { correctionsIn, slotsTakenBack } from './correction.ts';
import { nameBeside } from './name-beside.ts';
import { answerToTopic } from './off-topic.ts';
import { type Found, overlap, withoutOverlaps } from './overlaps.ts';
import { OPENING_LENGTH, type Part } from './parts.ts';
import { givenOf, type Situation, settledValue, slotsInPlay } from './situation.ts';

const SENTENCE_END = /[.!?;\n]\s*$/;

/** A value found in a message, and what it was read from. */
export interface ProposedValue {
  readonly proposal: EventOf<'slot.proposed'>;
  readonly reading: Reading;
  /** Empty where the message was read as a whole. */
  readonly places: readonly Found[];
  /** Every place of the message that any slot claimed. */
  readonly claims: readonly Found[];
  /** Whether only where it stands tells what it is. */
  readonly isGuessed: boolean;
}

/**
 * The values of slots that a message means: of the slot asked for, of others where the words show it, of corrections. A
 * value may bring slots into play, for which the message is then read again.
 */
export function valuesIn(situation: Situation): readonly ProposedValue[] {
  const before = slotsInPlay(situation);
  const proposed = readValues(situation);
  const found = Object.fromEntries(proposed.map(({ proposal: { slot, value } }) => [slot, value]));
  const isMore = slotsInPlay({ ...situation, found }).some((slot) => !before.includes(slot));
  const read = isMore ? readValues({ ...situation, found }) : proposed;
  if (read.length > 0) return read;
  const asked = situation.asked?.slot ?? null;
  const answer = asked === null ? [] : wholeAnswer(situation, asked);
  return answer.length > 0 ? answer : onlyChoice(situation).flatMap((slot) => wholeAnswer(situation, slot));
}

/** "Swap it for a pedicure": where there is one choice, and it was made, the kind knows that there is no such option. */
function onlyChoice(situation: Situation): readonly string[] {
  const choices = slotsInPlay(situation).filter((slot) => slotOf(situation.flow, slot).type === 'choice');
  return choices.filter((slot) => choices.length === 1 && settledValue(situation, slot) !== undefined);
}

/** One place in the message is read for one slot; slots are read in order, each with the values found before it. */
function readValues(situation: Situation): readonly ProposedValue[] {
  const all = placesIn(situation);
  const meant = all.filter((place) => isMeant(situation, place, all));
  const apart = withoutContested(
    situation,
    meant,
    withoutOverlaps(meant, situation.asked?.slot ?? null, (place) => distanceOf(situation, place)),
  );
  const guessed = apart.length === 0 ? bareName(situation) : nameBeside(situation, apart);
  const places = [...apart, ...guessed];
  const proposed: ProposedValue[] = [];
  let now = situation;
  for (const slot of slotsInPlay(situation)) {
    const own = places.filter((place) => place.slot === slot);
    const others = places.filter((place) => place.slot !== slot);
    const claimed = own.length === 0 ? undefined : proposalFrom(now, slot, own, others);
    if (claimed === undefined) continue;
    proposed.push({ ...claimed, places: own, claims: meant, isGuessed: own.some((place) => guessed.includes(place)) });
    now = { ...now, found: { ...now.found, [slot]: claimed.proposal.value } };
  }
  return proposed;
}

/** At the summary a message of which nobody knows what slot it is for, and which says nothing else, is asked about. */
function withoutContested({ asked }: Situation, all: readonly Found[], apart: readonly Found[]): readonly Found[] {
  const isContested = (place: Found) =>
    !place.certain && all.some((other) => other.slot !== place.slot && overlap(other, place));
  return asked?.about === 'confirm' && apart.every(isContested) ? [] : apart;
}

/** Every place that speaks of a slot. */
function placesIn(situation: Situation): readonly Found[] {
  const { flow, said, asked } = situation;
  const claims = slotsInPlay(situation).flatMap((slot) =>
    slotOf(flow, slot)
      .recognise(said, givenOf(situation, slot))
      .map((mention): Found => ({ ...mention, slot })),
  );
  const found = claims.filter(({ slot, certain }) => certain || (slot === asked?.slot && mayAnswer(situation, slot)));
  const all = distinct([...found, ...correctionsIn(situation, claims)]);
  return withoutAnyWords(situation, calledByName(situation, all));
}

/** Any words could be a text or a name: a text is the whole message, but neither is the correction of another slot. */
function withoutAnyWords(situation: Situation, all: readonly Found[]): readonly Found[] {
  const { flow, asked, consent } = situation;
  const type = asked?.slot == null ? undefined : slotOf(flow, asked.slot).type;
  if (type !== 'text' && type !== 'name') return all;
  const own = all.filter(({ slot, certain }) => slot === asked?.slot && !certain);
  const others = all.filter((place) => !own.includes(place));
  if (own.length === 0 || others.length === 0) return all;
  const isCorrection = (type === 'text' && consent === 'change') || slotsTakenBack(situation).length > 0;
  if (type === 'text') return isCorrection ? others : own;
  return isCorrection ? all.filter((place) => !own.includes(place) || !others.some((one) => overlap(place, one))) : all;
}

/** A name and a text could be any words, so a command or a greeting is neither. */
function mayAnswer({ flow, said, context }: Situation, slot: string): boolean {
  const { type } = slotOf(flow, slot);
  return !((type === 'name' || type === 'text') && readsAsCommand(said, context.locale));
}

function distinct(found: readonly Found[]): readonly Found[] {
  return [...new Map(found.map((one) => [`${one.slot} ${placeOf(one)}`, one])).values()];
}

/** A value inside a question about something else is not meant. */
function isMeant(situation: Situation, { slot, start }: Found, places: readonly Found[]): boolean {
  const { said, parts, language } = situation;
  const part = parts.findLast((candidate) => candidate.start <= start);
  switch (part?.is) {
    case 'asks':
    case 'greets':
      return false;
    case 'offers': {
      const [first] = places.filter((place) => part.start <= place.start).toSorted((a, b) => a.start - b.start);
      const word =
        first === undefined ? '' : (language.evened(said.slice(first.start, first.end)).split(' ', 1)[0] ?? '');
      // "do you have *3 pm*", "do you have *the 5th*"
      return part.rest.split(' ').slice(0, 2).includes(word);
    }
    case 'tells':
      return settledValue(situation, slot) === undefined || !isTopic(situation, part);
    default:
      return true;
  }
}

/** "And facials, what do they cost?": the part names what the question goes on to ask of all such things. */
function isTopic({ said, parts, language }: Situation, part: Part): boolean {
  const next = parts[parts.indexOf(part) + 1];
  if (next?.is !== 'asks' || SENTENCE_END.test(said.slice(part.start, part.end))) return false;
  return language.grammar.ofAll.test(said.slice(next.start, Math.min(next.end, next.start + OPENING_LENGTH)));
}

/** What the places of a slot come to: their one reading, or what the kind makes of the whole message without the rest. */
function proposalFrom(
  situation: Situation,
  slot: string,
  own: readonly Found[],
  others: readonly Found[],
): Claimed | undefined {
  const { said, flow, parts, language } = situation;
  const kind = slotOf(flow, slot);
  const given = givenOf(situation, slot);
  const certain = own.filter((place) => place.certain);
  const telling = certain.length > 0 ? certain : own;
  const again = new Map(kind.recognise(said, given).map((mention) => [placeOf(mention), mention]));
  const heard = telling.map((place): Mention => again.get(placeOf(place)) ?? place);
  const asks = parts.filter(({ is }) => is === 'asks' || is === 'greets');
  // "... . And is there parking?": an "and" that only led to the question goes with it.
  const aside = asks.length === 0 ? asks : parts.filter((part) => asks.includes(part) || part.rest === '');
  const meant = withoutJoint(blanked(said, [...others, ...aside]), language.grammar.joints);
  const readings = new Set(heard.map(({ reading }) => inOrder(reading)));
  // Any words are a text, also those of a question beside it.
  const isOne = readings.size === 1 && !(kind.type === 'text' && aside.length > 0);
  const reading = isOne ? heard[0]?.reading : kind.read(meant, given);
  const first = heard[0];
  const last = heard.at(-1);
  if (reading === undefined || first === undefined || last === undefined) return undefined;
  const quotes = [last, first, { start: first.start, end: last.end }].map((place) => wordsAt(said, place));
  return claim(situation, slot, reading, [...quotes, meant], given);
}

const placeOf = ({ start, end }: Pick<Mention, 'start' | 'end'>): string => `${start}-${end}`;

const wordsAt = (said: string, { start, end }: Pick<Mention, 'start' | 'end'>): string => said.slice(start, end).trim();

/** The message with some places blanked, everything else staying where it was. */
function blanked(said: string, places: readonly Pick<Part, 'start' | 'end'>[]): string {
  return places.reduce(
    (text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
    said,
  );
}

/** Without the "and" that led to what was left out behind it. */
function withoutJoint(words: string, joints: RegExp): string {
  const text = words.trim();
  const last = Array.from(text.matchAll(joints)).at(-1);
  const isAtEnd = last !== undefined && last.index + last[0].length === text.length;
  return isAtEnd ? withoutJoint(text.slice(0, last.index), joints) : text;
}

type Claimed = Pick<ProposedValue, 'proposal' | 'reading'>;

/** The proposal of a reading: its normal form, else the words, so that the chart's own reading tells what is wrong with them. */
function claim(
  { said, flow }: Situation,
  slot: string,
  reading: Reading,
  quotes: readonly string[],
  given: Given,
): Claimed | undefined {
  const kind = slotOf(flow, slot);
  if (reading.kind === 'none') return undefined;
  for (const quote of quotes) {
    const value: Json = reading.kind === 'value' ? reading.value : quote;
    const carries = sameReading(kind.read(value, given), reading);
    if (carries && isGrounded(kind, { value, quote, reading }, said, given)) {
      return { proposal: { type: 'slot.proposed', slot, value, quote }, reading };
    }
  }
  return undefined;
}

// A reading is JSON, though its type does not say so.
const sameReading = (a: Reading, b: Reading): boolean => inOrder(a) === inOrder(b);
const inOrder = (reading: Reading): string => canonical(reading as unknown as Json);

/** An answer that names no value, read as a whole: most often the kind says why it is none. */
function wholeAnswer(situation: Situation, slot: string): readonly ProposedValue[] {
  const { said, flow, parts, context } = situation;
  const isAnswer = parts.some(({ is }) => is === 'tells') && !parts.some(({ is }) => is === 'asks' || is === 'greets');
  if (!isAnswer || readsAsCommand(said, context.locale)) return [];
  const given = givenOf(situation, slot);
  const reading = slotOf(flow, slot).read(said, given);
  if (reading.kind === 'refused' && answerToTopic(situation) !== undefined) return [];
  const claimed = claim(situation, slot, reading, [said.trim()], given);
  return claimed === undefined ? [] : [{ ...claimed, places: [], claims: [], isGuessed: false }];
}
