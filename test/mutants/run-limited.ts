import { execFile } from 'node:child_process';

/** Several times what the whole source needs, in seconds of a processor: other work on the machine makes no difference. */
const withinCpuSeconds = 60;

/** States that send each other round fill the memory, sooner than they use up the time. */
const withinMb = 1_200;

/**
 * What a program of Node says fails: its first line, or how it ended where it said nothing. A program that cannot end is killed.
 * @returns `undefined` where it says nothing and ends well.
 */
export function failureOf(
  root: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  const limited = ['-c', `ulimit -t ${withinCpuSeconds} && exec "$0" "$@"`, process.execPath];
  const options = { cwd: root, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile('/bin/sh', [...limited, `--max-old-space-size=${withinMb}`, ...args], options, (error, stdout, stderr) => {
      const [said = ''] = stdout.trim().split('\n', 1);
      if (said !== '') resolve(said);
      else if (error === null) resolve(undefined);
      else resolve(howItEnded(error.signal, stderr));
    });
  });
}

function howItEnded(signal: string | null | undefined, stderr: string): string {
  if (signal === 'SIGXCPU' || signal === 'SIGKILL' || stderr.includes('heap out of memory')) {
    return 'it goes round for ever';
  }
  return `it dies of ${/^\w+(?: \[\w+\])?: .*$/m.exec(stderr)?.[0] ?? signal ?? 'something'}`;
}
