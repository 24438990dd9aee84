import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { type Asking, closeAfterTest, openSalonApp, requestOf } from './salon-app.ts';

/** One event as a client hears it. */
export interface Heard {
  readonly event: string;
  readonly id?: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of it.
  readonly data: any;
}

/** The salon over real HTTP. */
export async function openLiveSalon(...options: Parameters<typeof openSalonApp>) {
  const salon = openSalonApp(...options);
  const server = createAdaptorServer({ fetch: salon.app.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  closeAfterTest(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    if ('closeAllConnections' in server) server.closeAllConnections();
    await closed;
  });

  const call = (method: string, path: string, asking: Asking = {}, signal?: AbortSignal): Promise<Response> =>
    fetch(`${url}${path}`, { ...requestOf(method, asking), ...(signal && { signal }) });

  /** Opens a stream and reads it, event by event. */
  async function stream(method: string, path: string, asking: Asking = {}) {
    const left = new AbortController();
    closeAfterTest(() => left.abort());
    const response = await call(method, path, asking, left.signal);
    const blocks = blocksOf(response);
    const comments: string[] = [];

    async function next(): Promise<Heard | null> {
      for (;;) {
        const { value: block, done } = await blocks.next();
        if (done === true) return null;
        const heard = eventIn(block);
        if (heard !== null) return heard;
        comments.push(block);
      }
    }

    /** The next so many events, or fewer where the stream ends. */
    async function hear(count: number, counts = (_: Heard): boolean => true): Promise<Heard[]> {
      const heard: Heard[] = [];
      while (heard.length < count) {
        const event = await next();
        if (event === null) break;
        if (counts(event)) heard.push(event);
      }
      return heard;
    }
    const hearReplies = (count: number): Promise<Heard[]> => hear(count, ({ event }) => event === 'reply');
    return { response, next, hear, hearReplies, comments, leave: () => left.abort() };
  }

  /** Lets time pass in steps of a second until something has come about. */
  async function passUntil<Result>(work: Promise<Result>): Promise<Result> {
    let isOver = false;
    const over = work.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      salon.clock.pass(1_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return over;
  }

  return { ...salon, url, call, stream, passUntil };
}

async function* blocksOf({ body }: Response): AsyncGenerator<string, void> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const part of body ?? []) {
    const blocks = (rest + decoder.decode(part, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    yield* blocks;
  }
}

function eventIn(block: string): Heard | null {
  const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)));
  if (fields.event === undefined) return null;
  return { event: fields.event, ...(fields.id !== undefined && { id: fields.id }), data: JSON.parse(fields.data) };
}
