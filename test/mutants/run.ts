import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildTrial } from './build-mutant.ts';
import { chartMutants } from './chart-mutants.ts';
import { coreMutants } from './core-mutants.ts';
import type { Mutant } from './mutant.ts';
import { sessionMutants } from './session-mutants.ts';

const help = `Usage: npm run mutants -- [options]

Breaks the source in one place after the other, in a copy, and shows which property of the fuzz fails for it:
every guard and action of the chart, the rule functions of the core, and the order of commits in a session.

  --only WORDS   only mutants whose file or name holds this, or one of these, parted by commas
  --events N     so many events for each (40000)
  --seed N       where chance begins (1)

Exit code: 0 where every mutant was noticed, 1 where one survived or fits the source no longer.`;

const root = join(import.meta.dirname, '../..');
/** States that send each other round never come to an end. */
const withinMs = 45_000;

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    events: { type: 'string', default: '40000' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.log(help);
else process.exitCode = await runMutants();

async function runMutants(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'mutants-'));
  try {
    for (const levels of ['chart,assistant', 'assistant']) {
      const healthy = await trial(folder, undefined, levels);
      if (healthy === undefined) continue;
      console.log(`Nothing is broken, and yet: ${healthy}`);
      return 1;
    }
    const mutants = [...chartMutants(root), ...coreMutants, ...sessionMutants];
    const wanted = mutants.filter(({ file, name }) =>
      values.only.split(',').some((words) => `${file}: ${name}`.includes(words)),
    );
    const survivors: string[] = [];
    for (const mutant of wanted) {
      const noticed = await trial(folder, mutant).catch((error: Error) => error);
      const isNoticed = typeof noticed === 'string';
      const label = `${mutant.file}: ${mutant.name}`;
      if (!isNoticed) survivors.push(label);
      const what = isNoticed ? noticed : noticed === undefined ? 'SURVIVED' : `NOT TRIED: ${noticed.message}`;
      console.log(`${label}\n    ${what}`);
    }
    console.log(`\n${wanted.length - survivors.length} of ${wanted.length} mutants were noticed.`);
    for (const survivor of survivors) console.log(`  survived: ${survivor}`);
    return survivors.length === 0 ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The property that fails; `undefined` where none does. */
async function trial(
  folder: string,
  mutant: Mutant | undefined,
  levels = levelsOf(mutant),
): Promise<string | undefined> {
  const outfile = join(folder, 'trial.mjs');
  await buildTrial(root, mutant, outfile);
  return new Promise((resolve) => {
    const args = [outfile, levels, values.events, values.seed];
    execFile(process.execPath, args, { timeout: withinMs, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      const said = stdout.trim().split('\n').at(-1) ?? '';
      if (said !== '') resolve(said);
      else if (error === null) resolve(undefined);
      else
        resolve(
          error.killed ? 'it goes round for ever' : `it dies of ${/^\w*Error.*$/m.exec(stderr)?.[0] ?? 'something'}`,
        );
    });
  });
}

/** The chart alone does not notice what a session does. */
function levelsOf(mutant: Mutant | undefined): string {
  const isOfSession = mutant !== undefined && /^src\/(?:session|stores)/.test(mutant.file);
  return isOfSession ? 'assistant' : 'chart,assistant';
}
