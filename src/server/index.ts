export { type AppOptions, createApp, type Observer, type Places, type Rate, type ServerLimits } from './app.ts';
export { createLog, type Log, type LogLine, type LogOptions } from './logging.ts';
export { type LogLevel, logLevels } from './logging-levels.ts';
export { type RunningServer, type ServeOptions, serve } from './serve.ts';
export type { Span, SpanAttributes, Tracer, TracingApi } from './tracing.ts';
export { WebhookError, type WebhookOptions, webhookHandOff } from './webhook.ts';
export { type SignedRequest, verifySignature } from './webhook-signature.ts';
