import type { PresenceOf, Slot, SlotOptions } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import type { Given, Mention, Reading } from '../core/reading.ts';
import { isDayWord, isMonthWord } from './calendar-words.ts';
import { type AddressPlace, addressesIn } from './email-words.ts';
import { readingOf, standing } from './mentions.ts';
import { isNegated, isTurnedDown } from './negation.ts';
import { isSetPhrase } from './set-phrases.ts';
import { tokensOf } from './tokens.ts';

/** What every slot may say; an address has no options of its own. */
export type EmailOptions = SlotOptions;

const INTRODUCED = /(?<!\p{L})e-?mails?(?!\p{L})[^.!?,;@]{0,24}$/iu;
const NAMED_REACH = 60;
const MOST_WORDS = 8;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;
const LOCAL_PART = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+$/u;

/**
 * An email address, written or spoken ("ann dot lee at example dot com"). The domain is stored in lower case, what stands
 * before the @ as it was written.
 * @returns a kind that reads to `local@domain`, `ambiguous` where spoken words can be joined in two ways, or refuses with
 * `not-an-email`.
 * @example slot.email().read('ann at Example dot com', asked); // { kind: 'value', value: 'ann@example.com' }
 */
export function email<const Options extends EmailOptions>(options?: Options): Slot<string, PresenceOf<Options>> {
  const recognise = (said: string, given: Given): readonly Mention<string>[] => {
    const mentions = addressesIn(said)
      .filter(({ start, end }) => !isNegated(said, start) && !isTurnedDown(said, end))
      .flatMap((place): readonly Mention<string>[] => {
        const { start, end } = place;
        const reading = readingOfPlace(place);
        const isUsable = reading.kind !== 'refused';
        const certain = isIntroduced(said, place) || (isUsable && place.isWritten);
        const mayAnswer = given.asked !== null && (isUsable || isAttempt(said.slice(start, end)));
        return certain || mayAnswer ? [{ start, end, reading, certain }] : [];
      });
    return standing(said, mentions);
  };

  const read = (words: Json, given: Given): Reading<string> => {
    if (typeof words !== 'string') return { kind: 'none' };
    const reading = readingOf(words, recognise(words, given));
    if (reading.kind !== 'none' || given.asked === null || addressesIn(words).length > 0) return reading;
    return isAttempt(words) ? refused : reading;
  };

  return {
    ...(options as Options),
    type: 'email',
    read,
    recognise,
    say: (value) => value,
    describe: () => ({ type: 'string', description: "An email address, in the user's words." }),
  };
}

const refused: Reading<never> = { kind: 'refused', code: 'not-an-email', options: [] };

function readingOfPlace({ locals, domain }: AddressPlace): Reading<string> {
  const [only, ...more] = locals.filter((local) => isAddress(local, domain)).map((local) => `${local}@${domain}`);
  if (only === undefined) return refused;
  return more.length === 0 ? { kind: 'value', value: only } : { kind: 'ambiguous', options: [only, ...more] };
}

/** Whether mail could get there: what the standard allows, but for quoted names and bare hosts, which nobody tells. */
function isAddress(local: string, domain: string): boolean {
  const labels = domain.split('.');
  const isHost = labels.length > 1 && domain.length <= 253 && labels.every((label) => LABEL.test(label));
  return isHost && /^\p{L}/u.test(labels.at(-1) ?? '') && (labels.at(-1) ?? '').length > 1 && isLocal(local);
}

const isLocal = (local: string): boolean =>
  local.length <= 64 && local.split('.').every((part) => LOCAL_PART.test(part));

/** "My email is": what follows was meant to be one. */
const isIntroduced = (said: string, { start }: AddressPlace): boolean =>
  INTRODUCED.test(said.slice(Math.max(0, start - NAMED_REACH), start));

/** A short answer with an @ or an "at" between words that was meant to be an address: not "at 3", not "at noon". */
function isAttempt(said: string): boolean {
  const words = tokensOf(said).map(({ word }) => word);
  if (words.length > MOST_WORDS || said.includes('?') || isSetPhrase(said)) return false;
  if (/[^\s@]@|@[^\s@]/.test(said)) return true;
  const at = words.indexOf('at');
  const after = words[at + 1] ?? '';
  return at > 0 && /^\p{L}/u.test(after) && !words.some((word) => isDayWord(word) || isMonthWord(word));
}
