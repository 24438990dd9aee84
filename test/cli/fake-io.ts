import { PassThrough } from 'node:stream';
import type { Io } from '../../src/cli/io.ts';
import type { Clock } from '../../src/session/ports.ts';

/** A clock that stands still: nothing is ever late. */
export const stillClock: Clock = {
  nowMs: () => Date.UTC(2026, 10, 23, 15),
  wait: (_ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve());
    }),
};

/** Streams in memory in place of a process; `isTerminal`: somebody sits there. */
export class FakeIo implements Io {
  readonly stdin;
  readonly stdout;
  readonly stderr = new PassThrough();
  readonly env;
  readonly cwd;
  readonly clock;
  #out = '';
  #err = '';
  #read = 0;

  constructor({
    isTerminal = false,
    env = {},
    cwd = '/',
    clock = stillClock,
  }: Partial<Io> & { isTerminal?: boolean } = {}) {
    this.stdin = Object.assign(new PassThrough(), { isTTY: isTerminal });
    this.stdout = Object.assign(new PassThrough(), { isTTY: isTerminal, columns: 80 });
    this.env = env;
    this.cwd = cwd;
    this.clock = clock;
    this.stdout.on('data', (chunk) => {
      this.#out += String(chunk);
    });
    this.stderr.on('data', (chunk) => {
      this.#err += String(chunk);
    });
  }

  get out(): string {
    return this.#out;
  }
  get err(): string {
    return this.#err;
  }

  /** Waits until the words stand on the screen, beyond what stood there when it was called last. */
  async sees(words: string): Promise<void> {
    for (let at = -1; at < 0; ) {
      at = this.#out.indexOf(words, this.#read);
      if (at >= 0) this.#read = at + words.length;
      else await new Promise((resolve) => this.stdout.once('data', resolve));
    }
  }
}
