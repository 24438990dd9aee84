import type { Clock } from '../session/ports.ts';

/** What asks a process to end. */
export type StopSignal = 'SIGTERM' | 'SIGINT';

/** What we use of a process. */
export interface Signalled {
  on(signal: StopSignal, listener: (signal: StopSignal) => void): unknown;
  exit(code: number): void;
}

/** What is done when the process is asked to end. */
export interface StopOptions {
  readonly process: Signalled;
  readonly clock: Pick<Clock, 'nowMs'>;
  /** Hears that it was asked. */
  readonly asked?: (signal: StopSignal) => void;
  /** Ends what is under way. */
  readonly stop: () => Promise<void>;
}

/** A terminal tells the whole group of processes, and npm, as their parent, tells its child once more: that is one wish. */
const oneWishWithinMs = 500;

/** As a shell has it: 128 and the number of the signal. */
const exitCodes: Readonly<Record<StopSignal, number>> = { SIGINT: 130, SIGTERM: 143 };

/**
 * Waits until the process is asked to end (SIGTERM, SIGINT), and then until `stop` is done. Asked a second time it exits
 * at once. It goes on listening: the Agents SDK would end the process where it is the only one that listens.
 */
export function stopOnSignal({ process, clock, asked, stop }: StopOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    let firstAt: number | undefined;
    const hear = (signal: StopSignal): void => {
      if (firstAt === undefined) {
        firstAt = clock.nowMs();
        asked?.(signal);
        stop().then(resolve, reject);
      } else if (clock.nowMs() - firstAt > oneWishWithinMs) process.exit(exitCodes[signal]);
    };
    process.on('SIGTERM', hear);
    process.on('SIGINT', hear);
  });
}
