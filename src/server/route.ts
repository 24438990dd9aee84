import type { Context } from 'hono';
import type { Clock } from '../session/ports.ts';
import type { Access } from './access.ts';
import type { AppOptions, Observer } from './app-options.ts';
import type { EndpointName } from './endpoints.ts';
import type { ServerLimits } from './limits.ts';
import type { ProblemError } from './problem.ts';

/** Answers a request; `route` is the pattern it was found by. What it throws becomes a problem. */
export type Handler = (c: Context, route: string) => Response | Promise<Response>;

/** What answers each endpoint. */
export type Handlers = Readonly<Record<EndpointName, Handler>>;

/** What the handlers share; every option is filled in. */
export interface Answering extends Pick<AppOptions, 'assistant' | 'flow' | 'ready' | 'metrics'> {
  readonly access: Access;
  readonly limits: ServerLimits;
  readonly clock: Clock;
  readonly randomToken: () => string;
  readonly closing: AbortSignal;
  readonly observer: Required<Observer>;
  /** Whom a request is counted for. */
  readonly clientOf: (c: Context) => string;
  /** What the client is told of what was thrown; whoever looks on hears of what is not the client's doing. */
  readonly failed: (error: unknown, route: string) => ProblemError;
}
