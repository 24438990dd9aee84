import { slotOf } from '../core/flow.ts';
import { same } from '../core/json.ts';
import { claimsOfCorrection } from './claimants.ts';
import { type NamedSlot, namedSlots } from './named-slot.ts';
import type { Found } from './overlaps.ts';
import { givenOf, type Situation, settledValue, slotsInPlay } from './situation.ts';

/** How far behind a slot's name its value is looked for. */
const LINK_REACH = 60;
/** Between a slot's name and the link that is its own: "the time *should* be". */
const LINK_BESIDE = 12;
/** A correction is short: what is said beyond takes nothing back. */
const DENIAL_REACH = 300;

/** Where in a message the words for a slot begin, once it was called by its name. */
interface Corrected {
  readonly slot: string;
  readonly from: number;
  /** Where they end at the latest: another slot is called by its name, and what it should be follows. */
  readonly until: number;
}

/**
 * Values that only a correction shows: a bare "4" where the message says "not 3" of a time that is 3, where it names the
 * slot ("change the time to 5"), or where it could mean any ("make it 4").
 * @param claims every place that any slot could mean.
 */
export function correctionsIn(situation: Situation, claims: readonly Found[]): readonly Found[] {
  const names = namedSlots(situation);
  const named = names.flatMap((slot) => afterName(situation, slot, names));
  const takenBack = slotsTakenBack(situation).map((slot) => ({ slot, from: 0, until: situation.said.length }));
  const corrected = takenBack.length > 0 ? takenBack : named;
  if (corrected.length > 0) return corrected.flatMap((slot) => bareValues(situation, slot));
  return isAboutAnySlot(situation) ? claimsOfCorrection(situation, claims) : [];
}

/** The summary is what was asked about, or the words correct what was said before. */
const isAboutAnySlot = ({ asked, consent }: Situation): boolean =>
  consent === 'change' || asked?.about === 'confirm' || asked?.about === 'revise';

function bareValues(situation: Situation, { slot, from, until }: Corrected): readonly Found[] {
  const { flow, said } = situation;
  const given = { ...givenOf(situation, slot), asked: { options: [] } };
  const mentions = slotOf(flow, slot).recognise(said.slice(from, until), given);
  return mentions.map((mention) => ({ ...mention, slot, start: mention.start + from, end: mention.end + from }));
}

/** "the time should be 5": what comes after "be"; without such a word all that follows, unless any words would do. */
function afterName(
  { said, flow, language }: Situation,
  { slot, end }: NamedSlot,
  names: readonly NamedSlot[],
): readonly Corrected[] {
  const { becomes } = language.grammar;
  const others = names.filter(
    (other) => other.end > end && said.slice(other.end, other.end + LINK_BESIDE).search(becomes) >= 0,
  );
  const until = Math.min(said.length, ...others.map((other) => other.end));
  const link = Array.from(said.slice(end, Math.min(until, end + LINK_REACH)).matchAll(becomes)).at(-1);
  if (link !== undefined) return [{ slot, from: end + link.index + link[0].length, until }];
  const { type } = slotOf(flow, slot);
  return type === 'text' || type === 'name' ? [] : [{ slot, from: end, until }];
}

/** The slots whose value a message says is wrong: "not 3", of a time that is 3. */
export const slotsTakenBack = (situation: Situation): readonly string[] =>
  slotsInPlay(situation).filter((slot) => takesBack(situation, slot));

/** "Not 3", where 3 is what the slot holds. */
function takesBack(situation: Situation, slot: string): boolean {
  const { said, flow, language } = situation;
  const settled = settledValue(situation, slot);
  if (settled === undefined) return false;
  const given = { ...givenOf(situation, slot), asked: { options: [] } };
  const denials = Array.from(said.slice(0, DENIAL_REACH).matchAll(language.grammar.takenBack));
  return denials.some(({ 0: words, index }) => {
    const [denied = ''] = said.slice(index + words.length, index + words.length + 60).split(/[,.;!?\n]/, 1);
    const reading = slotOf(flow, slot).read(denied.trim(), given);
    return reading.kind === 'value' && same(reading.value, settled);
  });
}
