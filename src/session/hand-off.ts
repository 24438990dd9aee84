import type { Ending } from '../core/context.ts';
import type { Flow } from '../core/flow.ts';
import { pathOf, type StatePath } from '../core/told.ts';
import type { RecentMessage } from './ports.ts';
import type { FlowStamp, TurnRecord } from './record.ts';
import type { SlotView } from './reply.ts';
import { slotViews } from './reply-view.ts';
import type { OwedHandOff, StoredSession } from './store.ts';

/** All that somebody needs who takes over a conversation. JSON. */
export interface HandOffPacket {
  readonly sessionId: string;
  readonly run: string;
  readonly flow: FlowStamp;
  /** When the message came with which the run was handed off, in ms since 1970. */
  readonly at: number;
  readonly because: Ending | null;
  readonly state: StatePath;
  /** As far as they came: with the values of sensitive slots, for whoever takes over must be able to go on. */
  readonly slots: Readonly<Record<string, SlotView>>;
  /** Everything that was said, oldest first; values of sensitive slots stand in it as `⟦1⟧`. */
  readonly transcript: readonly RecentMessage[];
}

/** Tells the people who take over. What it throws is tried again later, for as long as the session is kept. */
export type HandOff = (packet: HandOffPacket, signal: AbortSignal) => Promise<void>;

/** A minute, then twice as long each time, at most six hours. */
export const nextTryMs = (tries: number): number => Math.min(60_000 * 2 ** (tries - 1), 6 * 3_600_000);

export const packetOf = (
  flow: Flow,
  session: StoredSession,
  { told }: OwedHandOff,
  records: readonly TurnRecord[],
): HandOffPacket => ({
  sessionId: session.id,
  run: told.context.run,
  flow: session.flow,
  at: told.context.turn.at,
  because: told.context.ending,
  state: pathOf(told),
  slots: slotViews(flow, told),
  transcript: records.flatMap(({ cause, said }): readonly RecentMessage[] => [
    ...(cause.is === 'message' ? [{ from: 'user' as const, text: cause.text }] : []),
    ...(said === null ? [] : [{ from: 'assistant' as const, text: said.text }]),
  ]),
});
