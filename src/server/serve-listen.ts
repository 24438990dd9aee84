import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { SessionError } from '../session/session-error.ts';
import { problemOf } from './problem.ts';

/** Answers a request; `env` holds what Node knows of it. */
export type Answer = (request: Request, env: object) => Response | Promise<Response>;

/** A server of `node:http` for these answers; from `closing` on it refuses requests, and keeps no connection open. */
export function openServer(answer: Answer, closing: AbortSignal): Server {
  const fetch: Answer = async (request, env) => {
    if (closing.aborted) return refusal();
    const response = await answer(request, env);
    if (closing.aborted) response.headers.set('connection', 'close');
    return response;
  };
  // Without any other wish it is one of node:http.
  const server = createAdaptorServer({ fetch }) as Server;
  server.on('request', (_request, response) => {
    response.once('close', () => {
      // Now it is over for us, and in a moment for the connection, which the client may want to keep.
      if (closing.aborted) setImmediate(() => server.closeIdleConnections());
    });
  });
  return server;
}

function refusal(): Response {
  const { problem, headers } = problemOf(new SessionError('ASSISTANT_CLOSED', 'The server is about to stop.'));
  return Response.json(problem, {
    status: problem.status,
    headers: { ...headers, 'content-type': 'application/problem+json', connection: 'close' },
  });
}

/** Where a server listens. */
export interface Place {
  /** 0: any that is free. */
  readonly port: number;
  readonly host: string;
}

/**
 * Has a server listen.
 * @throws Error where it cannot, saying why, and what to do.
 */
export function listen(server: Server, { port, host }: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException): void => {
      const why = reasons[cause.code ?? ''] ?? `${cause.code ?? cause.message}; choose another port or host`;
      reject(new Error(`Cannot listen on ${inUrl(host)}:${port}: ${why}.`, { cause }));
    };
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve();
    });
  });
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something else listens there; choose another port, or 0 for one that is free',
  EACCES: 'this process may not; choose a port from 1024 on',
  EADDRNOTAVAIL: 'this machine has no such address; choose another host',
  ENOTFOUND: 'no machine has that name; choose another host',
};

/** The address of a server that listens. */
export function urlOf(server: Server): string {
  const place = server.address();
  if (place === null || typeof place === 'string') throw new TypeError('The server does not listen on a port.');
  return `http://${inUrl(place.address)}:${place.port}`;
}

const inUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host);
