import { createServer, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { refusalOf, urlOf } from './gate.ts';
import type { Page } from './page.ts';

export interface RelayOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** Who has it may look. */
  readonly token: string;
  /** What makes each page, by its path. */
  readonly pages: Readonly<Record<string, () => Promise<Page>>>;
  /** What whoever comes is told first. */
  readonly greeting: () => readonly string[];
  /** How long whoever looks may take to hear the end, in ms. */
  readonly goodbyeMs?: number;
}

/** Tells the same to everybody who looks, by WebSocket, and hears nothing. */
export interface Relay {
  readonly port: number;
  /** Waits for nobody. */
  send(frames: readonly string[]): void;
  /** Tells everybody the rest, then lets go of them and of the port. */
  close(): Promise<void>;
}

/** Who lags further behind than so many bytes is let go. */
const longestLag = 16_000_000;

const usualGoodbyeMs = 1_000;

/**
 * Opens a relay on 127.0.0.1, and on no other interface.
 * @throws Error where the port is taken.
 */
export async function openRelay({
  port: wanted,
  token,
  pages,
  greeting,
  goodbyeMs = usualGoodbyeMs,
}: RelayOptions): Promise<Relay> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024, perMessageDeflate: false });
  const server = createServer((request, response) => {
    const answer = (status: number, { headers, body } = plainly(status)): void => {
      response.writeHead(status, { ...careful, ...headers }).end(body);
    };
    const refusal = refusalOf(request, port, token);
    const makePage = pages[urlOf(request.url).pathname];
    if (refusal !== null) answer(refusal);
    else if (makePage === undefined) answer(404);
    else
      makePage().then(
        (page) => answer(200, page),
        () => answer(500),
      );
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', ignore);
    const refusal = refusalOf(request, port, token);
    if (refusal !== null) return turnAway(socket, refusal);
    sockets.handleUpgrade(request, socket, head, (client) => {
      client.on('error', ignore); // it is closed as well
      for (const frame of greeting()) tell(client, frame);
    });
  });
  const port = await listening(server, wanted);

  return {
    port,
    send(frames) {
      for (const client of sockets.clients) for (const frame of frames) tell(client, frame);
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const client of sockets.clients) client.close(1001, 'The inspector was closed.');
      const late = setTimeout(() => {
        for (const client of sockets.clients) client.terminate();
      }, goodbyeMs);
      server.closeAllConnections();
      await closed;
      clearTimeout(late);
    },
  };
}

const ignore = (): void => undefined;

const plainly = (status: number): Page => ({
  headers: { 'content-type': 'text/plain' },
  body: STATUS_CODES[status] ?? '',
});

/** The token stands in the address: no cache keeps it, no other site hears of it, and nothing of ours is put in a frame. */
const careful = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
};

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      reject(new Error(`Cannot listen on 127.0.0.1:${port}: ${cause.message}. Name another port, or none.`, { cause }));
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** A client that does not listen is let go: what it has not read fills our memory. */
function tell(client: WebSocket, frame: string): void {
  if (client.bufferedAmount > longestLag) client.terminate();
  else client.send(frame, ignore);
}

function turnAway(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
