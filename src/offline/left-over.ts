import { slotOf } from '../core/flow.ts';
import { type Json, same } from '../core/json.ts';
import type { Given } from '../core/reading.ts';
import { isTooLong } from '../core/words.ts';
import { type BesidePart, SLOT, TASK, VALUE } from './grammar.ts';
import { namesOf } from './named-slot.ts';
import { type Found, overlap, type Place } from './overlaps.ts';
import { givenOf, type Situation } from './situation.ts';

/** As many words before and after a value may show what it is: "the name is *Ann*", "*two* of us". */
const WORDS_BEFORE = 3;
const WORDS_AFTER = 2;
/** In which they are looked for. */
const LONGEST_WORDS = 60;
const WORD = /[\p{L}\p{M}'’]+/gu;

/**
 * What the values of a message and the words around them do, in order; undefined where a word does nothing that is known,
 * so that something is left over.
 * @param answered parts of the message that are dealt with otherwise.
 */
export function wordsBeside(
  situation: Situation,
  places: readonly Found[],
  answered: readonly Place[],
): readonly BesidePart[] | undefined {
  const { said, language } = situation;
  if (isTooLong(said) || [VALUE, SLOT, TASK].some((sign) => said.includes(sign))) return undefined;
  const values = places.map((place) => withShowingWords(situation, place, places));
  const isFree = (word: Place) => ![...values, ...answered].some((place) => overlap(place, word));
  const text = language.evened(
    replaced(said, [
      ...values.map((place) => ({ ...place, by: VALUE })),
      ...answered.map((part) => ({ ...part, by: ',' })),
      ...namingWords(situation, places).filter(isFree),
    ]),
  );
  const parts: BesidePart[] = [];
  for (let at = 0; at < text.length; ) {
    const match = language.beside.longestAt(text, at);
    if (match === undefined) return undefined;
    parts.push(match.kind);
    at = match.end;
  }
  return parts;
}

/** A place, and what stands there instead. */
type Replaced = Place & { readonly by: string };

/** The words that a slot with a value goes by ("checking in on Friday", the check-in date), and the flow's noun. */
function namingWords(situation: Situation, places: readonly Found[]): readonly Replaced[] {
  const { said, flow, language } = situation;
  const stems = (text: string) => wordsIn(text).map(({ word }) => language.grammar.stem(word.toLowerCase()));
  const names = new Set(places.flatMap(({ slot }) => namesOf(situation, slot)).flatMap(stems));
  const nouns = new Set(stems(flow.noun));
  return wordsIn(said).flatMap(({ word, start, end }): readonly Replaced[] => {
    const [stem = ''] = stems(word);
    if (names.has(stem)) return [{ start, end, by: SLOT }];
    return nouns.has(stem) ? [{ start, end, by: TASK }] : [];
  });
}

const wordsIn = (text: string): readonly (Place & { readonly word: string })[] =>
  Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ word, start: index, end: index + word.length }));

/** The place with as many words beside it as it takes to show the kind by themselves: "3 *tickets*", "*party of* 4". */
function withShowingWords(situation: Situation, place: Found, places: readonly Found[]): Place {
  const { said, flow } = situation;
  const kind = slotOf(flow, place.slot);
  const given: Given = { ...givenOf(situation, place.slot), asked: null };
  const shows = ({ start, end }: Place): boolean =>
    kind
      .recognise(said.slice(start, end), given)
      .some(({ certain, reading }) => certain && same(reading as unknown as Json, place.reading as unknown as Json));
  const others = places.filter((other) => other !== place);
  const free = widened(said, place).filter((span) => !others.some((other) => overlap(other, span)));
  return free.find(shows) ?? place;
}

/** A place with up to three words before it and up to two after it, the fewest first. */
function widened(said: string, { start, end }: Place): readonly Place[] {
  const from = Math.max(0, start - LONGEST_WORDS);
  const before = wordsIn(said.slice(from, start)).slice(-WORDS_BEFORE).toReversed();
  const after = wordsIn(said.slice(end, end + LONGEST_WORDS)).slice(0, WORDS_AFTER);
  return [start, ...before.map((word) => from + word.start)].flatMap((first) =>
    [end, ...after.map((word) => end + word.end)].map((last) => ({ start: first, end: last })),
  );
}

/** A message with spans replaced, which do not overlap. */
function replaced(said: string, spans: readonly Replaced[]): string {
  const inOrder = spans.toSorted((a, b) => a.start - b.start);
  const texts = inOrder.map(({ start, by }, at) => `${said.slice(inOrder[at - 1]?.end ?? 0, start)} ${by} `);
  return texts.join('') + said.slice(inOrder.at(-1)?.end ?? 0);
}
