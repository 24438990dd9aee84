import type { Clock } from '../../src/session/ports.ts';

/** Of a process that stands still: no lease is renewed. */
export const stillClock = ({ nowMs }: Clock): Clock => ({
  nowMs,
  wait: (_ms, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
});
