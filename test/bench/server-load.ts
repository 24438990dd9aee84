import { setTimeout as wait } from 'node:timers/promises';

/** What came of a load. */
export interface Load {
  readonly tookMs: number;
  /** How long each request took that was answered as it should be. */
  readonly times: readonly number[];
  /** Why the others were not. */
  readonly errors: readonly string[];
}

/** Asks once; rejects where the answer is not what it should be. */
export type Ask = () => Promise<void>;

/** So many at once, each asking again as soon as it is answered, until there was enough. */
export async function busyLoad(
  clients: number,
  isEnough: (asked: number, tookMs: number) => boolean,
  ask: Ask,
): Promise<Load> {
  const taken = startTaking();
  let asked = 0;
  async function client(): Promise<void> {
    while (!isEnough(asked, taken.tookMs())) {
      asked += 1;
      await taken.take(performance.now(), ask);
    }
  }
  await Promise.all(Array.from({ length: clients }, client));
  return taken.load();
}

/**
 * So many a second at even distances, whether or not those before were answered. A request that could not be sent when it was
 * due has taken from then on.
 */
export async function steadyLoad(perSecond: number, seconds: number, ask: Ask): Promise<Load> {
  const taken = startTaking();
  const since = performance.now();
  const asked: Promise<void>[] = [];
  for (let at = 0; at < perSecond * seconds; at += 1) {
    const dueAt = since + (at * 1000) / perSecond;
    await wait(Math.max(0, dueAt - performance.now()));
    asked.push(taken.take(dueAt, ask));
  }
  await Promise.all(asked);
  return taken.load();
}

/** One load out of several that were put one after the other. */
export const together = (loads: readonly Load[]): Load => ({
  tookMs: loads.reduce((sum, { tookMs }) => sum + tookMs, 0),
  times: loads.flatMap(({ times }) => times),
  errors: loads.flatMap(({ errors }) => errors),
});

export const perSecondOf = ({ times, tookMs }: Load): number => (times.length / tookMs) * 1000;

function startTaking() {
  const since = performance.now();
  const times: number[] = [];
  const errors: string[] = [];
  const tookMs = (): number => performance.now() - since;
  return {
    tookMs,
    async take(from: number, ask: Ask): Promise<void> {
      try {
        await ask();
        times.push(performance.now() - from);
      } catch (error) {
        errors.push(String(error));
      }
    },
    load: (): Load => ({ tookMs: tookMs(), times, errors }),
  };
}
