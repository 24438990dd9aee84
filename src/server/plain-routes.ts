import { type Endpoint, endpoints } from './endpoints.ts';
import { openApiDocument } from './openapi.ts';
import { comeBackMs, ProblemError, retryAfter } from './problem.ts';
import type { Answering, Handlers } from './route.ts';

/** The endpoints that are about no session. */
export function plainRoutes({
  access,
  ready,
  metrics,
  closing,
}: Answering): Pick<Handlers, 'isAlive' | 'isReady' | 'showMetrics' | 'describeApi' | 'introduce'> {
  const document = openApiDocument();
  return {
    isAlive: (c) => c.json({ status: 'ok' }),
    async isReady(c) {
      if (closing.aborted) throw notReady('This server is about to stop.');
      try {
        await ready?.();
      } catch (cause) {
        throw notReady('This server cannot do its work yet: its log says why.', cause);
      }
      return c.json({ status: 'ready' });
    },
    async showMetrics(c) {
      access.operatorOrLocal(c);
      if (metrics === undefined) throw new ProblemError('NOT_FOUND', 'Nothing is counted here.');
      const { contentType, text } = await metrics();
      return c.body(text, 200, { 'content-type': contentType });
    },
    describeApi: (c) => c.json(document),
    introduce: (c) => c.text(introduction),
  };
}

const notReady = (detail: string, cause?: unknown): ProblemError =>
  new ProblemError('NOT_READY', detail, { headers: retryAfter(comeBackMs), cause });

const introduction = [
  'Talkchart: conversations over HTTP. Start a session, then send messages with its token as "Authorization: Bearer ...".',
  '',
  ...Object.values<Endpoint>(endpoints).map(
    ({ method, path, summary }) => `${method.toUpperCase().padEnd(6)} ${path.padEnd(35)} ${summary}`,
  ),
  '',
].join('\n');
