import { writeFileSync } from 'node:fs';
import { targetTable } from '../eval/sections.ts';
import { asMarkdown } from '../eval/tables.ts';
import type { Bench, Findings } from './bench.ts';

const DOCS = new URL('../../docs/', import.meta.url);

/** A bench, and what it found out. */
export interface Finding {
  readonly bench: Bench;
  readonly found: Findings;
}

const introduction = `# What a conversation costs

What a message takes of a model and of the machine, measured in one run beside other ways to write the same assistant. No hosted
model was called. \`npm run bench\` repeats the measurement, and \`npm run bench -- --report\` writes this page.`;

/** Writes `docs/performance.md` and its plot `docs/performance.svg`. */
export function writeReport(findings: readonly Finding[]): void {
  const sections = findings.map(sectionOf);
  writeFileSync(new URL('performance.md', DOCS), `${[introduction, ...sections].join('\n\n')}\n`);
  for (const { found } of findings) {
    if (found.plot !== undefined) writeFileSync(new URL('performance.svg', DOCS), found.plot.svg);
  }
}

function sectionOf({
  bench: { title, counted },
  found: { tables, targets = [], remarks = [], plot },
}: Finding): string {
  return [
    `## ${title}`,
    wrapped(counted),
    ...(targets.length > 0 ? [asMarkdown(targetTable(targets))] : []),
    ...tables.map(asMarkdown),
    ...(plot === undefined ? [] : [`![${plot.shows}](performance.svg)`]),
    ...remarks.map(wrapped),
  ].join('\n\n');
}

const lineLength = 130;

/** A paragraph in lines of the length that the other pages have. */
function wrapped(paragraph: string): string {
  const lines: string[] = [];
  for (const word of paragraph.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > lineLength) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines.join('\n');
}
