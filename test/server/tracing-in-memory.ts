import { type ContextManager, context, trace } from '@opentelemetry/api';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { TracingApi } from '../../src/server/tracing.ts';

/** A span that is over: only what can be seen from outside. */
export interface SeenSpan {
  readonly name: string;
  readonly id: string;
  readonly parent: string | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly events: readonly object[];
  readonly status: number;
}

/** Tracing that keeps its spans in memory. The context is the process's own, as OpenTelemetry has it; tests of it run one by one. */
export function openTracing(manager: ContextManager): {
  readonly api: TracingApi;
  readonly spans: () => readonly SeenSpan[];
} {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  context.disable();
  trace.disable();
  context.setGlobalContextManager(manager.enable());
  return {
    api: { trace: provider },
    spans: () =>
      exporter.getFinishedSpans().map((span) => ({
        name: span.name,
        id: span.spanContext().spanId,
        parent: span.parentSpanContext?.spanId,
        attributes: span.attributes,
        events: span.events,
        status: span.status.code,
      })),
  };
}
