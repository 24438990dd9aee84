import { readConsent } from './consent.ts';
import type { Slot } from './flow.ts';
import { type Json, same } from './json.ts';
import { readPlace } from './place.ts';
import type { Given, Reading } from './reading.ts';
import type { SlotType } from './slot-kind.ts';
import { isOneTypingErrorApart } from './typing-error.ts';

/** A proposal for one slot, and what its kind makes of the value. */
export interface Claim {
  readonly value: Json;
  readonly quote?: string;
  readonly reading: Reading;
}

/**
 * Whether the user's words carry what is claimed: the kind reads the same off the whole message or off the quote, the
 * quote being really there; or the words pick one of the options the user was offered.
 */
export function isGrounded(slot: Slot, { value, quote, reading }: Claim, said: string, given: Given): boolean {
  if (agree(slot.read(said, given), reading)) return true;
  if (reading.kind === 'value' && isPicked(slot, reading.value, said, given)) return true;
  if (quote === undefined || !standsIn(quote, said)) return false;
  const ofQuote = slot.read(quote, given);
  return ofQuote.kind === 'none' ? carriesUnread(slot.type, value, quote) : agree(ofQuote, reading);
}

const agree = (a: Reading, b: Reading): boolean =>
  a.kind === 'value' && b.kind === 'value' ? same(a.value, b.value) : a.kind === b.kind && a.kind !== 'none';

/**
 * A quote its kind cannot read. Where the code reads all there is to read (digits, days, hours, addresses) it carries nothing; a name
 * or a text must be the quote; of choices a model may know a synonym that we do not.
 */
function carriesUnread(type: SlotType, value: Json, quote: string): boolean {
  switch (type) {
    case 'date':
    case 'dateRange':
    case 'time':
    case 'phone':
    case 'email':
    case 'number':
    case 'money':
    case 'list':
      return false;
    case 'name':
    case 'text':
      return typeof value === 'string' && standsIn(value, quote);
    case 'choice':
    case 'yesNo':
    case 'other':
      return true;
    default:
      return type satisfies never;
  }
}

function isPicked(slot: Slot, value: Json, said: string, { asked, locale }: Given): boolean {
  const options = asked?.options ?? [];
  const at = options.findIndex((option) => same(option, value));
  if (at < 0) return false;
  if (readPlace(said, options.length, locale) === at) return true;
  if (options.length === 1 && readConsent(said, locale) === 'yes') return true;
  const wordsOf = (option: Json): readonly string[] => tokensOf(slot.say(option, locale));
  const others = new Set(options.filter((_, i) => i !== at).flatMap(wordsOf));
  const own = wordsOf(value).filter((word) => !others.has(word));
  return tokensOf(said).join(' ') === own.join(' ') && own.length > 0;
}

const fillers = new Set([
  'a',
  'an',
  'the',
  'um',
  'uh',
  'er',
  'erm',
  'like',
  'please',
  'well',
  'so',
  'just',
  'ok',
  'okay',
]);

/** Words and runs of digits, in one form: compatibility forms, case, accents kept, apostrophes dropped. */
function tokensOf(text: string): readonly string[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’‘`]/g, '');
  return (plain.match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []).filter((token) => !fillers.has(token));
}

/** Whether the quote's words stand in what was said, in order; a longer word may hold a typing error, a digit may not. */
function standsIn(quote: string, said: string): boolean {
  const wanted = tokensOf(quote);
  let next = 0;
  for (const token of tokensOf(said)) {
    const want = wanted[next];
    if (want !== undefined && isSameWord(want, token)) next++;
  }
  return wanted.length > 0 && next === wanted.length;
}

const isSameWord = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 5 && !/\p{N}/u.test(a + b) && isOneTypingErrorApart(a, b));
