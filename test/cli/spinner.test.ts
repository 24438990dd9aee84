import { expect, it } from 'vitest';
import { withSpinner } from '../../src/cli/spinner.ts';
import { FakeIo, stillClock } from './fake-io.ts';

it('shows nothing while work is quick', async () => {
  const io = new FakeIo();
  expect(await withSpinner(io, Promise.resolve('done'))).toBe('done');
  expect(io.out).toBe('');
});

it('turns while work is slow, and leaves an empty line', async () => {
  const work = Promise.withResolvers<string>();
  const waits: number[] = [];
  const io = new FakeIo({
    clock: {
      ...stillClock,
      async wait(ms) {
        waits.push(ms);
        if (waits.length === 4) work.resolve('done');
      },
    },
  });
  expect(await withSpinner(io, work.promise)).toBe('done');
  expect(waits.slice(0, 2)).toEqual([150, 80]);
  expect(io.out).toMatch(/^\r⠋ \r⠙ /);
  expect(io.out.endsWith('\r\u001b[K')).toBe(true);
});

it('leaves an empty line when the work fails, too', async () => {
  const work = Promise.withResolvers<never>();
  const io = new FakeIo({
    clock: {
      ...stillClock,
      async wait(ms) {
        if (ms < 150) work.reject(new Error('no'));
      },
    },
  });
  await expect(withSpinner(io, work.promise)).rejects.toThrow('no');
  expect(io.out.endsWith('\r\u001b[K')).toBe(true);
});
