import { describe, expect, it, vi } from 'vitest';
import { inTime, TimeLimitError } from '../../src/session/time-limit.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';

describe('What has a time limit', () => {
  it('comes to what it comes to, if that is in time', async () => {
    const clock = createTestClock({ now: 0 });
    await expect(inTime(async () => 'done', { clock, withinMs: 10 })).resolves.toBe('done');
  });

  it('is stopped when the time is over', async () => {
    const clock = createTestClock({ now: 0 });
    const stopped = vi.fn();
    const late = inTime(
      (signal) => {
        signal.addEventListener('abort', stopped);
        return new Promise(() => undefined);
      },
      { clock, withinMs: 10 },
    );
    clock.pass(10);
    await expect(late).rejects.toThrow(TimeLimitError);
    expect(stopped).toHaveBeenCalledOnce();
  });

  it('fails as it fails, also at once', async () => {
    const fails = () => {
      throw new Error('no');
    };
    await expect(inTime(fails, { clock: createTestClock({ now: 0 }), withinMs: 10 })).rejects.toThrow('no');
  });
});
