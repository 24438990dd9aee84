import { asPrinted } from './report.ts';
import { runRound } from './round.ts';
import { help, type SoakOptions, soakOptions } from './soak-options.ts';

const options = optionsGiven();
if (options === undefined) console.log(help);
else if (options instanceof TypeError) {
  console.error(`${options.message}\nSee npm run soak -- --help`);
  process.exitCode = 2;
} else if (!(await soak(options))) process.exitCode = 1;

function optionsGiven(): SoakOptions | undefined | TypeError {
  try {
    return soakOptions(process.argv.slice(2));
  } catch (error) {
    if (error instanceof TypeError) return error;
    throw error;
  }
}

/** Whether every promise was kept. */
async function soak({ stores, minutes, seed, ...sizes }: SoakOptions): Promise<boolean> {
  let isKept = true;
  for (const store of stores) {
    const until = performance.now() + minutes * 60_000;
    for (let round = 0; round === 0 || performance.now() < until; round++) {
      const done = await runRound({ ...sizes, store, seed: seed + round, progress: (line) => console.error(line) });
      console.log(asPrinted(done));
      isKept &&= done.broken.length === 0;
    }
  }
  return isKept;
}
