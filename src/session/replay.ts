import type { Flow } from '../core/flow.ts';
import type { Told } from '../core/told.ts';
import type { TurnRecord } from './record.ts';
import { createRuns } from './run.ts';
import type { StoredSession } from './store.ts';
import { restored } from './withheld.ts';

/**
 * Sends every recorded event through the chart again, from the start of the session.
 * @returns the snapshot they lead to: byte for byte the one that is stored, unless something is wrong with either.
 */
export function replay(flow: Flow, session: StoredSession, records: readonly TurnRecord[]): Told | null {
  const { id, timeZone, locale, withheld } = session;
  const runs = createRuns(flow);
  let told: Told | null = null;
  for (const step of records.flatMap(({ steps }) => restored(steps, withheld))) {
    switch (step.is) {
      case 'started':
        told = runs.start({ session: id, run: step.run, timeZone, locale });
        break;
      case 'event':
        if (told !== null) told = runs.send(told, step.event);
        break;
      case 'migrated':
        told = step.told;
        break;
      default:
        step satisfies never;
    }
  }
  return told;
}

/** Whether the records lead to the snapshot that is stored, to the last byte. */
export const leadsToSnapshot = (flow: Flow, session: StoredSession, records: readonly TurnRecord[]): boolean =>
  JSON.stringify(replay(flow, session, records)) === JSON.stringify(session.told);
