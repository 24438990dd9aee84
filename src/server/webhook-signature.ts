import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header that holds the signature, as in `t=1795305600,v1=5f3c…`. */
export const signatureHeader = 'talkchart-signature';

/** The header that names a delivery: the same each time it is tried. */
export const deliveryHeader = 'idempotency-key';

/** What is looked at to tell whether a request comes from whoever has the secret. */
export interface SignedRequest {
  /** The request's body, byte for byte as it came: not parsed, and not written anew. */
  readonly body: string;
  /** What stands in the header `talkchart-signature`; `null` or `undefined` where there is none. */
  readonly signature: string | null | undefined;
  /** The secret that both sides know; several while one takes the place of another. */
  readonly secret: string | readonly string[];
  /** Now, in ms since 1970. */
  readonly nowMs: number;
  /** How far the time of signing may lie from now, so that an old request cannot be sent again; 300 if left out. */
  readonly toleranceSeconds?: number;
}

/** The value of the header for a body: an HMAC-SHA256 over the time and the body, so that neither can be changed. */
export function signatureOf(body: string, secret: string, atMs: number): string {
  const seconds = Math.floor(atMs / 1000);
  return `t=${seconds},v1=${hmac(secret, seconds, body)}`;
}

/**
 * Whether a request was signed with the secret, and not long ago. What was compared cannot be told from how long it took.
 * @example verifySignature({ body, signature: request.headers['talkchart-signature'], secret, nowMs: Date.now() })
 */
export function verifySignature(request: SignedRequest): boolean {
  const { body, signature, secret, nowMs, toleranceSeconds = 300 } = request;
  const [, seconds, given] = /^t=(\d{1,15}),v1=([0-9a-f]{64})$/.exec(signature ?? '') ?? [];
  if (seconds === undefined || given === undefined) return false;
  const secrets = (typeof secret === 'string' ? [secret] : secret).filter((one) => one !== '');
  const isSigned = secrets.map((one) => isSame(hmac(one, Number(seconds), body), given)).includes(true);
  return isSigned && Math.abs(nowMs / 1000 - Number(seconds)) <= toleranceSeconds;
}

const hmac = (secret: string, seconds: number, body: string): string =>
  createHmac('sha256', secret).update(`${seconds}.${body}`, 'utf8').digest('hex');

/** Both are 64 characters long. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(Buffer.from(one), Buffer.from(other));
