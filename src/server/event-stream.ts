import type { Clock } from '../session/ports.ts';
import type { ServerLimits } from './limits.ts';

/** One event of `text/event-stream`. */
export interface ServerEvent {
  readonly event: string;
  /** Comes back as `Last-Event-ID`. */
  readonly id?: number;
  readonly data: unknown;
}

/** A stream of events to one client. */
export interface EventStream {
  readonly response: Response;
  /** Aborted when nobody reads it any more, or it was ended. */
  readonly ended: AbortSignal;
  /** Waits for nobody: who lags too far behind is let go, and finds what was missed by its `Last-Event-ID`. */
  send(event: ServerEvent): void;
  /** Waits until the client has read most of what was sent; one that reads nothing for too long is let go. */
  room(): Promise<void>;
  end(): void;
}

/** When a browser that lost its stream calls again. */
const comeBackMs = 2_000;

/** @param cut ends the connection of whoever lags; if left out the stream fails, which adapters of servers may log. */
export function openEventStream(
  {
    streamLagBytes,
    streamStallMs,
    heartbeatEveryMs,
  }: Pick<ServerLimits, 'streamLagBytes' | 'streamStallMs' | 'heartbeatEveryMs'>,
  clock: Clock,
  cut?: () => void,
): EventStream {
  const ended = new AbortController();
  const encoder = new TextEncoder();
  let out: ReadableStreamDefaultController<Uint8Array>;
  let wake = (): void => undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        out = controller;
      },
      pull: () => wake(),
      cancel: () => ended.abort(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: streamLagBytes }),
  );

  /** What waits to be read is dropped: that is what fills our memory. */
  function letGo(): void {
    ended.abort();
    if (cut === undefined) out.error(new Error('The client reads too slowly.'));
    else cut();
  }

  function write(text: string): void {
    if (ended.signal.aborted) return;
    const bytes = encoder.encode(text);
    if (bytes.byteLength > (out.desiredSize ?? 0)) letGo();
    else out.enqueue(bytes);
  }

  async function room(): Promise<void> {
    let free = out.desiredSize ?? 0;
    let until = clock.nowMs() + streamStallMs;
    while (!ended.signal.aborted && free < streamLagBytes / 2) {
      const rest = new AbortController();
      wake = () => rest.abort();
      await clock.wait(until - clock.nowMs(), rest.signal);
      const freeNow = out.desiredSize ?? 0;
      // We are woken by what we write ourselves, too.
      if (freeNow > free) until = clock.nowMs() + streamStallMs;
      else if (clock.nowMs() >= until && !ended.signal.aborted) letGo();
      free = freeNow;
    }
  }

  async function beat(): Promise<void> {
    for (;;) {
      await clock.wait(heartbeatEveryMs, ended.signal);
      if (ended.signal.aborted) return;
      write(': still here\n\n');
    }
  }

  ended.signal.addEventListener('abort', () => wake());
  write(`retry: ${comeBackMs}\n\n`);
  void beat();
  return {
    // A proxy must not wait for more before it passes on what there is.
    response: new Response(body, { headers: { ...eventStreamHeaders } }),
    ended: ended.signal,
    send: (event) => write(textOf(event)),
    room,
    end() {
      if (ended.signal.aborted) return;
      ended.abort();
      out.close();
    },
  };
}

/** What a stream of events is answered with. */
export const eventStreamHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/event-stream; charset=utf-8',
  'x-accel-buffering': 'no',
};

/** JSON has no line breaks of its own, so an event is one line of data. */
const textOf = ({ event, id, data }: ServerEvent): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
