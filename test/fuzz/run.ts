import { again, type Failure, fuzz } from './fuzz.ts';
import { type CommandLine, fuzzOptions, help } from './fuzz-options.ts';
import { reachedInWords } from './reached.ts';

const options = optionsGiven();
if (options === undefined) console.log(help);
else if (options instanceof TypeError) {
  console.error(`${options.message}\nSee npm run fuzz -- --help`);
  process.exitCode = 2;
} else if (!(await run(options))) process.exitCode = 1;

function optionsGiven(): CommandLine | undefined | TypeError {
  try {
    return fuzzOptions(process.argv.slice(2));
  } catch (error) {
    if (error instanceof TypeError) return error;
    throw error;
  }
}

/** Whether everything held. */
async function run({ path, ...rest }: CommandLine): Promise<boolean> {
  const [level = 'chart'] = rest.levels;
  if (path !== undefined) return tell(await again(level, rest.seed, path));
  const progress = (line: string): void => void process.stderr.write(`\r${line}   `);
  const { chart, assistant, seconds, failure } = await fuzz({ ...rest, shrinks: true, progress });
  process.stderr.write('\n');
  if (chart.runs > 0) console.log(reachedInWords('chart', chart));
  if (assistant.runs > 0) console.log(reachedInWords('assistant', assistant));
  console.log(`${chart.events + assistant.events} events in ${Math.round(seconds)} s, seeds from ${rest.seed}`);
  return tell(failure);
}

function tell(failure: Failure | undefined): boolean {
  if (failure === undefined) {
    console.log('Every property held.');
    return true;
  }
  const { level, property, seed, path, story } = failure;
  console.log(`\nBROKEN (${level}): ${property}\n`);
  console.log(story.map((line) => `  ${line}`).join('\n'));
  console.log(`\nAgain: npm run fuzz -- --level ${level} --seed ${seed} --path ${path}`);
  return false;
}
