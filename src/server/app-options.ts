import type { Context } from 'hono';
import type { Flow } from '../core/flow.ts';
import type { Assistant } from '../session/assistant.ts';
import type { Clock } from '../session/ports.ts';
import type { Reply } from '../session/reply.ts';
import type { ServerLimits } from './limits.ts';

/** Hears what a server does, for logs and metrics. What it throws is ignored; it is told no token and no address. */
export interface Observer {
  /** A request was answered; a stream is answered as soon as it begins. */
  request?(request: {
    readonly method: string;
    /** The pattern that matched, never the path: `/v1/sessions/:sessionId`; `(none)` where nothing did. */
    readonly route: string;
    readonly status: number;
    readonly durationMs: number;
  }): void;
  /** A message was answered. */
  turn?(turn: { readonly sessionId: string; readonly reply: Reply; readonly durationMs: number }): void;
  /** Something failed that is not the client's doing. */
  failed?(failure: { readonly error: unknown; readonly route: string }): void;
}

/** What an HTTP app is made of; `assistant`, `flow` and `operatorKey` are yours. */
export interface AppOptions {
  readonly assistant: Assistant;
  /** The flow the assistant talks about. */
  readonly flow: Flow;
  /**
   * Opens the operator's endpoints. With `null` they answer only to this machine: a proxy on it that tells nothing of whom
   * it asks for (no `X-Forwarded-For`, `Forwarded` or `Via`) cannot be told from it, so set a key behind a proxy.
   */
  readonly operatorKey: string | null;
  /** Origins whose pages may call from a browser, like `https://salon.example`; none if left out. */
  readonly origins?: readonly string[];
  readonly limits?: Partial<ServerLimits>;
  readonly clock?: Clock;
  /** Makes the token of a session: 256 random bits, in characters that fit into a header. */
  readonly randomToken?: () => string;
  /** Address of whoever opened the connection; `null` where it is not known. Node's socket tells it if left out. */
  readonly addressOf?: (c: Context) => string | null;
  /**
   * All requests come through one proxy of yours, which adds the client's address to `X-Forwarded-For`. Then limits count
   * that address, and nobody counts as being on this machine.
   */
  readonly trustProxy?: boolean;
  /** Rejects while the server cannot do its work. */
  readonly ready?: () => Promise<void>;
  /** What `/metrics` shows. */
  readonly metrics?: () => Promise<{ readonly contentType: string; readonly text: string }>;
  readonly observe?: Observer;
  /** Aborted when the server is about to stop: it is not ready any more, and every stream of events ends. */
  readonly closing?: AbortSignal;
}
