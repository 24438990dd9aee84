import { faultLines, isCertain, isWrong, questionsOfTurns, sourcesOfTurns } from './certainty-tables.ts';
import { misreadIn } from './consents.ts';
import { inWords, worstOf } from './failures.ts';
import type { Findings } from './findings.ts';
import { consentTable, readerTable, sourceTable, speedTable, targetTable, typeTable } from './sections.ts';
import { asText } from './tables.ts';

const WORST = 50;
const MISREAD = 12;

/** The findings for a terminal. */
export function asPrinted({ own, otherWays, rivals, targets, causes, consents, turns }: Findings): string {
  const sections = [
    ['The embedded reader, by type', asText(typeTable(own.results))],
    ['By type and source', asText(sourceTable(own.results))],
    ['The same kinds, words reaching them in other ways', asText(readerTable([own, ...otherWays]))],
    ['Side by side', asText(readerTable([own, ...rivals]))],
    ['Time', asText(speedTable([own, ...otherWays, ...rivals]))],
    ['What went wrong', worst(causes)],
    ['Answers to a summary', asText(consentTable(consents))],
    ['Answers misread', consents.map(misread).join('\n')],
    ['When a turn needs no model, by source', asText(sourcesOfTurns(turns))],
    ['When a turn needs no model, by question', asText(questionsOfTurns(turns))],
    ['Called certain, and wrong', faultLines(turns.filter((turn) => isCertain(turn) && isWrong(turn))).join('\n')],
    ['Targets', asText(targetTable(targets))],
  ] as const;
  return sections.map(([title, text]) => `${title}\n${'='.repeat(title.length)}\n${text}\n`).join('\n');
}

function worst(causes: Findings['causes']): string {
  const shown = worstOf(causes, WORST);
  return causes
    .map(({ name, results }, at) => {
      const examples = shown[at]?.results.map(
        (result) => `  ${result.row.id}: ${shortened(result.row.utterance)}: ${inWords(result)}`,
      );
      return [`${results.length} ${name}`, ...(examples ?? [])].join('\n');
    })
    .join('\n');
}

function misread(answers: Findings['consents'][number]): string {
  const lines = misreadIn(answers).slice(0, MISREAD);
  return [`${answers.what}:`, ...lines.map(({ said, as }) => `  ${as}: ${shortened(said)}`)].join('\n');
}

const shortened = (text: string): string => JSON.stringify(text.length > 140 ? `${text.slice(0, 139)}…` : text);
