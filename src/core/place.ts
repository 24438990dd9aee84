import type { Json } from './json.ts';
import { type Lexicon, lexiconOf, type Phrases } from './phrases.ts';
import { english } from './place-en.ts';
import { rememberingTexts } from './remembering.ts';
import { forLocale, isTooLong, type Spelling, sentencesOf } from './words.ts';

/** Which of several values is meant: "the earlier one", "the biggest". */
type Extreme = 'earliest' | 'latest' | 'least' | 'greatest';

/** What a phrase does in picking; "the one" picks the only option, "one" the first; "any" leaves the choice to us. */
export type PlacePart =
  | Extreme
  | 'any'
  | 'option'
  | 'one'
  | 'last'
  | 'middle'
  | 'former'
  | 'latter'
  | 'the'
  | 'pick'
  | 'filler';

/** How a language picks from a list by place: everything {@link readPlace} knows about it. */
export interface PlaceGrammar {
  readonly respelled: Spelling['respelled'];
  readonly phrases: Phrases<PlacePart>;
  readonly classes: Phrases;
  /** "first", "second" and so on. */
  readonly ordinals: readonly string[];
  /** "one", "two" and so on. */
  readonly numbers: readonly string[];
  /** "1st": may as well be a day of the month, so it picks only as "the 1st option". */
  readonly shortOrdinal: RegExp;
}

/** A word of the message: the index it names, from 0, or what it does. */
type Heard =
  | { readonly is: PlacePart }
  | { readonly is: 'ordinal' | 'shortOrdinal' | 'number'; readonly index: number };

/** What a message is read with. */
interface Reading {
  readonly grammar: PlaceGrammar;
  readonly spelling: Spelling;
  readonly lexicon: Lexicon<PlacePart>;
}

/** The parts of a message in order, fillers aside; undefined when there is a word that picks nothing. */
type Reader = (said: string) => readonly Heard[] | undefined;

const readers = { en: readerOf(english) };

/**
 * The option a message picks by its place, when it says nothing else; the first where any of them will do, the only one as
 * "that one".
 * @param count how many options were offered.
 * @param locale BCP 47; languages without a grammar are read as English.
 * @returns the index from 0, below `count`; undefined when no single place is picked.
 * @example readPlace('the second one, please', 3, 'en'); // => 1
 * @example readPlace('either is fine', 2, 'en'); // => 0
 */
export function readPlace(said: string, count: number, locale: string): number | undefined {
  const heard = forLocale<Reader>(readers, locale)(said);
  if (heard === undefined) return undefined;
  const index = placeIn(heard, count);
  return index !== undefined && index >= 0 && index < count ? index : undefined;
}

/**
 * The option a message picks by its place or, of dates, times and numbers, as the earliest, latest, least or greatest.
 * @param locale BCP 47; languages without a grammar are read as English.
 * @returns the index from 0; undefined when no single option is picked.
 * @example readPick('the earlier one', ['15:30', '09:00'], 'en'); // => 1
 */
export function readPick(said: string, options: readonly Json[], locale: string): number | undefined {
  const place = readPlace(said, options.length, locale);
  if (place !== undefined) return place;
  const heard = forLocale<Reader>(readers, locale)(said) ?? [];
  const [extreme, ...more] = heard[0]?.is === 'pick' ? heard.slice(1) : heard;
  if (extreme === undefined || !isExtreme(extreme.is) || more.length > 0 || options.length < 2) return undefined;
  const index = placeOf(extreme.is, options);
  return index === -1 ? undefined : index;
}

const isExtreme = (is: Heard['is']): is is Extreme =>
  is === 'earliest' || is === 'latest' || is === 'least' || is === 'greatest';

/** -1 where not all options are of a kind that has such an order. */
function placeOf(extreme: Extreme, options: readonly Json[]): number {
  const ofTime = extreme === 'earliest' || extreme === 'latest';
  const values = options.map(ofTime ? momentOf : amountOf);
  const wanted = extreme === 'earliest' || extreme === 'least' ? Math.min(...values) : Math.max(...values);
  return values.indexOf(wanted); // of NaN there is no place
}

const amountOf = (option: Json): number => (typeof option === 'number' ? option : Number.NaN);

/** The digits of a day or of a time of day are in the order of the calendar and the clock. */
const momentOf = (option: Json): number =>
  typeof option === 'string' && /^(?:\d{4}-\d\d-\d\d|\d\d:\d\d)$/.test(option)
    ? Number(option.replace(/\D/g, ''))
    : Number.NaN;

function readerOf(grammar: PlaceGrammar): Reader {
  const lexicon = lexiconOf(grammar.phrases, grammar.classes);
  const isNumeral = (word: string) => grammar.ordinals.includes(word) || grammar.numbers.includes(word);
  const knows = (word: string) => lexicon.knows(word) || isNumeral(word);
  const reading: Reading = { grammar, lexicon, spelling: { respelled: grammar.respelled, knows } };
  return rememberingTexts((said) =>
    isTooLong(said) ? undefined : heardIn(said, reading)?.filter(({ is }) => is !== 'filler'),
  );
}

function heardIn(said: string, { grammar, spelling, lexicon }: Reading): readonly Heard[] | undefined {
  const heard: Heard[] = [];
  const text = sentencesOf(said, spelling)
    .map((sentence) => sentence.text)
    .join('');
  for (let at = 0; at < text.length; ) {
    const wordEnd = text.indexOf(' ', at) + 1;
    const part = lexicon.longestAt(text, at);
    const found = part === undefined ? numeral(text.slice(at, wordEnd - 1), grammar) : { is: part.kind };
    if (found === undefined) return undefined;
    heard.push(found);
    at = part?.end ?? wordEnd;
  }
  return heard;
}

function numeral(word: string, { ordinals, numbers, shortOrdinal }: PlaceGrammar): Heard | undefined {
  if (ordinals.includes(word)) return { is: 'ordinal', index: ordinals.indexOf(word) };
  if (numbers.includes(word)) return { is: 'number', index: numbers.indexOf(word) };
  if (/^\d+$/.test(word)) return { is: 'number', index: Number(word) - 1 };
  return shortOrdinal.test(word) ? { is: 'shortOrdinal', index: Number.parseInt(word, 10) - 1 } : undefined;
}

/** The place that the shape of the message names, which need not exist. */
function placeIn(heard: readonly Heard[], count: number): number | undefined {
  const shape = heard.map(({ is }) => is).join(' ');
  const index = heard.flatMap((part) => ('index' in part ? [part.index] : []))[0];

  if (/^(?:pick )?(?:the )?ordinal(?: one| option)?$/.test(shape)) return index;
  if (/^(?:pick )?(?:the )?shortOrdinal (?:one|option)$/.test(shape)) return index;
  if (/^(?:pick )?(?:the )?option number$/.test(shape)) return index;
  if (/^(?:pick )?(?:the )?option one$/.test(shape) || shape === 'one') return 0;
  if (/^(?:pick )?any(?: any)*$/.test(shape)) return 0;
  if (count === 1 && /^(?:pick )?the (?:one|option)$/.test(shape)) return 0;
  // "I want 2" is an amount.
  if (shape === 'number') return index;

  const place = /^(?:pick )?(?:the )?(last|middle|former|latter)(?: one| option)?$/.exec(shape)?.[1];
  if (place === 'last') return count - 1;
  if (place === 'middle') return count >= 3 && count % 2 === 1 ? (count - 1) / 2 : undefined;
  if (count === 2 && place === 'former') return 0;
  return count === 2 && place === 'latter' ? 1 : undefined;
}
