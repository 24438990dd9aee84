/** One sentence of a message, ready to be matched: lower case, each word followed by one space. */
export interface Sentence {
  /** Words, symbols and `,`, each with one space after it: `"yes , that is right "`. */
  readonly text: string;
  /** Whether it ended in a question mark. */
  readonly asks: boolean;
}

/** What a language's words need before they are matched. */
export interface Spelling {
  /** Words written out another way: `{ "that's": 'that is' }`. */
  readonly respelled: Readonly<Record<string, string>>;
  /** Whether the word is in the language's tables; decides what "gooood" and "yesss" are short for. */
  knows(word: string): boolean;
}

/** A message longer than this is never a plain answer; only so many characters of it are looked at. */
const plainLength = 300;

const invisible = /\p{Cf}|\p{Variation_Selector}|\p{Emoji_Modifier}/gu;
const smiley = /[:;]-?[)D]/g;
const token = /[\p{L}\p{M}]+(?:'\p{L}+)*|\p{N}+(?:[.:,/]\p{N}+)*[\p{L}%]*|\S/gu;
const sentenceEnd = /^[.!?;]$/;
const pause = /^[,:/()\u2012-\u2015-]$/;

/** Whether more was said than a plain answer can hold. */
export const isTooLong = (said: string): boolean => said.trim().length > plainLength;

/**
 * The sentences of a message, with case, width, curly quotes, contractions, drawn-out letters and smileys evened out.
 * Looks at the first {@link plainLength} characters.
 * @example sentencesOf('That’s riiight!', english); // => [{ text: 'that is right ', asks: false }]
 */
export function sentencesOf(said: string, spelling: Spelling): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let text = '';
  for (const word of tokensOf(said)) {
    if (!sentenceEnd.test(word)) text += spell(word, spelling);
    else if (text !== '') {
      sentences.push({ text, asks: word === '?' });
      text = '';
    } else if (word === '?') {
      // "ok!?" and "ok.. ?": the question mark belongs to what was just said.
      sentences.push({ text: sentences.pop()?.text ?? '', asks: true });
    }
  }
  return text === '' ? sentences : [...sentences, { text, asks: false }];
}

/** The table of the locale's language, if there is one. */
export function tableOf<Table>(tables: Readonly<Record<string, Table>>, locale: string): Table | undefined {
  const language = locale.toLowerCase().split(/[-_]/, 1)[0] ?? '';
  return Object.hasOwn(tables, language) ? tables[language] : undefined;
}

/** The table of the locale's language, else the English one. */
export const forLocale = <Table>(
  tables: Readonly<Record<string, Table>> & { readonly en: Table },
  locale: string,
): Table => tableOf(tables, locale) ?? tables.en;

function tokensOf(said: string): readonly string[] {
  const even = said
    .trim()
    .slice(0, plainLength)
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(smiley, ' ☺ ')
    .replace(/[\u2018\u2019\u02BC]/g, "'")
    .replace(/[\u201C\u201D]/g, '"')
    .replace(/(?<=\p{L})-(?=\p{L})/gu, ' ')
    .toLowerCase();
  return even.match(token) ?? [];
}

function spell(word: string, { respelled, knows }: Spelling): string {
  if (pause.test(word)) return ', ';
  const short = shortened(word, knows);
  return `${Object.hasOwn(respelled, short) ? respelled[short] : short} `;
}

/** Nobody spells a word with one letter three times in a row: "yesss" is "yes", "goood" is "good". */
function shortened(word: string, knows: (word: string) => boolean): string {
  const double = word.replace(/(\p{L})\1{2,}/gu, '$1$1');
  return double === word || knows(double) ? double : word.replace(/(\p{L})\1{2,}/gu, '$1');
}
