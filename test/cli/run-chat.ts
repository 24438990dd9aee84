import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const bin = join(import.meta.dirname, '../../src/cli/bin.ts');
const tellImports = pathToFileURL(join(import.meta.dirname, 'tell-imports.ts')).href;

export interface ChatRun {
  readonly argv?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What is piped in; the input ends with it. Left out: the input stays open. */
  readonly input?: string;
  readonly cwd?: string;
  /** Has each package that is loaded told on stderr: "loaded xstate". */
  readonly tellsImports?: boolean;
}

/** Runs `talkchart chat` in a process of its own, with nothing of our environment but the path. */
export function runChat({ argv = [], env = {}, input, cwd, tellsImports = false }: ChatRun) {
  const flags = tellsImports ? ['--import', tellImports] : [];
  const monday = ['--now', '2026-11-23T10:00', '--time-zone', 'America/New_York'];
  const child = spawn(process.execPath, [...flags, bin, 'chat', ...monday, ...argv], {
    env: { PATH: process.env.PATH, ...env },
    ...(cwd === undefined ? {} : { cwd }),
  });
  if (input !== undefined) child.stdin.end(input);
  const ended = Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<{ readonly code: number | null; readonly signal: string | null }>((resolve) => {
      child.on('close', (code, signal) => resolve({ code, signal }));
    }),
  ]).then(([out, err, end]) => ({ out, err, ...end }));
  return { child, ended };
}
