import { forLocale } from '../core/words.ts';
import { type FactKind, factKinds, type Keys } from './answer-fact-kinds.ts';
import { english, type FactWords } from './answer-facts-en.ts';
import { numbersInDigits } from './answer-numbers.ts';

interface Language {
  readonly kinds: readonly FactKind[];
  readonly inDigits: (text: string) => string;
}

const languageOf = (words: FactWords): Language => ({ kinds: factKinds(words), inDigits: numbersInDigits(words) });

const languages = { en: languageOf(english) };

/** Stands where a fact was found, so that what is beside it does not come together. */
const gap = ' \u0000 ';

/**
 * The dates, times, amounts, numbers, places and addresses that a text states.
 * @param locale BCP 47; languages without a table are read as English.
 */
function factsIn(text: string, locale: string): readonly Keys[] {
  const { kinds, inDigits } = forLocale<Language>(languages, locale);
  const facts: Keys[] = [];
  kinds.reduce(
    (rest, { pattern, read }) =>
      rest.replace(pattern, (words: string, ...found: readonly unknown[]) => {
        const groups = found.at(-1);
        // Where a pattern has named groups they come last.
        const keys = read(words, typeof groups === 'object' ? (groups as Record<string, string | undefined>) : {});
        if (keys !== null) facts.push(keys);
        return keys === null ? words : gap;
      }),
    inDigits(evened(text)),
  );
  return facts;
}

/** All keys that texts give. */
export const keysGivenIn = (texts: readonly string[], locale: string): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => factsIn(text, locale).flatMap(({ gives }) => gives)));

/** Whether a text states nothing but what is known. */
export const statesOnly = (keys: ReadonlySet<string>, text: string, locale: string): boolean =>
  factsIn(text, locale).every(({ needs }) => needs.some((key) => keys.has(key)));

const evened = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02BC]/g, "'")
    .replace(/[\u2010-\u2012\u2212]/g, '-')
    .replace(/\s+/g, ' ');
