import { type Lexicon, lexiconOf } from '../core/phrases.ts';
import { forLocale } from '../core/words.ts';
import { type ClaimPart, english } from './answer-claims-en.ts';

/** What a sentence says about what was done. */
export type Claim = Exclude<ClaimPart, 'harmless'>;

interface Language {
  readonly lexicon: Lexicon<ClaimPart>;
  readonly respelled: Readonly<Record<string, string>>;
  readonly common: ReadonlySet<string>;
}

const languages: { readonly en: Language } = {
  en: { ...english, lexicon: lexiconOf(english.phrases, english.classes) },
};

/** One letter after the other, or something between the letters of a word: "b-o-o-k-e-d", "boo·ked". */
const letterByLetter = /(?<![\p{L}\p{N}])(?:\p{L}[\s.·_-]+){2,}\p{L}(?![\p{L}\p{N}])/gu;
const betweenLetters = /(?<=\p{L})[^\p{L}\p{N}\s]+(?=\p{L})/gu;

/**
 * What a sentence claims or denies to have been done, in order; a claim that is spelled oddly is a claim.
 * @param locale BCP 47; languages without a table are read as English.
 */
export function claimsIn(sentence: string, locale: string): readonly Claim[] {
  const language = forLocale<Language>(languages, locale);
  const together = sentence.replace(letterByLetter, (letters) => letters.replace(/\P{L}/gu, ''));
  const heard = found(sentence, language);
  return heard.length > 0 ? heard : found(together.replace(betweenLetters, ''), language);
}

function found(sentence: string, { lexicon, respelled }: Language): readonly Claim[] {
  const text = evened(sentence, respelled, lexicon.knows);
  const claims: Claim[] = [];
  for (let at = 0; at < text.length; ) {
    const match = lexicon.longestAt(text, at);
    const end = match?.end ?? text.indexOf(' ', at) + 1;
    if (match !== undefined && match.kind !== 'harmless') claims.push(match.kind);
    at = end;
  }
  return claims;
}

const token = /\p{L}+(?:'\p{L}+)*|\p{N}+|\S/gu;

/** Words with one space after each, pauses as `,`; begins and ends with a pause. */
function evened(sentence: string, respelled: Language['respelled'], knows: (word: string) => boolean): string {
  const words = folded(sentence).match(token) ?? [];
  const spelled = words.flatMap((word) =>
    (Object.hasOwn(respelled, word) ? (respelled[word] ?? word) : writtenOut(word)).split(' '),
  );
  return [',', ...spelled.map((word) => nameOf(word, knows)), ','].join(' ').concat(' ');
}

const writtenOut = (word: string): string =>
  word
    .replace(/^can't$/, 'can not')
    .replace(/^won't$/, 'will not')
    .replace(/n't$/, ' not')
    .replace(/'ll$/, ' will')
    .replace(/'ve$/, ' have')
    .replace(/'re$/, ' are')
    .replace(/'m$/, ' am')
    .replace(/'s$/, ' is')
    .replace(/'d$/, ' would')
    .replace(/'/g, '');

/** A word that no phrase holds is known by its ending; no letter stands three times in a row. */
function nameOf(word: string, knows: (word: string) => boolean): string {
  const known = [word, word.replace(/(\p{L})\1{2,}/gu, '$1$1'), word.replace(/(\p{L})\1{2,}/gu, '$1')].find(knows);
  if (known !== undefined) return known;
  if (!/[\p{L}\p{N}]/u.test(word)) return ',';
  return /[^e]ed$/.test(word) ? '~ed' : /..ing$/.test(word) ? '~ing' : word;
}

/** Lower case, without accents. */
const folded = (text: string): string =>
  text
    .replace(/[\u2018\u2019\u02BC]/g, "'")
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();

const word = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
/** Letters of one alphabet, or a number that may have a short word at its end. */
const readable = /^(?:[a-zßøæœłđð']+|\d+[a-z]{0,4})$/;
/** A sentence in this language has so many common words; "am" and "no" are words of others as well. */
const leastCommon = 1 / 5;

/**
 * Whether the tables of the language can tell what a sentence says: it is written in its letters, and some of its words
 * are common there, or stand in `known`.
 */
export function isReadable(sentence: string, known: string, locale: string): boolean {
  const { common } = forLocale<Language>(languages, locale);
  const familiar = new Set(wordsIn(known));
  const words = wordsIn(sentence);
  const isKnown = (one: string): boolean =>
    familiar.has(one) || /^\d/.test(one) || common.has(one.split("'", 1)[0] ?? '');
  return (
    words.every((one) => readable.test(one) || familiar.has(one)) &&
    words.filter(isKnown).length >= words.length * leastCommon
  );
}

const wordsIn = (text: string): readonly string[] => folded(text).match(word) ?? [];
