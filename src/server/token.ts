import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new token: 256 random bits. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: enough to know it again, not enough to make it. */
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Whether a token is the one that `digest` was made of. Takes as long whatever the difference. */
export function isTokenOf(digest: string, token: string): boolean {
  // Digests of digests have one length, whatever an embedding host has kept as a holder.
  return timingSafeEqual(hash(digest), hash(digestOf(token)));
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
