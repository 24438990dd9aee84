import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { asCompletion } from './openai-chat.ts';
import { problemsIn, type Wire } from './openai-request.ts';
import { asResponse } from './openai-responses.ts';
import type { ScriptedTurn } from './openai-turn.ts';

/** A request for an answer. */
export interface RecordedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Wire;
}

/** A stand-in for OpenAI's API on this machine. */
export interface OpenAiServer {
  readonly baseUrl: string;
  /** Every request for an answer, in order; asking for the list of models is none. */
  readonly requests: readonly RecordedRequest[];
  /** What OpenAI would have refused in them. */
  readonly problems: readonly string[];
  /** What becomes of the next requests, one each; a request beyond the script is a 500. */
  script(...turns: readonly ScriptedTurn[]): void;
  /** Resolves when so many requests were cut by whoever sent them. */
  cut(times: number): Promise<void>;
  close(): Promise<void>;
}

export interface OpenAiServerOptions {
  /** The key that is right; any other gets 401. */
  readonly key?: string;
  /** Status of the list of models; compatible servers may have none. */
  readonly modelsStatus?: number;
  /** What a server without such checks does not look at. */
  readonly refuses?: (body: Wire) => boolean;
}

/** Starts the stand-in on a free port. */
export async function startOpenAiServer({
  key = 'sk-right',
  modelsStatus = 200,
  refuses = () => false,
}: OpenAiServerOptions = {}): Promise<OpenAiServer> {
  const turns: ScriptedTurn[] = [];
  const requests: RecordedRequest[] = [];
  const problems: string[] = [];
  const cuts = { count: 0, heard: new Set<() => void>() };

  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const { headers } = request;
    const body = await bodyOf(request);
    if (headers.authorization !== `Bearer ${key}`) return sendStatus(response, 401, body);
    if (path.endsWith('/models')) return sendStatus(response, modelsStatus, body);
    const recorded = { path, headers, body };
    const at = requests.push(recorded);
    problems.push(...problemsIn(body));
    if (refuses(body)) return sendStatus(response, 400, body);
    response.on('close', () => {
      if (response.writableFinished) return;
      cuts.count += 1;
      for (const hear of cuts.heard) hear();
    });
    perform(turns.shift() ?? { is: 'status', status: 500 }, recorded, at, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // it listens on TCP

  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    problems,
    script: (...more) => void turns.push(...more),
    cut: (times) =>
      new Promise((resolve) => {
        const look = (): void => (cuts.count >= times ? resolve() : undefined);
        cuts.heard.add(look);
        look();
      }),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function perform(turn: ScriptedTurn, { path, body }: RecordedRequest, at: number, response: ServerResponse): void {
  const isStreamed = body.stream === true;
  const start = () => response.writeHead(200, { 'content-type': isStreamed ? eventStream : json });
  if (turn.is === 'hang') {
    turn.taken?.();
  } else if (turn.is === 'status') {
    sendStatus(response, turn.status, body, turn.headers);
  } else if (turn.is === 'reset') {
    start().write(isStreamed ? 'data: {"id": "half"' : '{"id": "half"', () => response.destroy());
  } else if (turn.is === 'garbled') {
    const page = `<html>${JSON.stringify(body)}`;
    start().end(isStreamed ? `data: ${page}\n\n` : page);
  } else {
    const answer = (path.endsWith('/responses') ? asResponse : asCompletion)(turn, String(body.model), at);
    const stream = answer.events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
    start().end(isStreamed ? `${stream}data: [DONE]\n\n` : JSON.stringify(answer.json));
  }
}

const json = 'application/json';
const eventStream = 'text/event-stream';

/** An error quotes what was sent, as some servers do. */
function sendStatus(
  response: ServerResponse,
  status: number,
  sent: Wire,
  headers: Readonly<Record<string, string>> = {},
): void {
  const quoted = `you sent ${response.req.headers.authorization} and ${JSON.stringify(sent)}`;
  const error = { message: `scripted ${status}; ${quoted}`, type: 'scripted', param: null, code: null };
  response.writeHead(status, { 'content-type': json, ...headers });
  response.end(JSON.stringify(status < 400 ? { object: 'list', data: [] } : { error }));
}

async function bodyOf(request: IncomingMessage): Promise<Wire> {
  const body = await text(request);
  return body === '' ? {} : (JSON.parse(body) as Wire); // the client sends JSON
}
