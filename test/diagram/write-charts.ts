/** `npm run charts`: writes every chart of the docs as the chart has it now. */
import { writeFileSync } from 'node:fs';
import { chartFiles } from './charts.ts';

for (const [file, text] of await chartFiles()) writeFileSync(file, text);
