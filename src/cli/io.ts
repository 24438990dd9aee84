import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../session/ports.ts';
import { systemClock } from '../session/system-clock.ts';

/** The world as a command sees it; tests hand in another one. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** `columns`: width of the terminal, where it is one. */
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where paths start that do not say. */
  readonly cwd: string;
  readonly clock: Clock;
}

/** The world of this process. */
export const processIo = (): Io => ({
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  clock: systemClock,
});

/** Writes and waits until it is written. Rejects when it cannot be: with code `EPIPE` when nobody reads any more. */
export function print(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
