import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { type StopSignal, stopOnSignal } from '../../src/server/stop-on-signal.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';

/** A process that can be asked to end, and tells what became of it. */
function startProcess() {
  const signals = new EventEmitter();
  const exits: number[] = [];
  const heard: StopSignal[] = [];
  const stop = Promise.withResolvers<void>();
  const clock = createTestClock({ now: 0 });
  let stops = 0;
  const over = stopOnSignal({
    process: Object.assign(signals, { exit: (code: number) => void exits.push(code) }),
    clock,
    asked: (signal) => void heard.push(signal),
    stop: () => {
      stops++;
      return stop.promise;
    },
  });
  return { signals, exits, heard, stop, clock, over, stops: () => stops };
}

it.each(['SIGTERM', 'SIGINT'] as const)('%s stops, once, and it is over when that is done', async (signal) => {
  const { signals, heard, stop, over, exits, stops } = startProcess();
  signals.emit(signal, signal);
  expect([heard, stops()]).toEqual([[signal], 1]);
  stop.resolve();
  await over;
  expect(exits).toEqual([]);
});

it.each([
  { signal: 'SIGTERM', code: 143 },
  { signal: 'SIGINT', code: 130 },
] as const)('A second $signal ends the process at once, with $code', ({ signal, code }) => {
  const { signals, clock, exits, stops } = startProcess();
  signals.emit('SIGTERM', 'SIGTERM');
  clock.pass(2_000);
  signals.emit(signal, signal);
  expect([exits, stops()]).toEqual([[code], 1]);
});

it('A signal that comes twice in a moment is one: a terminal and npm both pass it on', () => {
  const { signals, clock, exits, stops } = startProcess();
  signals.emit('SIGINT', 'SIGINT');
  clock.pass(20);
  signals.emit('SIGINT', 'SIGINT');
  expect([exits, stops()]).toEqual([[], 1]);
});

it('It goes on listening when it is over: others that listen would end the process in their own way', async () => {
  const { signals, stop, over } = startProcess();
  signals.emit('SIGTERM', 'SIGTERM');
  stop.resolve();
  await over;
  expect([signals.listenerCount('SIGTERM'), signals.listenerCount('SIGINT')]).toEqual([1, 1]);
});

it('What stops badly is told', async () => {
  const { signals, stop, over } = startProcess();
  signals.emit('SIGTERM', 'SIGTERM');
  stop.reject(new Error('the store does not close'));
  await expect(over).rejects.toThrow('the store does not close');
});
