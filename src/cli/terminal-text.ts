import { stripVTControlCharacters, styleText } from 'node:util';
import type { Io } from './io.ts';

/** What stands out on a terminal, and how. */
const styles = { you: 'green', talkchart: 'cyan', note: 'dim' } as const;

/** How text looks on this terminal. */
export interface Look {
  paint(style: keyof typeof styles, text: string): string;
  /** Columns to write in. */
  width(): number;
}

/** Longer lines are hard to read. */
const widest = 100;

/** Colours only on a terminal, and never where `NO_COLOR` is set (https://no-color.org). */
export function lookOf({ stdout, env }: Io): Look {
  const hasColours = stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
  return {
    paint: (style, text) => (hasColours ? styleText(styles[style], text, { validateStream: false }) : text),
    width: () => Math.min(stdout.columns || 80, widest),
  };
}

/** The text without anything a terminal would obey: what a user or a model said is only to be shown. */
export const printable = (text: string): string => stripVTControlCharacters(text).replace(/(?![\n\t])\p{Cc}/gu, '');

/** Breaks lines between words; every line but the first begins with so many spaces. A longer word stays whole. */
export function wrap(text: string, width: number, indent: number): string {
  const columns = Math.max(width - indent, 20);
  const lines = text.split('\n').flatMap((line) => brokenAt(columns, line));
  return lines.join(`\n${' '.repeat(indent)}`);
}

function brokenAt(columns: number, line: string): readonly string[] {
  const [first = '', ...words] = line.split(/(?<=\S) +/);
  const lines = [first];
  for (const word of words) {
    const extended = `${lines.at(-1)} ${word}`;
    if (extended.length <= columns) lines[lines.length - 1] = extended;
    else lines.push(word);
  }
  return lines;
}

/** Rows in columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widthOf = (column: number): number => Math.max(...rows.map((row) => (row[column] ?? '').length));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widthOf(column)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
