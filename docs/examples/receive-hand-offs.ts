import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import type { HandOffPacket } from 'talkchart';
import { verifySignature } from 'talkchart/server';

/** A desk that takes each hand-off once, from whoever knows the secret. */
export function openDesk(secret: string, take: (packet: HandOffPacket) => void): Server {
  const taken = new Set<string>();
  return createServer(async (request, response) => {
    // As it came: a body that is parsed and written again may differ by a space, and then the signature does not hold.
    const body = await text(request);
    const signature = String(request.headers['talkchart-signature']);
    if (!verifySignature({ body, signature, secret, nowMs: Date.now() })) {
      response.writeHead(401).end();
      return;
    }
    const delivery = String(request.headers['idempotency-key']);
    if (!taken.has(delivery)) take(JSON.parse(body) as HandOffPacket); // what is signed was written by Talkchart
    taken.add(delivery);
    response.writeHead(204).end();
  });
}
