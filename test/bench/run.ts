import { parseArgs } from 'node:util';
import { asText } from '../eval/tables.ts';
import type { Bench } from './bench.ts';
import { requestSizes } from './request-sizes.ts';

const benches: readonly Bench[] = [requestSizes];

const help = [
  'Measures Talkchart on this machine; nothing is asked of any hosted model.',
  '',
  '  npm run bench                 everything',
  '  npm run bench -- NAME ...     only these',
  '  npm run bench -- --help       this text',
  '',
  ...benches.map(({ name, title }) => `  ${name.padEnd(10)}${title}`),
].join('\n');

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { help: { type: 'boolean', short: 'h', default: false } },
    allowPositionals: true,
  });
  if (values.help) return console.log(help);
  const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name));
  if (unknown.length > 0) throw new TypeError(`There is no bench "${unknown.join('", "')}".`);
  for (const bench of benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
    console.log(await inWords(bench));
  }
}

async function inWords({ title, counted, measure }: Bench): Promise<string> {
  return `${title}\n${'='.repeat(title.length)}\n${asText(await measure())}\n\n${counted}\n`;
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.error(`${error.message}\n\n${help}`);
  process.exitCode = 2;
}
