/** A heading and rows of as many cells. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** For a terminal: the first column to the left, numbers to the right. */
export function asText({ head, rows }: Table): string {
  const lines = [head, ...rows];
  const widths = head.map((_, at) => Math.max(...lines.map((cells) => (cells[at] ?? '').length)));
  const isNumeric = numericColumns({ head, rows });
  const pad = (cell: string, at: number) =>
    isNumeric[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0);
  return lines.map((cells) => cells.map(pad).join('  ').trimEnd()).join('\n');
}

/** For a page. */
export function asMarkdown({ head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = numericColumns({ head, rows }).map((isNumeric) => (isNumeric ? '--:' : '---'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

const numericColumns = ({ head, rows }: Table): readonly boolean[] =>
  head.map((_, at) => at > 0 && rows.every((cells) => /^(?:\d|–)/.test(cells[at] ?? '–')));
