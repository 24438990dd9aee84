import type { Flow } from '../core/flow.ts';
import type { Assistant } from '../session/assistant.ts';
import type { Perform } from '../session/perform.ts';
import type { Extract, Usage } from '../session/ports.ts';
import type { Reply } from '../session/reply.ts';
import { knownCode, type ReaderRole, type WatchedEffect } from './serve-watch.ts';

/** What is told of a span: names, codes and counts. */
export type SpanAttributes = Readonly<Record<string, string | number>>;

/** What we use of a span of OpenTelemetry. */
export interface Span {
  setAttributes(attributes: SpanAttributes): unknown;
  setStatus(status: { readonly code: number }): unknown;
  end(): void;
}

/** What we use of a tracer of OpenTelemetry. */
export interface Tracer {
  /** A span that is the parent of those that are started while `work` goes on. */
  startActiveSpan<Result>(
    name: string,
    options: { readonly attributes: SpanAttributes },
    work: (span: Span) => Result,
  ): Result;
}

/** What we use of `@opentelemetry/api`. */
export interface TracingApi {
  readonly trace: { getTracer(name: string): Tracer };
}

/** The tracing API of the project that runs us, or `undefined` where there is none; loaded only when it is asked for. */
export async function loadTracing(
  load: () => Promise<TracingApi> = () => import('@opentelemetry/api'),
): Promise<TracingApi | undefined> {
  try {
    return await load();
  } catch {
    return undefined;
  }
}

/** An assistant and its ports, each with spans around what it does. */
export interface Traced {
  assistant(assistant: Assistant): Assistant;
  extract(by: ReaderRole, extract: Extract): Extract;
  perform(perform: Perform<Flow>): Perform<Flow>;
}

/** As OpenTelemetry numbers them. */
const statusError = 2;

/**
 * Spans `talkchart.turn`, `talkchart.extract` and `talkchart.effect`: the turn is the parent of the others. They hold ids,
 * states, codes and counts, and neither words nor values. Without an API everything is as it was.
 */
export function tracedBy(api: TracingApi | undefined, flow: Flow): Traced {
  if (api === undefined) {
    return { assistant: (assistant) => assistant, extract: (_, extract) => extract, perform: (perform) => perform };
  }
  const tracer = api.trace.getTracer('talkchart');
  const flowId = { 'talkchart.flow': flow.id };

  /** Does the work within a span; of what it throws the kind is kept, and not the message. */
  const within = <Result>(
    name: string,
    attributes: SpanAttributes,
    work: () => Promise<Result>,
    resultOf: (result: Result) => SpanAttributes,
  ): Promise<Result> =>
    tracer.startActiveSpan(`talkchart.${name}`, { attributes: { ...flowId, ...attributes } }, async (span) => {
      try {
        const result = await work();
        span.setAttributes(resultOf(result));
        return result;
      } catch (error) {
        span.setAttributes({ 'error.type': typeOf(error) });
        span.setStatus({ code: statusError });
        throw error;
      } finally {
        span.end();
      }
    });

  const effect = <Outcome extends { readonly is: string }>(
    name: WatchedEffect['effect'],
    work: () => Promise<Outcome>,
  ): Promise<Outcome> =>
    within('effect', { 'talkchart.effect': name }, work, ({ is }) => ({ 'talkchart.outcome': knownCode(is) }));

  return {
    assistant: (assistant) => ({
      ...assistant,
      start: (options) =>
        within(
          'turn',
          { 'talkchart.cause': 'started' },
          () => assistant.start(options),
          ({ sessionId, reply }) => ({ 'talkchart.session': sessionId, ...replyAttributes(reply) }),
        ),
      send: (sessionId, text, options) =>
        within(
          'turn',
          { 'talkchart.cause': 'message', 'talkchart.session': sessionId },
          () => assistant.send(sessionId, text, options),
          replyAttributes,
        ),
    }),

    extract: (by, extract) => (said, given) =>
      within(
        'extract',
        { 'talkchart.reader': by },
        () => extract(said, given),
        ({ proposals, usage }) => ({ 'talkchart.proposals': proposals.length, ...usageAttributes(usage) }),
      ),

    perform(perform) {
      const { check, reconcile } = perform;
      return {
        fulfil: (asked) => effect('fulfil', () => perform.fulfil(asked)),
        ...(check && { check: (asked) => effect('check', () => check.call(perform, asked)) }),
        ...(reconcile && { reconcile: (asked) => effect('reconcile', () => reconcile.call(perform, asked)) }),
      };
    },
  };
}

const replyAttributes = ({ state, directive, verdicts, errors, usage }: Reply): SpanAttributes => ({
  'talkchart.state': state,
  'talkchart.directive': directive.say,
  'talkchart.verdicts': verdicts.length,
  'talkchart.errors': errors.length,
  ...usageAttributes(usage),
});

const usageAttributes = ({ modelCalls, inputTokens, outputTokens }: Usage): SpanAttributes => ({
  'talkchart.model_calls': modelCalls,
  'talkchart.input_tokens': inputTokens,
  'talkchart.output_tokens': outputTokens,
});

function typeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? knownCode(error.code) : error.constructor.name;
}
