/** No paragraph that can be shown lies beyond; what is there is not looked at. */
const farthest = 10_000;

const invisible = /\p{Cf}|\p{Co}|\p{Cn}|\p{Variation_Selector}|\u034F/gu;
/** Stars, backticks and strokes of markdown; an underscore only where no word goes on across it. */
const marks = /[*`~]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|^[#>\s]+/gu;
const paragraphEnd = /\n\s*\n|[\u2029\v\f]/;
const sentenceEnd = /(?<=[.!?…]["'”’)\]]{0,2})\s+(?=[\p{Lu}\p{N}"'“‘(])|\n+/u;

/** Text on one line, without what a reader does not see: invisible characters, markdown. */
export const plain = (text: string): string =>
  text.replace(invisible, '').replace(marks, '').replace(/\s+/g, ' ').trim();

/** The first paragraph, plain; empty where there is none. */
export const firstParagraph = (text: string): string =>
  plain(
    text
      .trimStart()
      .slice(0, farthest)
      .replace(/\r\n?|\u0085/g, '\n')
      .split(paragraphEnd, 1)[0] ?? '',
  );

/** The sentences of a text, each with its full stop; "9 a.m. to 6" goes on. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(sentenceEnd)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** Whether a sentence asks something, in any script. */
export const asks = (sentence: string): boolean => /[?？؟]/.test(sentence);
