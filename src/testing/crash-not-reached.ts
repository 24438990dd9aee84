import type { CrashPoint } from './mortal-store.ts';

/** A process was to be killed, and made fewer commits than that. */
export class CrashNotReached extends RangeError {
  override readonly name = 'CrashNotReached';

  constructor(point: CrashPoint) {
    super(`The process was never killed: what came after crash(${JSON.stringify(point)}) made fewer commits.`);
  }
}
