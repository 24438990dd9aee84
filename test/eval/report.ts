import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { faultLines, isCertain, isWrong, questionsOfTurns, sourcesOfTurns } from './certainty-tables.ts';
import { chartOf } from './chart.ts';
import { inWords } from './failures.ts';
import type { Findings } from './findings.ts';
import { consentTable, readerTable, sourceTable, speedTable, targetTable, typeTable } from './sections.ts';
import { asMarkdown } from './tables.ts';

const TEMPLATE = new URL('./reading-template.md', import.meta.url);
const DOCS = new URL('../../docs/', import.meta.url);
const CAUSES = 15;
const EXAMPLES = 3;

/** Writes `docs/reading.md`, the template with the numbers of a run, and its plot `docs/reading.svg`. */
export function writeReport(findings: Findings): void {
  mkdirSync(DOCS, { recursive: true });
  const page = filledIn(readFileSync(TEMPLATE, 'utf8'), tablesOf(findings));
  writeFileSync(fileURLToPath(new URL('reading.md', DOCS)), page);
  writeFileSync(fileURLToPath(new URL('reading.svg', DOCS)), chartOf([findings.own, ...findings.rivals]));
}

/**
 * Puts a text in the place of every `{{name}}`.
 * @throws Error for a name there is no text for.
 */
function filledIn(template: string, texts: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const text = texts[name];
    if (text === undefined) throw new Error(`The template asks for {{${name}}}. There is: ${Object.keys(texts)}.`);
    return text;
  });
}

function tablesOf({
  own,
  otherWays,
  rivals,
  targets,
  causes,
  consents,
  turns,
}: Findings): Readonly<Record<string, string>> {
  return {
    rows: String(own.results.length),
    targets: asMarkdown(targetTable(targets)),
    types: asMarkdown(typeTable(own.results)),
    sources: asMarkdown(sourceTable(own.results)),
    ways: asMarkdown(readerTable([own, ...otherWays])),
    readers: asMarkdown(readerTable([own, ...rivals])),
    speed: asMarkdown(speedTable([own, ...rivals])),
    consents: asMarkdown(consentTable(consents)),
    causes: examples(causes),
    turns: String(turns.length),
    certainSources: asMarkdown(sourcesOfTurns(turns)),
    certainQuestions: asMarkdown(questionsOfTurns(turns)),
    certainWrong: asList(faultLines(turns.filter((turn) => isCertain(turn) && isWrong(turn)))),
  };
}

const asList = (lines: readonly string[]): string =>
  lines.length === 0 ? 'None.' : lines.map((line) => `- ${line}`).join('\n');

/** The most frequent causes with a few messages each; of one or two words a reader learns little. */
function examples(causes: Findings['causes']): string {
  const most = causes.slice(0, CAUSES);
  const telling = most.map(({ name, results }) => ({
    name,
    results: results.filter(({ row }) => row.utterance.split(' ').length > 2),
  }));
  return telling
    .map(({ results }, at) => {
      const cause = most[at];
      const lines = results
        .slice(0, EXAMPLES)
        .map((result) => `  - “${result.row.utterance}” (${result.row.source}): ${inWords(result)}`);
      return [`- **${cause?.name}**: ${cause?.results.length} rows`, ...lines].join('\n');
    })
    .join('\n');
}
