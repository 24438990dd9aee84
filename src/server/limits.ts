/** How often something may happen: `burst` times at once, and then `perMinute`. */
export interface Rate {
  readonly burst: number;
  readonly perMinute: number;
}

/** How many of something there may be at once, in this process. */
export interface Places {
  readonly all: number;
  /** For each address a client calls from. */
  readonly perAddress: number;
}

/** What one server lets itself be asked for. Every count is kept in this process alone. */
export interface ServerLimits {
  /** Largest body of a request, in bytes. */
  readonly bodyBytes: number;
  /** Longest message, in UTF-16 units. */
  readonly textLength: number;
  /** Requests of one address, over all its sessions; those of an operator are not counted. */
  readonly requestsPerAddress: Rate;
  /** Messages of one session, from wherever they come. */
  readonly messagesPerSession: Rate;
  /** Sessions that go on: started here, not over, and heard of within `openSessionMs`. */
  readonly openSessions: Places;
  /** How long a session that nothing is heard of counts as going on, in ms. */
  readonly openSessionMs: number;
  /** Event streams. */
  readonly streams: Places;
  /** How far a client may lag behind with reading a stream, in bytes; then its stream ends. */
  readonly streamLagBytes: number;
  /** How long a client that lags behind may read nothing at all, in ms. */
  readonly streamStallMs: number;
  /** How often a stream shows that it lives, in ms. */
  readonly heartbeatEveryMs: number;
  /** How often a stream looks for what another server has said, in ms. */
  readonly pollEveryMs: number;
  /** How many addresses and sessions are remembered for rates; whoever was heard of longest ago is forgotten first. */
  readonly remembered: number;
}

/** Enough for a page with many visitors; little enough for a small machine. */
export const usualServerLimits: ServerLimits = {
  bodyBytes: 64 * 1024,
  textLength: 4_000,
  requestsPerAddress: { burst: 60, perMinute: 240 },
  messagesPerSession: { burst: 10, perMinute: 30 },
  openSessions: { all: 10_000, perAddress: 50 },
  openSessionMs: 30 * 60_000,
  streams: { all: 2_000, perAddress: 20 },
  streamLagBytes: 256 * 1024,
  streamStallMs: 30_000,
  heartbeatEveryMs: 15_000,
  pollEveryMs: 1_000,
  remembered: 20_000,
};
