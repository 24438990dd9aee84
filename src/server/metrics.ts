import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Flow } from '../core/flow.ts';
import { stateOf } from '../core/slot-state.ts';
import { pathOf, type Told } from '../core/told.ts';
import type { Step } from '../session/inspect.ts';
import type { Clock } from '../session/ports.ts';
import type { Commit, SessionStore } from '../session/store.ts';
import { watchWhatIsOwed } from './metrics-owed.ts';
import { knownCode, knownSlot, type WatchedEffect, type Watcher } from './serve-watch.ts';

/** What is counted about. */
export interface MetricsOptions {
  readonly flow: Flow;
  /** Asked for what is owed, each time the metrics are. */
  readonly store: Pick<SessionStore, 'due' | 'list'>;
  readonly clock: Pick<Clock, 'nowMs'>;
  /** `true`: memory, processor and event loop of this process as well. */
  readonly ofProcess?: boolean;
}

/** A request that was answered. */
export interface CountedRequest {
  readonly method: string;
  /** The pattern of its path, as in `/v1/sessions/:id`. */
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
}

/** Counts in the form of Prometheus; labels name slots, states and codes, never what anybody said. */
export interface Metrics {
  readonly watcher: Watcher;
  requested(request: CountedRequest): void;
  /** What `GET /metrics` answers. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** In seconds: from what no model is asked for, to what a user gives up on. */
const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40];

/** Metrics of one server, in a registry of their own. */
export function createMetrics({ flow, store, clock, ofProcess = false }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, ...labelNames: readonly Label[]) =>
    new Counter({ name: `talkchart_${name}`, help, labelNames, registers });
  const timer = <Label extends string>(name: string, help: string, ...labelNames: readonly Label[]) =>
    new Histogram({ name: `talkchart_${name}`, help, labelNames, buckets: seconds, registers });

  const turns = counter('turns_total', 'Turns that ended with a reply, by what caused them.', 'cause', 'state');
  const turnSeconds = timer('turn_duration_seconds', 'From the arrival of a message to its reply.');
  const verdicts = counter('verdicts_total', 'What became of proposals.', 'slot', 'is');
  const attempts = counter('attempts_total', 'Unusable answers that were counted.', 'slot');
  const turnErrors = counter('turn_errors_total', 'What could not be taken in a turn.', 'code');
  const started = counter('runs_started_total', 'Runs of the flow that began.');
  const ended = counter('runs_ended_total', 'Runs of the flow that ended.', 'outcome', 'because');
  const calls = counter('model_calls_total', 'Calls of a model.');
  const tokens = counter('model_tokens_total', 'Tokens of a model.', 'direction');
  const readSeconds = timer('read_duration_seconds', 'Reading a message.', 'by', 'outcome');
  const effectSeconds = timer(
    'effect_duration_seconds',
    'Asking the world to check or do something.',
    'effect',
    'outcome',
  );
  const handOffs = counter('hand_offs_total', 'Tries to tell the people who take over.', 'delivered');
  const storeFailures = counter('store_failures_total', 'What the store could not do.', 'operation');
  const requests = counter('http_requests_total', 'Requests that were answered.', 'method', 'route', 'status');
  const requestSeconds = timer('http_request_duration_seconds', 'Answering a request.', 'route');
  watchWhatIsOwed({ flow, store, clock, gauge: (config) => new Gauge({ ...config, registers }) });
  if (ofProcess) collectDefaultMetrics({ register: registry });

  function committed({ record }: Commit): void {
    const { cause, usage } = record;
    for (const { slot, is } of record.verdicts) verdicts.inc({ slot: knownSlot(flow, slot), is });
    for (const { code } of record.errors) turnErrors.inc({ code: knownCode(code) });
    calls.inc(usage.modelCalls);
    tokens.inc({ direction: 'input' }, usage.inputTokens);
    tokens.inc({ direction: 'output' }, usage.outputTokens);
    if (cause.is === 'handOff') handOffs.inc({ delivered: String(cause.delivered) });
    if (record.said === null) return;
    const isAnswer = cause.is === 'message' || cause.is === 'answer';
    turns.inc({ cause: isAnswer ? 'message' : cause.is, state: record.state });
    if (isAnswer) turnSeconds.observe(record.durationMs / 1000);
  }

  function stepped({ before, after, event }: Step): void {
    const run = after.context.run;
    if (before?.context.run !== run && event === null) started.inc();
    if (before === null) return;
    if (before.status === 'active' && after.status !== 'active') {
      ended.inc({ outcome: pathOf(after), because: after.context.ending?.why ?? 'none' });
    }
    for (const slot of before.context.run === run ? flow.order : []) {
      const counted = attemptsAt(after, slot) - attemptsAt(before, slot);
      if (counted > 0) attempts.inc({ slot }, counted);
    }
  }

  const performed = ({ effect, outcome, durationMs }: WatchedEffect): void =>
    effectSeconds.observe({ effect, outcome: knownCode(outcome) }, durationMs / 1000);

  return {
    watcher: {
      committed,
      stepped: (steps) => steps.forEach(stepped),
      read: ({ by, outcome, durationMs }) => readSeconds.observe({ by, outcome }, durationMs / 1000),
      performed,
      storeFailed: (operation) => storeFailures.inc({ operation }),
    },
    requested({ method, route, status, durationMs }) {
      requests.inc({ method, route, status });
      requestSeconds.observe({ route }, durationMs / 1000);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

const attemptsAt = ({ context }: Told, slot: string): number => stateOf(context.slots, slot).attempts;
