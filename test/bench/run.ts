import { parseArgs } from 'node:util';
import { targetTable } from '../eval/sections.ts';
import { asText } from '../eval/tables.ts';
import type { Bench } from './bench.ts';
import { comparison } from './comparison.ts';
import { type Finding, writeReport } from './report.ts';
import { requestSizes } from './request-sizes.ts';
import { serverBench } from './server-bench.ts';

const benches: readonly Bench[] = [comparison, serverBench, requestSizes];

const help = [
  'Measures Talkchart on this machine; nothing is asked of any hosted model.',
  '',
  '  npm run bench                 everything',
  '  npm run bench -- NAME ...     only these',
  '  npm run bench -- --report     everything, and writes docs/performance.md with its plot',
  '  npm run bench -- --seconds N  the server gets messages at a steady rate for N seconds; 20 if left out',
  '  npm run bench -- --trial      a little of everything, to see that it works: its figures say nothing',
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
      seconds: { type: 'string' },
      trial: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (values.help) return console.log(help);
  const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name));
  if (unknown.length > 0) throw new TypeError(`There is no bench "${unknown.join('", "')}".`);
  if (values.report && positionals.length > 0)
    throw new TypeError('The page holds every bench: --report takes no name.');
  if (values.report && values.trial)
    throw new TypeError('The figures of a trial say nothing: --report takes no --trial.');
  const seconds = secondsIn(values.seconds ?? (values.trial ? '2' : '20'));
  const findings: Finding[] = [];
  for (const bench of benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
    const progress = (line: string): void => console.error(`${bench.name}: ${line}`);
    const finding = { bench, found: await bench.measure({ isTrial: values.trial, seconds, progress }) };
    findings.push(finding);
    console.log(inWords(finding));
  }
  if (values.report) writeReport(findings);
}

function secondsIn(value: string): number {
  if (!/^[1-9]\d{0,4}$/.test(value)) throw new TypeError(`--seconds is a whole number from 1 on, not "${value}".`);
  return Number(value);
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
