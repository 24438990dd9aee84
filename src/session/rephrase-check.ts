import { claimsIn, isReadable } from './answer-claims.ts';
import { keysGivenIn, statesOnly } from './answer-facts.ts';
import { asks, sentencesOf } from './answer-sentences.ts';
import { anyOf } from './any-of.ts';

/** What a reply says that other words must say too. */
export interface Original {
  readonly text: string;
  /** What the values are called that it may hold. */
  readonly values: readonly string[];
  /** BCP 47. */
  readonly locale: string;
}

/**
 * The sentences that stay as they are: the question, what is told of an outcome, and the lines of a list. A yes is an
 * answer to exactly this question, and whoever reads "No booking was made" must not have to guess.
 */
export const sentencesToKeep = ({ text, locale }: Original): readonly string[] =>
  sentencesOf(text).filter(
    (sentence) => asks(sentence) || sentence.startsWith('- ') || claimsIn(sentence, locale).length > 0,
  );

/**
 * Whether a text may stand for the original: it holds the sentences to keep, the same values and numbers in the same
 * order, denies where the original denies, claims and states nothing beyond it, and is at most twice as long.
 */
export function isFaithful(original: Original, rephrased: string): boolean {
  const { text, values, locale } = original;
  const kept = sentencesToKeep(original);
  if (rephrased.length > 2 * text.length || !kept.every((sentence) => rephrased.includes(sentence))) return false;
  const [own, old] = [without(kept, rephrased), without(kept, text)];
  const keys = keysGivenIn([text], locale);
  return (
    isSame(standing(values, rephrased), standing(values, text)) &&
    isSame(rephrased.match(number), text.match(number)) &&
    (rephrased.match(sign) ?? []).every((one) => text.includes(one)) &&
    asks(rephrased.trimEnd().slice(-1)) === asks(text.trimEnd().slice(-1)) &&
    denial.test(own) === denial.test(old) &&
    sentencesOf(own).every(
      (sentence) =>
        !asks(sentence) &&
        claimsIn(sentence, locale).length === 0 &&
        statesOnly(keys, sentence, locale) &&
        isReadable(sentence, text, locale),
    )
  );
}

const number = /\p{N}+/gu;
/** Neither letters nor what any text is written with: markup, emoji, what nobody sees. */
const sign = /[^\p{L}\p{M}\p{N}\s.,;:!?'"()¡¿’‘“”…–—-]/gu;
const denial = /\b(?:not|never|nothing|none|nobody|neither|nor|cannot|without|unable|no)\b|n['’]t\b/i;

const isSame = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  JSON.stringify(a ?? []) === JSON.stringify(b ?? []);

/** Which values stand in a text, in order; of two at one place the longer one. */
function standing(values: readonly string[], text: string): readonly string[] {
  const known = values.filter((value) => value !== '');
  if (known.length === 0) return [];
  return text.match(new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${anyOf(known)})(?![\p{L}\p{N}])`, 'gu')) ?? [];
}

const without = (sentences: readonly string[], text: string): string =>
  sentences.reduce((rest, sentence) => rest.replace(sentence, () => '\n'), text);
