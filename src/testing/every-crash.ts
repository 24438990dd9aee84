import type { Held } from './dialogue.ts';
import type { CrashPoint } from './mortal-store.ts';

/** More commits than this no message makes. */
const mostCommits = 50;

/**
 * Holds a conversation once for every point at which its process can be killed: before and after each commit of the
 * message after `crash`. Returns these points.
 * @param conversation must hand its point to `crash`.
 * @example await everyCrash((point) => atTheSummary.crash(point).user('yes').expect({ state: 'completed', done: 1 }));
 */
export async function everyCrash(
  conversation: (point: CrashPoint) => { run(): Promise<Held> },
): Promise<readonly CrashPoint[]> {
  const points: CrashPoint[] = [];
  for (let number = 1; number <= mostCommits; number += 1) {
    const before: CrashPoint = { beforeCommit: number };
    if ((await conversation(before).run()).crashes === 0) return points;
    const after: CrashPoint = { afterCommit: number };
    await conversation(after).run();
    points.push(before, after);
  }
  throw new RangeError(`A message made more than ${mostCommits} commits.`);
}
