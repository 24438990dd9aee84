import { readConsent } from './consent.ts';
import { readsAsCommand } from './control.ts';
import type { Slot } from './flow.ts';
import { type Json, same } from './json.ts';
import { readPick } from './place.ts';
import { evened, exactPlacesOf, inSpellingOf, isDenied, placesOf, type Quoted, telling } from './quote.ts';
import type { Given, Reading } from './reading.ts';

/** A proposal for one slot, and what its kind makes of the value. */
export interface Claim {
  readonly value: Json;
  readonly quote?: string;
  readonly reading: Reading;
}

/**
 * Whether the user's words carry what is claimed: the kind reads the same off the whole message or at the place that
 * is quoted, or the words pick one of the options the user was offered.
 */
export function isGrounded(slot: Slot, claim: Claim, said: string, given: Given): boolean {
  const quoted: Quoted = { quote: evened(claim.quote ?? ''), said: evened(said) };
  const asSaid = slot.read(said, given);
  const whole = quoted.said === said ? asSaid : slot.read(quoted.said, given);
  if (agree(asSaid, claim.reading) || agree(whole, claim.reading)) return true;
  if (claim.reading.kind === 'value' && isPicked(slot, claim.reading.value, said, given)) return true;
  switch (slot.type) {
    case 'name':
    case 'text':
      return isWordForWord(slot, claim, quoted);
    case 'choice':
    case 'yesNo':
      return (slot.recognise(quoted.quote, given).length > 0 ? isFoundThere : mayMean)(slot, claim, quoted, given);
    case 'other':
      return isWordForWord(slot, claim, quoted) || mayMean(slot, claim, quoted, given);
    default:
      // The code reads all there is to read: where the message comes to one value, that is it ("Monday, no, Tuesday").
      return whole.kind !== 'value' && isFoundThere(slot, claim, quoted, asAnswer(given));
  }
}

/** Alike in all they say, so that it makes no difference to the user which is taken. A reading is JSON. */
const agree = (a: Reading, b: Reading): boolean => a.kind !== 'none' && same(a as Json, b as Json);
const asAnswer = (given: Given): Given => (given.asked === null ? { ...given, asked: { options: [] } } : given);

/** By place, in words of their own; by a yes to the only one; by the words that only this one has. */
function isPicked(slot: Slot, value: Json, said: string, { asked, locale }: Given): boolean {
  const options = asked?.options ?? [];
  const at = options.findIndex((option) => same(option, value));
  if (at < 0) return false;
  const isAgreed = options.length === 1 && readConsent(said, locale) === 'yes';
  if (isAgreed || readPick(said, options, locale) === at) return true;
  // One word is not enough beside others: "Friday, 3" may be an hour.
  const clauses = said.split(/(?<=[,.;:!?\n])/, 20).filter((clause) => telling(clause).length > 1);
  const places = clauses.flatMap((clause) => readPick(clause, options, locale) ?? []);
  if (places.length > 0) return places.every((place) => place === at);
  const wordsOf = (option: Json): readonly string[] => telling(slot.say(option, locale));
  const others = new Set(options.filter((_, i) => i !== at).flatMap(wordsOf));
  const own = wordsOf(value).filter((word) => !others.has(word));
  return own.length > 0 && own.join(' ') === telling(said).join(' ');
}

/** What the kind finds in the message: "Friday" may be "not Friday" there. Only days may hold a typing error. */
function isFoundThere(slot: Slot, { reading }: Claim, { quote, said }: Quoted, given: Given): boolean {
  const text = slot.type === 'date' || slot.type === 'dateRange' ? inSpellingOf(quote, said) : said;
  const mentions = slot.recognise(text, given);
  return placesOf(quote, text).some((place) => {
    const there = mentions.filter(({ start, end }) => start < place.end && place.start < end).map((one) => one.reading);
    if (there.length > 1 && reading.kind !== 'value') there.push(slot.read(quote, given)); // "Friday or Monday"
    return there.some((one) => agree(one, reading));
  });
}

/** A name or a text is what was said, nothing left out; in a name no typing error is mended. */
function isWordForWord({ type }: Slot, { value }: Claim, { quote, said }: Quoted): boolean {
  if (typeof value !== 'string') return false;
  // With its fillers too, where the value begins or ends with one: "The Big 4".
  const quoted = [...placesOf(quote, said), ...exactPlacesOf(quote, said, true)];
  return exactPlacesOf(value, said, type !== 'name').some(
    ({ start, end }) => !isDenied(said, start) && quoted.some((place) => place.start <= start && end <= place.end),
  );
}

/** The kind reads the same of the quote, or a model may know its words: no command, no yes to something else. */
function mayMean(slot: Slot, { reading }: Claim, { quote, said }: Quoted, given: Given): boolean {
  if (!placesOf(quote, said).some(({ start }) => !isDenied(said, start))) return false;
  const ofQuote = slot.read(quote, given);
  const isUnknown = ofQuote.kind === 'refused' && (ofQuote.code === 'not-an-option' || ofQuote.code === 'invalid');
  if ((ofQuote.kind !== 'none' && !isUnknown) || reading.kind !== 'value') return agree(ofQuote, reading);
  const digits = quote.match(/\p{N}+/gu);
  if (typeof reading.value === 'number' && digits !== null && !digits.includes(`${reading.value}`)) return false;
  const answer = typeof reading.value === 'boolean' ? (reading.value ? 'yes' : 'no') : null;
  if (given.asked !== null && readConsent(quote, given.locale) === answer) return true;
  const isAnswer = answer !== null && slot.read(quote, asAnswer(given)).kind !== 'none';
  return !isAnswer && !readsAsCommand(quote, given.locale);
}
