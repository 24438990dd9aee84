import { setTimeout as wait } from 'node:timers/promises';
import type { Fleet, Instant } from './fleet.ts';
import type { Random } from './random.ts';

/** How often servers were killed, by what they were doing. */
export type Kills = Readonly<Record<Instant, number>>;

export interface KillerOptions {
  readonly kills: number;
  /** How many messages are acknowledged between two kills, on the average: so a slow machine is not killed faster than it works. */
  readonly everyMessages: number;
  /** How many messages were acknowledged so far. */
  readonly acknowledged: () => number;
  /** Whether something has gone wrong already: then it ends. */
  readonly hasFailed: () => boolean;
  readonly random: Random;
  /** Told after each kill how many there were. */
  readonly killed: (kills: number) => Promise<void>;
}

/** Where nothing is acknowledged for so long, the next kill comes all the same. */
const atLatestMs = 10_000;

/** Kills servers until the number is reached; half of the kills wait for a booking, and hit it on its way in or out. */
export async function keepKilling(
  fleet: Fleet,
  { kills, everyMessages, acknowledged, hasFailed, random, killed }: KillerOptions,
): Promise<Kills> {
  const counted = { idle: 0, 'in a turn': 0, 'before it booked': 0, 'after it booked': 0 };
  for (let kill = 1; kill <= kills && !hasFailed(); kill++) {
    const next = acknowledged() + random.between(1, 2 * everyMessages - 1);
    const atLatest = AbortSignal.timeout(atLatestMs);
    while (acknowledged() < next && !atLatest.aborted) await wait(10);
    counted[await fleet.kill(random.pick(moments))]++;
    await killed(kill);
  }
  return counted;
}

const moments = [null, null, 'begun', 'booked'] as const;
