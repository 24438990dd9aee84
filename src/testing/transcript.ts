/** A line of a conversation; what is not said stands in brackets. */
export interface TranscriptLine {
  readonly by: 'user' | 'assistant' | 'note';
  readonly text: string;
}

/** What came in another way than it was expected. */
export interface Difference {
  /** `state`, `slots.date`. */
  readonly what: string;
  readonly expected: string;
  readonly came: string;
}

/** A line that is wrong, and in what. */
export interface WrongLine {
  /** Its place among the lines, from 0. */
  readonly at: number;
  readonly differences: readonly Difference[];
}

const margin = '              ';

/** The conversation as it is read; where a line is wrong, an arrow stands before it and what is wrong below it. */
export function transcriptOf(lines: readonly TranscriptLine[], wrong?: WrongLine): string {
  return lines.flatMap((line, at) => (at === wrong?.at ? marked(line, wrong) : [written(line)])).join('\n');
}

function marked(line: TranscriptLine, { differences }: WrongLine): string[] {
  const widest = Math.max(...differences.map(({ what }) => what.length));
  return [
    `-> ${written(line).slice(3)}`,
    ...differences.flatMap(({ what, expected, came }) => [
      `${margin}${what.padEnd(widest)}  expected  ${indented(expected, widest + 12)}`,
      `${margin}${''.padEnd(widest)}  came      ${indented(came, widest + 12)}`,
    ]),
  ];
}

function written({ by, text }: TranscriptLine): string {
  return by === 'note' ? `   (${text})` : `   ${by.padEnd(9)}  ${indented(text, 0)}`;
}

const indented = (text: string, by: number): string => text.replaceAll('\n', `\n${margin}${''.padEnd(by)}`);
