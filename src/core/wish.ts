import type { Slot } from './flow.ts';
import { type Json, same } from './json.ts';
import { evened } from './quote.ts';
import type { Given } from './reading.ts';
import { english } from './wish-en.ts';
import { tableOf } from './words.ts';

/** What a message may want beside a value: a model claims it, and the words must speak of it. */
export type Wish = 'cancel' | 'restart' | 'person' | 'decline' | 'keep';

/** For each wish the words of which one stands in any message that has it. */
export type WishGrammar = Readonly<Record<Wish, RegExp>>;

const languages: Readonly<Record<string, WishGrammar>> = { en: english };

/**
 * Whether the words speak of leaving at all, questions aside: enough where it was asked about already.
 * @example speaksOfLeaving('cancel', 'I told you to drop it', 'en') // => true
 * @example speaksOfLeaving('cancel', 'Do you take cards?', 'en') // => false
 */
export const speaksOfLeaving = (leave: 'cancel' | 'restart', said: string, locale: string): boolean =>
  speaksOf(
    leave,
    sentencesIn(said)
      .filter((sentence) => !sentence.endsWith('?'))
      .join(' '),
    locale,
  );

const sentencesIn = (said: string): readonly string[] => evened(said).split(/(?<=[.!?;])/);

/** Whether the words speak of a person who could help, in whatever way. */
export const speaksOfAPerson = (said: string, locale: string): boolean => speaksOf('person', said, locale);

/** Whether the words refuse to tell this slot's value, and hold none. */
export function isDeclined(slot: Slot, said: string, given: Given): boolean {
  const isAnyText = slot.type === 'text' || slot.type === 'other';
  return speaksOf('decline', said, given.locale) && (isAnyText || slot.read(said, given).kind !== 'value');
}

/** Whether the words leave it at the old value: they say so or name it, and name no other. */
export function isKept(slot: Slot, old: Json, said: string, given: Given): boolean {
  const reading = slot.read(said, given);
  return reading.kind === 'value' ? same(reading.value, old) : speaksOf('keep', said, given.locale);
}

/** In a language that has no table nobody can tell: then the model is believed. */
function speaksOf(wish: Wish, said: string, locale: string): boolean {
  const words = evened(said)
    .toLowerCase()
    .replace(/[\u2018\u2019\u02BC]/g, "'");
  return tableOf(languages, locale)?.[wish].test(words) ?? true;
}
