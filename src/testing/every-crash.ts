import { CrashNotReached } from './crash-not-reached.ts';
import type { Held } from './dialogue.ts';
import { DialogueError } from './dialogue-error.ts';
import type { CrashPoint } from './mortal-store.ts';

/** More commits than this no message makes. */
const mostCommits = 50;

const nobodyKilled =
  'Nobody was killed, so nothing was tried: hand the point to `crash`, before the message that it is about, as in ' +
  "everyCrash((point) => talk.crash(point).user('yes')).";

/**
 * Holds a conversation once for every point at which its process can be killed: before and after each commit of the
 * message after `crash`. Returns these points.
 * @param conversation must hand its point to `crash`.
 * @throws `RangeError` where nobody was killed: then nothing was tried.
 * @example await everyCrash((point) => atTheSummary.crash(point).user('yes').expect({ state: 'completed', done: 1 }));
 */
export async function everyCrash(
  conversation: (point: CrashPoint) => { run(): Promise<Held> },
): Promise<readonly CrashPoint[]> {
  const points: CrashPoint[] = [];
  for (let number = 1; number <= mostCommits; number += 1) {
    const before: CrashPoint = { beforeCommit: number };
    if (!(await isKilledIn(conversation(before)))) {
      if (number === 1) throw new RangeError(nobodyKilled);
      return points;
    }
    const after: CrashPoint = { afterCommit: number };
    await conversation(after).run();
    points.push(before, after);
  }
  throw new RangeError(`A message made more than ${mostCommits} commits.`);
}

/** Only where there is no such commit any more is it no fault that nobody is killed. */
async function isKilledIn(conversation: { run(): Promise<Held> }): Promise<boolean> {
  try {
    return (await conversation.run()).crashes > 0;
  } catch (error) {
    if (error instanceof DialogueError && error.cause instanceof CrashNotReached) return false;
    throw error;
  }
}
