import { type DestinationStream, type LoggerOptions, pino } from 'pino';
import type { Clock } from '../session/ports.ts';
import { StoreError } from '../stores/store-error.ts';
import type { LogLevel } from './logging-levels.ts';

/** What is logged, where to and by which clock. */
export interface LogOptions {
  /** `info` if left out: one line for each request and each turn. */
  readonly level?: LogLevel;
  readonly clock: Pick<Clock, 'nowMs'>;
  /** Standard output if left out. */
  readonly to?: DestinationStream;
}

/** One line: what is known, and the name of what happened. An error goes under `error`, and is shown without its message. */
export type LogLine = (known: Readonly<Record<string, unknown>>, event: string) => void;

/** A log of one JSON object a line. */
export type Log = Readonly<Record<'debug' | 'info' | 'warn' | 'error' | 'fatal', LogLine>>;

/** Names of what holds words of users, values or secrets: nothing of ours logs them, and if something did they would not show. */
const secrets = [
  ...['text', 'said', 'quote', 'words', 'value', 'values', 'slots', 'summary', 'transcript', 'packet', 'result'],
  ...['token', 'authorization', 'cookie', 'secret', 'password', 'operatorKey', 'body', 'headers', 'url', 'message'],
];

/**
 * A log that shows ids, states, codes and durations, and nothing that anybody said.
 * @example createLog({ level: 'info', clock }).info({ sessionId, state: 'completed' }, 'turn');
 */
export function createLog({ level = 'info', clock, to }: LogOptions): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date(clock.nowMs()).toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    // A whole error would show its message.
    serializers: { error: shapeOf },
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[withheld]' },
  };
  return to === undefined ? pino(options) : pino(options, to);
}

/** What can be told of an error. */
export interface ErrorShape {
  readonly name: string;
  /** Its code, or its HTTP status. */
  readonly code?: string;
  /** What a store says for an operator; nobody else's message, for it may quote what it could not read. */
  readonly reason?: string;
  /** Where it was thrown. */
  readonly at?: readonly string[];
}

/** The innermost calls are enough to find the place. */
const framesShown = 4;

/** An error without its message: what it is, and where it comes from. */
export function shapeOf(error: unknown): ErrorShape {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, status } = error as { readonly code?: unknown; readonly status?: unknown };
  const known = typeof code === 'string' ? code : typeof status === 'number' ? String(status) : undefined;
  // Before the frames stands the message, which may have lines of its own.
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^ {4}at [^ ].*(?::\d+:\d+\)?|<anonymous>\)?)$/.test(line));
  return {
    name: error.constructor.name,
    ...(known === undefined ? {} : { code: known.slice(0, 40) }),
    ...(error instanceof StoreError ? { reason: error.message } : {}),
    ...(frames.length === 0 ? {} : { at: frames.slice(0, framesShown).map((line) => line.trim().slice('at '.length)) }),
  };
}
