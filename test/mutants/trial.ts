import { fuzz, type Level } from '../fuzz/fuzz.ts';

// Run by run.ts, bundled with one file of the source broken: prints the property that fails, or nothing.
const [levels = 'chart,assistant', events = '40000', seed = '1'] = process.argv.slice(2);
const { failure } = await fuzz({
  levels: levels.split(',') as Level[],
  events: Number(events),
  minutes: 5,
  seed: Number(seed),
  shrinks: false,
});
if (failure !== undefined) console.log(`${failure.level}: ${failure.property}`);
process.exit(0);
