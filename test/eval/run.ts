import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asJson, findingsOn } from './findings.ts';
import { asPrinted } from './print.ts';
import { writeReport } from './report.ts';
import { runOptions } from './run-options.ts';
import { replayIn } from './sgd/audited.ts';
import { replayAsText, writePage } from './sgd/page.ts';

// Some of the others take today from the machine's own zone; the data's days are in none.
process.env.TZ = 'UTC';

const options = runOptions(process.argv.slice(2), process.env);
if (options.what === 'sgd' && existsSync(join(options.directory, 'sgd'))) {
  const replay = replayIn(options.directory);
  console.log(replayAsText(replay));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(replay.audits)}\n`);
  if (options.report) writePage(replay);
} else if (existsSync(join(options.directory, 'extraction')) && existsSync(join(options.directory, 'sgd'))) {
  const findings = await findingsOn(options.directory);
  console.log(asPrinted(findings));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(asJson(findings))}\n`);
  if (options.report) writeReport(findings);
} else {
  console.error(
    'The data for this measurement is not here: folders "extraction" and "sgd" in ../shared/data. ' +
      'Name another place with --data DIR or TALKCHART_EVAL_DATA.',
  );
  process.exitCode = 2;
}
