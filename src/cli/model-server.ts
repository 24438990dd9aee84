import type { Clock } from '../session/ports.ts';

/** A server of models, and the key for it. */
export interface ModelServer {
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** What came of asking it for its models. Servers that have no such list are `ready`, too. */
export type ServerAnswer = 'ready' | 'keyRefused' | 'unreachable';

/** Longer than this nobody wants to wait for the greeting. */
const patienceMs = 5000;

/** Asks a server for its list of models: the cheapest way to learn whether the key is right. Never rejects. */
export async function askServer({ baseUrl, apiKey }: ModelServer, clock: Clock): Promise<ServerAnswer> {
  const timeLimit = new AbortController();
  const answered = new AbortController();
  void clock.wait(patienceMs, answered.signal).then(() => timeLimit.abort());
  try {
    const response = await fetch(`${baseUrl.replace(/\/$/, '')}/models`, {
      headers: { authorization: `Bearer ${apiKey}` },
      signal: timeLimit.signal,
    });
    const body = await response.text();
    return response.status === 401 && !mayOnlyAnswer.test(body) ? 'keyRefused' : 'ready';
  } catch {
    return 'unreachable';
  } finally {
    answered.abort();
  }
}

/** A key can be good for answers alone. */
const mayOnlyAnswer = /missing scopes/i;
