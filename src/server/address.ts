import { isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** Address of whoever opened the connection, as Node's socket tells it; `null` where there is no socket. */
export function addressOfPeer(c: Context): string | null {
  try {
    return getConnInfo(c).remote.address ?? null;
  } catch {
    return null;
  }
}

/**
 * What is counted as one client: an IPv4 address, or the first half of an IPv6 address, for a home has all of the other half.
 * @param forwarded `X-Forwarded-For` where a proxy of ours adds to it. Only the last entry is the proxy's own word.
 */
export function clientOf(peer: string | null, forwarded: string | undefined): string {
  const address = plain(forwarded?.split(',').at(-1)?.trim() || peer || 'unknown');
  return isIPv6(address) ? `${firstHalf(address)}::/64` : address.slice(0, longestAddress);
}

/** Longer than any address; a header can be anything. */
const longestAddress = 64;

/** Whether an address is this machine's own. */
export const isLoopback = (address: string): boolean => /^(?:127\.|::1$)/.test(plain(address));

/** Whether a host name of a URL is this machine's own. */
export const isLocalName = (hostname: string): boolean => /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);

/** An IPv4 address that a socket for both shows as IPv6. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

function firstHalf(address: string): string {
  const [before = '', after = ''] = address.split('%')[0]?.split('::') ?? [];
  const groups = before === '' ? [] : before.split(':');
  const missing = address.includes('::') ? 8 - groups.length - (after === '' ? 0 : after.split(':').length) : 0;
  const all = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...after.split(':')];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
