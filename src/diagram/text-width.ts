/** Advance widths of Helvetica and Arial in thousandths of the font size, as their public metrics give them. */
const glyphsByWidth: readonly (readonly [number, string])[] = [
  [191, "'"],
  [222, 'ijl'],
  [260, '|'],
  [278, ' !,./:;I[\\]ft'],
  [333, '()-`r'],
  [334, '{}'],
  [355, '"'],
  [389, '*'],
  [469, '^'],
  [500, 'Jcksvxyz'],
  [556, '#$0123456789?L_abdeghnopqu'],
  [584, '+<=>~'],
  [611, 'FTZ'],
  [667, '&ABEKPSVXY'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'Mm'],
  [889, '%'],
  [944, 'W'],
  [1015, '@'],
];

const widthByGlyph = new Map(glyphsByWidth.flatMap(([width, glyphs]) => [...glyphs].map((glyph) => [glyph, width])));

/** Of a letter that is not in the table: wide scripts and pictures take a square, all others about a digit. */
const widthOfOther = (glyph: string): number =>
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}]/u.test(glyph)
    ? 1000
    : 620;

const BOLD = 1.07;

/** How text is set: `size` in px. */
export interface TypeFace {
  readonly size: number;
  readonly isBold?: boolean;
}

/** How wide a line of text is, in px: the same on every machine, whatever fonts it has. */
export function textWidth(text: string, { size, isBold = false }: TypeFace): number {
  let thousandths = 0;
  for (const glyph of text) thousandths += widthByGlyph.get(glyph) ?? widthOfOther(glyph);
  return (thousandths * size * (isBold ? BOLD : 1)) / 1000;
}

/** Breaks text between words into lines of at most this width in px; a longer word has a line of its own. */
export function wrapText(text: string, face: TypeFace, maxWidth: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textWidth(longer, face) <= maxWidth) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** As {@link wrapText}, in lines of about the same width: no word is left alone where another line has room. */
export function wrapEvenly(text: string, face: TypeFace, maxWidth: number): readonly string[] {
  const lines = wrapText(text, face, maxWidth);
  const narrower = maxWidth - 6;
  const evener = wrapText(text, face, narrower);
  const fits = evener.length === lines.length && evener.every((line) => textWidth(line, face) <= narrower);
  return fits && lines.length > 1 ? wrapEvenly(text, face, narrower) : lines;
}
