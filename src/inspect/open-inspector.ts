import { randomBytes } from 'node:crypto';
import type { Flow } from '../core/flow.ts';
import type { Inspect } from '../session/inspect.ts';
import { systemClock } from '../session/system-clock.ts';
import { chartDefinition } from './definition.ts';
import { createHistory } from './history.ts';
import { livePage } from './live-page.ts';
import { createMessages, runName } from './messages.ts';
import { openRelay } from './relay.ts';
import { statelyPage } from './stately-page.ts';

/** Where an inspector listens, what it shows, and to whom. */
export interface InspectorOptions {
  /** Where it listens on 127.0.0.1; any port that is free if left out. */
  readonly port?: number;
  /**
   * `true`: shows what users said as well, but for turns that have to do with a sensitive slot. `false` if left out: words
   * can hold anything.
   */
  readonly words?: boolean;
  readonly nowMs?: () => number;
  /** Who knows it may look; 256 random bits if left out. */
  readonly newToken?: () => string;
}

/** Shows what the sessions of an assistant do, to whoever has one of its addresses. */
export interface Inspector {
  /** For `createAssistant`. */
  readonly inspect: Inspect;
  /** Our own page; needs no network. */
  readonly url: string;
  /** A page of ours that loads the Stately inspector from stately.ai, and hands it the messages within the browser. */
  readonly statelyUrl: string;
  /** The messages of the Stately inspector, one a frame: for any WebSocket client. */
  readonly socketUrl: string;
  /** Lets go of whoever looks, and of the port. */
  close(): Promise<void>;
}

/** What somebody who comes late is told: of so many runs, so many frames each. */
const remembered = { runs: 20, frames: 100 };

/**
 * Opens an inspector for assistants of a flow. It listens on 127.0.0.1 alone, and sends nothing to anybody who does not ask
 * with the token. Values of sensitive slots never leave the process.
 * @throws Error where the port is taken.
 * @example
 * const inspector = await openInspector(booking);
 * const assistant = createAssistant({ flow: booking, perform, inspect: inspector.inspect });
 * console.log(inspector.url); // open it in a browser
 */
export async function openInspector(flow: Flow, options: InspectorOptions = {}): Promise<Inspector> {
  const { port = 0, words = false, nowMs = systemClock.nowMs, newToken = randomToken } = options;
  const token = newToken();
  const messages = createMessages(flow, { definition: chartDefinition(flow), words, nowMs });
  const history = createHistory(remembered);
  const relay = await openRelay({
    port,
    token,
    pages: { '/': () => livePage(flow), '/stately': async () => statelyPage },
    greeting: history.frames,
  });
  const address = (scheme: string, path: string): string =>
    `${scheme}://127.0.0.1:${relay.port}${path}?token=${encodeURIComponent(token)}`;
  return {
    inspect(steps) {
      const [first] = steps;
      if (first === undefined) return;
      const frames = messages.of(steps).map((message) => JSON.stringify(message));
      const introduce = () => JSON.stringify(messages.actor(first.before ?? first.after));
      relay.send(history.add(runName(first.after), frames, introduce));
    },
    url: address('http', '/'),
    statelyUrl: address('http', '/stately'),
    socketUrl: address('ws', '/'),
    close: relay.close,
  };
}

const randomToken = (): string => randomBytes(32).toString('base64url');
