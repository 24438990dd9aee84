/**
 * Phrases by what they mean, in a small notation. Phrases are separated by ` / ` or a line break, their items by a space:
 *
 * - `yes`: the word; `yes|yep`: either; `{good}`: any phrase of the class `good`.
 * - `now?`: perhaps; `{very}*`: none to three of them; `...`: up to four words of any kind.
 *
 * Words are letters, digits, `,` and symbols without a meaning in regular expressions. Contractions are written out
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
 * @throws Error when a phrase names a class that does not exist.
 * @example lexiconOf({ yes: 'yes|yep / {sure} thing' }, { sure: 'sure' }).longestAt('sure thing ', 0); // => { kind: 'yes', end: 11 }
 */
export function lexiconOf<Kind extends string>(phrases: Phrases<Kind>, classes: Phrases): Lexicon<Kind> {
  const kinds = Object.keys(phrases) as Kind[]; // the keys of a Record<Kind, ...>
  const patterns = kinds.flatMap((kind) =>
    listOf(phrases[kind]).map((phrase) => ({ kind, pattern: new RegExp(sourceOf(phrase, classes), 'uy') })),
  );
  const vocabulary = new Set([phrases, classes].flatMap(wordsIn));

  return {
    longestAt(text, at) {
      let longest: Match<Kind> | undefined;
      for (const { kind, pattern } of patterns) {
        pattern.lastIndex = at;
        if (pattern.test(text) && pattern.lastIndex > (longest?.end ?? at)) longest = { kind, end: pattern.lastIndex };
      }
      return longest;
    },
    knows: (word) => vocabulary.has(word),
  };
}

const listOf = (phrases: string): readonly string[] =>
  phrases
    .split(/ \/ |\n/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');

const wordsIn = (phrases: Phrases): readonly string[] =>
  Object.values(phrases).flatMap((list) => list.split(/[\s|?*{}/]+/));

function sourceOf(phrase: string, classes: Phrases): string {
  return phrase
    .split(' ')
    .map((item) => itemSource(item, classes))
    .join('');
}

function itemSource(item: string, classes: Phrases): string {
  if (item === '...') return '(?:[^ ,]+ ){0,4}';
  const choices = item
    .replace(/[?*]$/, '')
    .split('|')
    .flatMap((choice) => phrasesFor(choice, classes))
    // A pattern takes the first that fits, which should be the longest.
    .toSorted((a, b) => b.split(' ').length - a.split(' ').length)
    .map((phrase) => (isWord(phrase) ? `${phrase} ` : sourceOf(phrase, classes)));
  return `(?:${choices.join('|')})${item.endsWith('?') ? '?' : item.endsWith('*') ? '{0,3}' : ''}`;
}

const isWord = (phrase: string): boolean => !/[ |?*{}]/.test(phrase);

function phrasesFor(choice: string, classes: Phrases): readonly string[] {
  const name = /^\{(\w+)\}$/.exec(choice)?.[1];
  if (name === undefined) return [choice];
  const phrases = classes[name];
  if (phrases === undefined) throw new Error(`A phrase names the class {${name}}, which does not exist.`);
  return listOf(phrases);
}
