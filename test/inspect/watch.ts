import { WebSocket } from 'ws';
import type { InspectedEvent, InspectedSnapshot, InspectorMessage } from '../../src/inspect/index.ts';

/** Somebody who looks on by WebSocket, as the Stately inspector would. */
export interface Watcher {
  /** Everything that came, as it came. */
  readonly frames: readonly string[];
  messages(): readonly InspectorMessage[];
  /** Events by run, in order. */
  events(run: string): readonly InspectedEvent[];
  snapshots(run: string): readonly InspectedSnapshot[];
  /** Waits until a snapshot of the run has this state value. */
  sees(run: string, value: unknown): Promise<void>;
  /** Resolves when the other side lets go. */
  readonly isClosed: Promise<void>;
  close(): void;
}

export async function watch(url: string): Promise<Watcher> {
  const frames: string[] = [];
  const waiting = new Set<() => void>();
  const client = new WebSocket(url);
  client.on('message', (data) => {
    frames.push(String(data));
    for (const look of waiting) look();
  });
  const isClosed = new Promise<void>((resolve) => client.once('close', () => resolve()));
  await new Promise((resolve, reject) => client.once('open', resolve).once('error', reject));
  const messages = () => frames.map((frame) => JSON.parse(frame) as InspectorMessage);
  const of = (run: string) => messages().filter(({ sessionId }) => sessionId === run);
  const snapshots = (run: string) =>
    of(run).flatMap((message) => (message.type === '@xstate.event' ? [] : [message.snapshot]));
  return {
    frames,
    messages,
    events: (run) => of(run).flatMap((message) => (message.type === '@xstate.event' ? [message.event] : [])),
    snapshots,
    sees: (run, value) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!snapshots(run).some((snapshot) => JSON.stringify(snapshot.value) === JSON.stringify(value))) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    isClosed,
    close: () => client.terminate(),
  };
}
