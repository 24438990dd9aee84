import { setTimeout as wait } from 'node:timers/promises';
import type { booking } from '../../machines/booking.ts';
import type { Perform } from '../../src/session/perform.ts';
import type { Random } from './random.ts';
import type { ServerNews } from './server-settings.ts';

/** What may befall a booking on its way to the diary and back, and how often of a hundred. */
const fates = { 'answer lost': 10, 'request lost': 6, busy: 6, slow: 6 } as const;

function fateOf(random: Random): keyof typeof fates | 'fine' {
  let drawn = random.between(1, 100);
  for (const [fate, share] of Object.entries(fates)) {
    drawn -= share;
    if (drawn <= 0) return fate as keyof typeof fates;
  }
  return 'fine';
}

/**
 * The salon's diary behind a bad line: booking takes up to 150 ms, or 600 where it is slow; sometimes the request is lost, or the
 * answer after it was done, or the diary is busy.
 */
export function faulty(
  perform: Perform<typeof booking>,
  random: Random,
  tell: (news: ServerNews) => void,
): Perform<typeof booking> {
  return {
    ...perform,
    async fulfil(request) {
      const { key } = request;
      tell({ is: 'booking', key, has: 'begun' });
      try {
        const fate = fateOf(random);
        const delayMs = random.between(0, 150);
        if (fate === 'busy') return { is: 'failed', retryable: true, reason: 'busy' };
        if (fate === 'request lost') throw new Error('The request was lost.');
        await wait(fate === 'slow' ? 600 : delayMs / 2);
        const outcome = await perform.fulfil(request);
        tell({ is: 'booking', key, has: 'booked' });
        await wait(delayMs / 2);
        if (fate === 'answer lost') throw new Error('The answer was lost.');
        return outcome;
      } finally {
        tell({ is: 'booking', key, has: 'ended' });
      }
    },
  };
}
