import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { routePath } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import { systemClock } from '../session/system-clock.ts';
import { createAccess } from './access.ts';
import { addressOfPeer, clientOf } from './address.ts';
import type { AppOptions } from './app-options.ts';
import { type Endpoint, type EndpointName, endpoints } from './endpoints.ts';
import { usualServerLimits } from './limits.ts';
import { quietly } from './observe.ts';
import { operatorRoutes } from './operator-routes.ts';
import { plainRoutes } from './plain-routes.ts';
import { ProblemError, problemOf, retryAfter } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';
import type { Answering, Handlers } from './route.ts';
import { sessionRoutes } from './session-routes.ts';
import { randomToken as newToken } from './token.ts';

export type { AppOptions, Observer } from './app-options.ts';
export type { Places, Rate, ServerLimits } from './limits.ts';

/**
 * The endpoints over HTTP: an app that any runtime of Hono can serve.
 * @example serve({ fetch: createApp({ assistant, flow: booking, operatorKey: null }).fetch, port: 3000 });
 */
export function createApp({
  origins = [],
  clock = systemClock,
  randomToken = newToken,
  addressOf = addressOfPeer,
  trustProxy = false,
  observe = {},
  closing = new AbortController().signal,
  ...options
}: AppOptions): Hono {
  const limits = { ...usualServerLimits, ...options.limits };
  const observer = quietly(observe);
  const access = createAccess({ ...options, addressOf, trustProxy });
  const requests = createRateLimit(limits.requestsPerAddress, { clock, remembered: limits.remembered });
  const answering: Answering = {
    ...options,
    access,
    limits,
    clock,
    randomToken,
    closing,
    observer,
    clientOf: (c) => clientOf(addressOf(c), trustProxy ? c.req.header('x-forwarded-for') : undefined),
    failed(error, route) {
      const problem = problemOf(error);
      const isOurs = problem.problem.status >= 500 && problem.code !== 'CLOSING';
      if (isOurs) observer.failed({ error: problem.cause ?? error, route });
      return problem;
    },
  };
  const handlers: Handlers = { ...sessionRoutes(answering), ...operatorRoutes(answering), ...plainRoutes(answering) };

  const app = new Hono();
  app.use(async (c, next) => {
    const since = clock.nowMs();
    await next();
    const { method } = c.req.raw;
    observer.request({ method, route: routeOf(c), status: c.res.status, durationMs: clock.nowMs() - since });
  });
  app.use(secureHeaders({ ...careful }));
  app.use(async (c, next) => {
    await next();
    c.res.headers.set('cache-control', 'no-store');
  });
  if (origins.length > 0) app.use(cors(forPagesOf(origins)));

  app.use('/v1/*', async (c, next) => {
    const waitMs = access.hasKey(c) ? 0 : requests.take(answering.clientOf(c));
    if (waitMs > 0) {
      throw new ProblemError('TOO_MANY_REQUESTS', 'Too many requests from your address: wait.', {
        headers: retryAfter(waitMs),
      });
    }
    await next();
  });

  for (const [name, { method, path }] of Object.entries<Endpoint>(endpoints)) {
    // The names are those of the table that the handlers are typed by.
    const handler = handlers[name as EndpointName];
    app.on(method.toUpperCase(), patternOf(path), async (c) => {
      try {
        return await handler(c, patternOf(path));
      } catch (error) {
        // Not left to Hono, which knows only errors: a store may reject with anything.
        return answer(answering.failed(error, patternOf(path)));
      }
    });
  }
  for (const [path, allowed] of methodsByPath) {
    app.all(patternOf(path), () => {
      throw new ProblemError('METHOD_NOT_ALLOWED', `Here you can ${allowed}.`, { headers: { allow: allowed } });
    });
  }

  app.notFound(() => answer(new ProblemError('NOT_FOUND', 'There is no such endpoint: see /openapi.json.')));
  app.onError((error, c) => answer(answering.failed(error, routeOf(c))));
  return app;
}

/** As Hono writes a path: `/v1/sessions/:sessionId`. */
const patternOf = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/** The pattern that matched, never the path: it holds who talks to us. */
function routeOf(c: Context): string {
  const pattern = routePath(c, -1);
  return pattern.includes('*') ? '(none)' : pattern;
}

const allEndpoints: readonly Endpoint[] = Object.values(endpoints);

/** What can be asked of each path, as `Allow` says it. */
const methodsByPath: ReadonlyMap<string, string> = new Map(
  [...Map.groupBy(allEndpoints, ({ path }) => path)].map(([path, of]) => [path, methodsOf(of)]),
);

function methodsOf(of: readonly Endpoint[]): string {
  return of.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])).join(', ');
}

const answer = ({ problem, headers }: ProblemError): Response =>
  new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });

/** Nothing here is a page. Whether to insist on TLS is for whoever ends it. */
const careful = {
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  strictTransportSecurity: false,
};

/** A page sends its token by itself: no cookie and no other credential of the browser goes along. */
const forPagesOf = (origins: readonly string[]) => ({
  origin: origins.includes('*') ? '*' : [...origins],
  allowMethods: ['GET', 'POST', 'DELETE'],
  allowHeaders: ['Authorization', 'Content-Type', 'Last-Event-ID'],
  exposeHeaders: ['Location', 'Retry-After'],
  maxAge: 600,
});
