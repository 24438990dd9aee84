import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request is turned away: the HTTP status. */
export type Refusal = 401 | 403 | 405;

/**
 * Who may come in: whoever has the token, and speaks to us by our own name. A page of another site that makes the browser
 * call us is told by its `Origin`; one whose name was made to point at this machine, by the `Host`.
 */
export function refusalOf({ method, headers, url }: IncomingMessage, port: number, token: string): Refusal | null {
  const names = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!names.includes(headers.host ?? '')) return 403;
  if (headers.origin !== undefined && !names.some((name) => headers.origin === `http://${name}`)) return 403;
  if (!isSame(urlOf(url).searchParams.get('token') ?? '', token)) return 401;
  return method === 'GET' || method === 'HEAD' ? null : 405;
}

/** The URL of a request; one that cannot be read is that of nothing. */
export const urlOf = (url: string | undefined): URL =>
  URL.parse(url ?? '', 'http://127.0.0.1') ?? new URL('http://127.0.0.1/nowhere');

/** Takes as long whatever the difference. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
