/**
 * Phrases by what they mean, in a small notation. Phrases are separated by ` / ` or a line break, their items by a space:
 *
 * - `yes`: the word; `yes|yep`: either; `{good}`: any phrase of the class `good`.
 * - `now?`: perhaps; `{very}*`: none to three of them; `...`: up to four words of any kind, commas aside.
 *
 * A phrase begins with a word or a class, perhaps after items that may be left out. Contractions are written out
 * ("that is"), since that is how `sentencesOf` leaves them.
 */
export type Phrases<Kind extends string = string> = Readonly<Record<Kind, string>>;

/** A phrase found at a place in a text. */
export interface Match<Kind extends string> {
  readonly kind: Kind;
  /** Where the text goes on after it. */
  readonly end: number;
}

/** Phrases made ready for matching. */
export interface Lexicon<Kind extends string> {
  /** The longest phrase that starts exactly there; of two as long, the one whose kind comes first. */
  longestAt(text: string, at: number): Match<Kind> | undefined;
  /** Whether the word occurs in any phrase. */
  knows(word: string): boolean;
}

/**
 * Makes phrases ready for matching against the text of a sentence; `classes` are what `{name}` stands for.
 * @throws Error when a phrase names a class that does not exist, or could begin with any word.
 * @example lexiconOf({ yes: 'yes|yep / {sure} thing' }, { sure: 'sure' }).longestAt('sure thing ', 0); // => { kind: 'yes', end: 11 }
 */
export function lexiconOf<Kind extends string>(phrases: Phrases<Kind>, classes: Phrases): Lexicon<Kind> {
  const kinds = Object.keys(phrases) as Kind[]; // the keys of a Record<Kind, ...>
  const parse = parserFor(classes);
  const starting = byFirstWord(kinds.flatMap((kind) => parse(phrases[kind]).map((phrase) => ({ ...phrase, kind }))));
  const vocabulary = new Set([phrases, classes].flatMap(wordsIn));

  return {
    longestAt(text, at) {
      let longest: Match<Kind> | undefined;
      for (const phrase of starting.get(wordAt(text, at)) ?? []) {
        const end = Math.max(...endsOf(phrase, text, at));
        if (end > (longest?.end ?? at)) longest = { kind: phrase.kind, end };
      }
      return longest;
    },
    knows: (word) => vocabulary.has(word),
  };
}

interface Phrase {
  readonly items: readonly Item[];
}

/** What may stand at a place of a phrase, `least` to `most` times in a row. */
interface Item {
  readonly is: Words | 'any word';
  readonly least: 0 | 1;
  readonly most: number;
}

/** Words by themselves, and the phrases of classes. */
interface Words {
  readonly alone: ReadonlySet<string>;
  readonly classes: readonly Starting<Phrase>[];
}

/** Phrases by every word they may begin with, so that only these are tried. */
type Starting<Of extends Phrase> = ReadonlyMap<string, readonly Of[]>;

/** Every place where the phrase may end when it starts there. */
function endsOf({ items }: Phrase, text: string, at: number): readonly number[] {
  let ends: readonly number[] = [at];
  for (const item of items) {
    if (ends.length === 0) break;
    ends = distinct(ends.flatMap((end) => endsOfItem(item, text, end)));
  }
  return ends;
}

function endsOfItem({ is, least, most }: Item, text: string, at: number): readonly number[] {
  if (least === 1 && most === 1) return endsOfOne(is, text, at);
  const ends = least === 0 ? [at] : [];
  let reached: readonly number[] = [at];
  for (let times = 0; times < most && reached.length > 0; times += 1) {
    reached = distinct(reached.flatMap((place) => endsOfOne(is, text, place)));
    ends.push(...reached);
  }
  return ends;
}

function endsOfOne(is: Item['is'], text: string, at: number): readonly number[] {
  const word = wordAt(text, at);
  const after = at + word.length + 1;
  if (is === 'any word') return word === '' || word.includes(',') ? [] : [after];
  const ends = is.classes.flatMap((starting) => starting.get(word) ?? []).flatMap((phrase) => endsOf(phrase, text, at));
  return is.alone.has(word) ? [after, ...ends] : ends;
}

/** The word that starts there; empty at the end of the text. */
const wordAt = (text: string, at: number): string => text.slice(at, text.indexOf(' ', at));

const distinct = (places: readonly number[]): readonly number[] => (places.length < 2 ? places : [...new Set(places)]);

/** Reads lists of phrases; each class once, however often it is named. */
function parserFor(classes: Phrases): (list: string) => readonly Phrase[] {
  const known = new Map<string, Starting<Phrase>>();

  function classNamed(name: string): Starting<Phrase> {
    const list = classes[name];
    if (list === undefined) throw new Error(`A phrase names the class {${name}}, which does not exist.`);
    const starting = known.get(name) ?? byFirstWord(parse(list));
    known.set(name, starting);
    return starting;
  }

  function itemOf(item: string): Item {
    if (item === '...') return { is: 'any word', least: 0, most: 4 };
    const choices = item.replace(/[?*]$/, '').split('|');
    return {
      is: {
        alone: new Set(choices.filter((choice) => !isClass(choice))),
        classes: choices.filter(isClass).map((choice) => classNamed(choice.slice(1, -1))),
      },
      least: /[?*]$/.test(item) ? 0 : 1,
      most: item.endsWith('*') ? 3 : 1,
    };
  }

  const parse = (list: string): readonly Phrase[] =>
    listOf(list).map((phrase) => ({ items: phrase.split(' ').map(itemOf) }));
  return parse;
}

function byFirstWord<Of extends Phrase>(phrases: readonly Of[]): Starting<Of> {
  const starting = new Map<string, Of[]>();
  for (const phrase of phrases)
    for (const word of firstWordsOf(phrase)) {
      const others = starting.get(word);
      if (others === undefined) starting.set(word, [phrase]);
      else others.push(phrase);
    }
  return starting;
}

/** The words of the first item and, as long as items may be left out, of those after it. */
function firstWordsOf({ items }: Phrase): ReadonlySet<string> {
  const needed = items.findIndex(({ least }) => least > 0);
  const words = items.slice(0, needed + 1).flatMap(({ is }) => {
    if (is === 'any word') throw new Error('A phrase could begin with any word. Begin it with a word before "...".');
    return [...is.alone, ...is.classes.flatMap((starting) => [...starting.keys()])];
  });
  if (needed === -1) throw new Error('A phrase could be empty. Leave one of its items without "?" and "*".');
  return new Set(words);
}

const isClass = (choice: string): boolean => choice.startsWith('{');

const listOf = (phrases: string): readonly string[] =>
  phrases
    .split(/ \/ |\n/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');

const wordsIn = (phrases: Phrases): readonly string[] =>
  Object.values(phrases).flatMap((list) => list.split(/[\s|?*{}/]+/));
