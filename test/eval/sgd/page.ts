import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { asMarkdown, asText, type Table } from '../tables.ts';
import type { Replay } from './audited.ts';
import { faultTable, kindTable, lostValues, oneMoreTable, serviceTable, slotTable } from './replay-tables.ts';

const TEMPLATE = new URL('./page-template.md', import.meta.url);
const PAGE = new URL('../../../docs/dialogues-of-others.md', import.meta.url);

/** A replay for a terminal. */
export function replayAsText(replay: Replay): string {
  const sections = [
    ['By kind of episode', asText(kindTable(replay))],
    ['By service', asText(serviceTable(replay))],
    ['With one more yes', asText(oneMoreTable(replay))],
    ['Otherwise', asText(faultTable(replay))],
    ['Values that do not come back as they were', lostValues(replay).join('\n') || 'None.'],
  ] as const;
  return sections.map(([title, text]) => `${title}\n${'='.repeat(title.length)}\n${text}\n`).join('\n');
}

/** Writes `docs/dialogues-of-others.md`: the template with the tables of a replay. */
export const writePage = (replay: Replay): void => writeFileSync(fileURLToPath(PAGE), pageOf(replay));

/**
 * The page with the tables of a replay.
 * @throws Error where the template asks for what there is not.
 */
export function pageOf(replay: Replay): string {
  const { audits, dialogues, services } = replay;
  const texts: Readonly<Record<string, string>> = {
    ...{ services: String(services.length), dialogues: String(dialogues.length), episodes: String(audits.length) },
    ...{ kinds: asMarkdown(kindTable(replay)), byService: asMarkdown(serviceTable(replay)) },
    ...{
      slots: asMarkdown(slotTable(replay)),
      oneMore: orNone(oneMoreTable(replay)),
      faults: orNone(faultTable(replay)),
    },
    lost: lostValues(replay).join(', ') || 'none',
  };
  return readFileSync(TEMPLATE, 'utf8').replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const text = texts[name];
    if (text === undefined) throw new Error(`The page asks for {{${name}}}. There is: ${Object.keys(texts)}.`);
    return text;
  });
}

const orNone = (table: Table): string => (table.rows.length === 0 ? 'None.' : asMarkdown(table));
