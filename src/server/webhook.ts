import { createHash } from 'node:crypto';
import type { HandOff, HandOffPacket } from '../session/hand-off.ts';
import type { Clock } from '../session/ports.ts';
import { systemClock } from '../session/system-clock.ts';
import { isLocalName } from './address.ts';
import { deliveryHeader, signatureHeader, signatureOf } from './webhook-signature.ts';

/** Where hand-offs are posted to, and how. */
export interface WebhookOptions {
  /** `https`, or `http` on this machine: the packet holds what the user said. */
  readonly url: string;
  /** What the packet is signed with: 16 characters or more. */
  readonly secret: string;
  /** `true`: `http` to another machine is good enough, as within a private network. */
  readonly allowPlainHttp?: boolean;
  readonly fetch?: typeof globalThis.fetch;
  readonly clock?: Pick<Clock, 'nowMs'>;
}

/** The people who take over could not be told; `message` holds nothing of the packet, nor of the answer. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
  /** The HTTP status; `null` where nobody answered. */
  readonly status: number | null;

  constructor(message: string, status: number | null, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** What makes a secret too easy to guess. */
const shortestSecret = 16;

/**
 * Tells of hand-offs by a POST of the packet as JSON, signed. Anything but a 2xx throws, and the assistant's sweep tries
 * again, in a minute and then less and less often. The header `idempotency-key` is the same each time: whoever takes the
 * packet twice should keep it once.
 * @throws TypeError for an address that is none or that anybody on the way could read, or a secret that is too short.
 * @example createAssistant({ flow, perform, handOff: webhookHandOff({ url: 'https://desk.example/hooks', secret }) });
 */
export function webhookHandOff(options: WebhookOptions): HandOff {
  const { secret, fetch = globalThis.fetch, clock = systemClock } = options;
  const url = addressIn(options);
  if (secret.length < shortestSecret) {
    throw new TypeError(`The secret of the hand-off webhook needs ${shortestSecret} characters or more.`);
  }
  return async (packet, signal) => {
    const body = JSON.stringify(packet);
    const response = await post(fetch, url, {
      method: 'POST',
      // A redirect could lead the packet to somewhere that was not meant.
      redirect: 'error',
      headers: {
        'content-type': 'application/json',
        [deliveryHeader]: deliveryOf(packet),
        [signatureHeader]: signatureOf(body, secret, clock.nowMs()),
      },
      body,
      signal,
    });
    await response.body?.cancel();
    if (!response.ok) {
      throw new WebhookError(`The hand-off webhook at ${url.host} answered ${response.status}.`, response.status);
    }
  };
}

async function post(fetch: typeof globalThis.fetch, url: URL, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch (cause) {
    throw new WebhookError(`The hand-off webhook at ${url.host} did not answer.`, null, { cause });
  }
}

/** A run is handed off once. Ids of the host's making may hold anything; a header may not. */
const deliveryOf = ({ sessionId, run }: HandOffPacket): string =>
  createHash('sha256')
    .update(JSON.stringify([sessionId, run]))
    .digest('hex')
    .slice(0, 32);

function addressIn({ url: text, allowPlainHttp = false }: WebhookOptions): URL {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new TypeError('The address of the hand-off webhook is none: give one like https://desk.example/hooks.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new TypeError('The address of the hand-off webhook holds a password: the signature takes its place.');
  }
  if (url.protocol === 'http:' && !allowPlainHttp && !isLocalName(url.hostname)) {
    throw new TypeError(
      `The hand-off webhook at ${url.host} would be told over plain http, which anybody on the way can read: use https.`,
    );
  }
  return url;
}
