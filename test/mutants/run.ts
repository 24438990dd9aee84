import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { everyMutant } from './every-mutant.ts';
import type { Mutant } from './mutant.ts';
import { failingProperty } from './property-trial.ts';
import { failingTest } from './test-trial.ts';

const help = `Usage: npm run mutants -- [options]

Breaks the source in one place after the other, in a copy, and shows what fails for it: a property of the fuzz, else a
test. Broken are every guard and action of the chart, the rule functions of the core, and the order of commits in a session.

  --only WORDS            only mutants whose file or name holds this, or one of these, parted by commas
  --by properties|tests   only these must notice them (first properties, then tests)
  --events N              so many events of the fuzz for each (20000)
  --seed N                where chance begins (1)

Exit code: 0 where every mutant was noticed, 1 where one survived or fits the source no longer.`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    by: { type: 'string', default: 'properties,tests' },
    events: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.log(help);
else process.exitCode = await runMutants(join(import.meta.dirname, '../..'));

async function runMutants(root: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'mutants-'));
  // The quicker one first.
  const trials = [
    { by: 'properties', fails: (mutant?: Mutant) => failingProperty(root, folder, mutant, values) },
    { by: 'tests', fails: (mutant?: Mutant) => failingTest(root, mutant) },
  ].filter(({ by }) => values.by.includes(by));
  const noticed = new Map(trials.map(({ by }) => [by, 0]));
  const survivors: string[] = [];

  /** What fails in the first trial that notices it. */
  async function notice(mutant?: Mutant): Promise<string | undefined> {
    for (const { by, fails } of trials) {
      const failure = await fails(mutant);
      if (failure === undefined) continue;
      noticed.set(by, (noticed.get(by) ?? 0) + 1);
      return failure;
    }
    return undefined;
  }

  try {
    const healthy = await notice();
    if (healthy !== undefined) {
      console.log(`Nothing is broken, and yet: ${healthy}`);
      return 1;
    }
    const wanted = everyMutant(root).filter((mutant) =>
      values.only.split(',').some((words) => labelOf(mutant).includes(words)),
    );
    for (const [at, mutant] of wanted.entries()) {
      const failure = await notice(mutant).catch((error: Error) => error);
      if (typeof failure !== 'string') survivors.push(labelOf(mutant));
      const what = failure instanceof Error ? `NOT TRIED: ${failure.message}` : (failure ?? 'SURVIVED');
      console.log(`${at + 1} of ${wanted.length}  ${labelOf(mutant)}\n    ${what}`);
    }
    const byWhom = [...noticed].map(([by, times]) => `${times} by ${by}`).join(', ');
    console.log(`\n${wanted.length - survivors.length} of ${wanted.length} mutants were noticed: ${byWhom}.`);
    for (const survivor of survivors) console.log(`  survived: ${survivor}`);
    return survivors.length === 0 ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function labelOf({ file, name }: Mutant): string {
  return `${file}: ${name}`;
}
