import type { Server } from 'node:http';
import type { Assistant } from '../session/assistant.ts';
import type { Clock } from '../session/ports.ts';
import type { SessionStore } from '../session/store.ts';
import { inTime, TimeLimitError } from '../session/time-limit.ts';

/** What has to end when a server stops. */
export interface StopServerOptions {
  readonly server: Pick<Server, 'close' | 'closeAllConnections'>;
  readonly assistant: Pick<Assistant, 'close'>;
  /** Ends when `closing` aborts. */
  readonly sweeping: Promise<void>;
  readonly store: Pick<SessionStore, 'close'>;
  /** Tells streams, sweeps and new requests that it is over. */
  readonly closing: AbortController;
  readonly clock: Clock;
  readonly stopWithinMs: number;
}

/**
 * Takes nothing new, waits for what is under way, then closes the store.
 * @returns whether all of it ended in time. What did not stands in the store: whoever starts next takes it up.
 */
export async function stopServer(options: StopServerOptions): Promise<boolean> {
  const { server, assistant, sweeping, store, closing, clock, stopWithinMs } = options;
  closing.abort();
  const isClosed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  const ended = Promise.all([isClosed, assistant.close(), sweeping]);
  const isInTime = await inTime(() => ended, { clock, withinMs: stopWithinMs }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof TimeLimitError) return false;
      throw error;
    },
  );
  server.closeAllConnections();
  await store.close();
  return isInTime;
}
