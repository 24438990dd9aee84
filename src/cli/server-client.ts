import type { Clock } from '../session/ports.ts';

/** What a request to a server needs beside its address. */
export interface ServerRequest {
  readonly method: 'GET' | 'POST';
  /** Under the address of the server: `/v1/sessions`. */
  readonly path: string;
  readonly token?: string;
  readonly body?: object;
}

/** Talks to one Talkchart server. */
export interface ServerClient {
  /**
   * Asks until there is an answer: one that got lost is asked for again, later each time. So what is asked for must do no
   * harm when it is done twice.
   * @throws Error saying what the server refuses, or that it does not answer.
   */
  ask(request: ServerRequest): Promise<unknown>;
  /** Opens a stream of events, once. */
  open(request: ServerRequest & { readonly after: string }, signal: AbortSignal): Promise<Response>;
}

export interface ClientOptions {
  readonly clock: Clock;
  /** Nothing is asked any more. */
  readonly leaving: AbortSignal;
  /** Hears that we try again. */
  readonly tell: (trouble: string) => void;
}

/** How long we wait before each further try. */
const waitsMs = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000];

/** A reply takes as long as a model and an effect; what takes longer got lost. */
const patienceMs = 90_000;

export function createServerClient(url: string, { clock, leaving, tell }: ClientOptions): ServerClient {
  const { host } = new URL(url);

  function request({ method, path, token, body }: ServerRequest, headers: Readonly<Record<string, string>>) {
    return new Request(`${url}${path}`, {
      method,
      headers: {
        ...headers,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async function tryOnce(asked: ServerRequest): Promise<Answer> {
    const [late, answered] = [new AbortController(), new AbortController()];
    void clock.wait(patienceMs, answered.signal).then(() => late.abort());
    try {
      const response = await fetch(request(asked, { accept: 'application/json' }), {
        signal: AbortSignal.any([late.signal, leaving]),
      });
      return answerIn(host, response, await response.text());
    } catch (cause) {
      leaving.throwIfAborted();
      return { is: 'lost', why: late.signal.aborted ? 'it takes too long' : whyOf(cause), waitMs: 0 };
    } finally {
      answered.abort();
    }
  }

  return {
    async ask(asked) {
      for (let tries = 0; ; tries += 1) {
        const answer = await tryOnce(asked);
        if (answer.is === 'body') return answer.body;
        if (answer.is === 'refused') throw new Error(answer.why);
        const pauseMs = waitsMs[tries];
        if (pauseMs === undefined) throw new Error(`${host} does not answer: ${answer.why}.`);
        const waitMs = Math.max(pauseMs, answer.waitMs);
        tell(`${host} does not answer (${answer.why}); trying again in ${Math.ceil(waitMs / 1000)} s.`);
        await clock.wait(waitMs, leaving);
        leaving.throwIfAborted();
      }
    },

    open: ({ after, ...asked }, signal) =>
      fetch(request(asked, { accept: 'text/event-stream', 'last-event-id': after }), { signal }),
  };
}

type Answer =
  | { readonly is: 'body'; readonly body: unknown }
  | { readonly is: 'refused'; readonly why: string }
  /** It is worth another try, not before `waitMs`. */
  | { readonly is: 'lost'; readonly why: string; readonly waitMs: number };

/** Whoever is asked to wait for longer than this does not. */
const longestWaitMs = 60_000;

function answerIn(host: string, response: Response, text: string): Answer {
  const body = jsonIn(text);
  const { status } = response;
  if (response.ok && body !== undefined) return { is: 'body', body };
  if (response.ok) return { is: 'refused', why: `${host} does not answer as a Talkchart server does.` };
  const why = problemIn(body) ?? `${host} answers with HTTP ${status}.`;
  const waitMs = Number(response.headers.get('retry-after') ?? Number.NaN) * 1000;
  const comesBack = waitMs <= longestWaitMs || [502, 503, 504].includes(status);
  return comesBack
    ? { is: 'lost', why: `HTTP ${status}`, waitMs: waitMs <= longestWaitMs ? waitMs : 0 }
    : { is: 'refused', why };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Problem details as of RFC 9457, in a line. */
function problemIn(body: unknown): string | null {
  const { title, detail, errors } = (body ?? {}) as Partial<Record<'title' | 'detail' | 'errors', unknown>>; // from outside
  const what = [detail, title].find((text) => typeof text === 'string');
  if (typeof what !== 'string') return null;
  const where = (Array.isArray(errors) ? errors : []).map(({ at, problem }) => `${at}: ${problem}`);
  return where.length === 0 ? what : `${what} (${where.join('; ')})`;
}

/** `fetch` says only that it failed; its cause says why. */
function whyOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : cause instanceof Error ? cause.message : String(cause);
}
