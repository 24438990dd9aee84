import { parseArgs } from 'node:util';
import { targetTable } from '../eval/sections.ts';
import { asText } from '../eval/tables.ts';
import type { Bench } from './bench.ts';
import { comparison } from './comparison.ts';
import { type Finding, writeReport } from './report.ts';
import { requestSizes } from './request-sizes.ts';

const benches: readonly Bench[] = [comparison, requestSizes];

const help = [
  'Measures Talkchart on this machine; nothing is asked of any hosted model.',
  '',
  '  npm run bench                 everything',
  '  npm run bench -- NAME ...     only these',
  '  npm run bench -- --report     everything, and writes docs/performance.md with its plot',
  '  npm run bench -- --help       this text',
  '',
  ...benches.map(({ name, title }) => `  ${name.padEnd(10)}${title}`),
].join('\n');

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      report: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (values.help) return console.log(help);
  const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name));
  if (unknown.length > 0) throw new TypeError(`There is no bench "${unknown.join('", "')}".`);
  if (values.report && positionals.length > 0)
    throw new TypeError('The page holds every bench: --report takes no name.');
  const findings: Finding[] = [];
  for (const bench of benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
    const finding = { bench, found: await bench.measure() };
    findings.push(finding);
    console.log(inWords(finding));
  }
  if (values.report) writeReport(findings);
}

function inWords({ bench: { title, counted }, found: { tables, targets = [] } }: Finding): string {
  const all = targets.length === 0 ? tables : [...tables, targetTable(targets)];
  return `${title}\n${'='.repeat(title.length)}\n${all.map(asText).join('\n\n')}\n\n${counted}\n`;
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.error(`${error.message}\n\n${help}`);
  process.exitCode = 2;
}
