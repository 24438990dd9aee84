import type { Writable } from 'node:stream';
import type { Clock } from '../session/ports.ts';

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const frameMs = 80;
/** What is done by then needs no spinner. */
const patienceMs = 150;

/** Shows on the terminal's line that we work, until the work is done; the line is then as empty as before. */
export async function withSpinner<Result>(
  { stdout, clock }: { readonly stdout: Writable; readonly clock: Clock },
  work: Promise<Result>,
): Promise<Result> {
  const done = new AbortController();
  const spinning = spin(stdout, clock, done.signal);
  try {
    return await work;
  } finally {
    done.abort();
    await spinning;
  }
}

async function spin(stdout: Writable, clock: Clock, done: AbortSignal): Promise<void> {
  await clock.wait(patienceMs, done);
  if (done.aborted) return;
  for (let turn = 0; !done.aborted; turn += 1) {
    stdout.write(`\r${frames[turn % frames.length]} `);
    await clock.wait(frameMs, done);
  }
  stdout.write('\r\x1b[K');
}
