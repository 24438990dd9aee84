import { processIo } from '../../../src/cli/io.ts';
import { runLive } from './live.ts';

const interrupt = new AbortController();
process.once('SIGINT', () => interrupt.abort());

// Requests that were interrupted are not waited for.
process.exit(await runLive(process.argv.slice(2), processIo(), interrupt.signal));
