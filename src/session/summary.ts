import { pathOf } from '../core/told.ts';
import type { SessionSummary, StoredSession } from './store.ts';

/** What a list shows of a session: what a store keeps beside the session itself, readable without opening it. */
export const summaryOf = ({ id, version, flow, told, startedAt, activeAt, due }: StoredSession): SessionSummary => ({
  id,
  version,
  flow,
  state: pathOf(told),
  startedAt,
  activeAt,
  due,
});
