import { MaxTurnsExceededError, ModelBehaviorError, ModelRefusalError, ModelTimeoutError } from '@openai/agents';
import { ExtractError } from '../session/extract-error.ts';
import type { Usage } from '../session/ports.ts';

/** Why a model gave no reading: the code that stands among the errors of the turn. */
export type ModelFailure =
  /** 401 or 403: the key is wrong, or may not use this model. */
  | 'model-unauthorized'
  | 'model-not-found'
  | 'model-rate-limited'
  /** Any other 4xx: the server does not understand the request. */
  | 'model-rejected-request'
  /** 5xx. */
  | 'model-unavailable'
  /** No connection, or one that was cut. */
  | 'model-unreachable'
  | 'model-timed-out'
  | 'model-refused'
  /** It stopped before it was done. */
  | 'model-incomplete'
  /** It wrote text where only tool calls count. */
  | 'model-spoke'
  /** It sent nothing. */
  | 'model-silent'
  | 'model-failed';

const TIMED_OUT = /time-?out|timed out/i;
/** How the SDK words it for Responses, and for Chat Completions. */
const CUT_SHORT = /response\.incomplete|finish_reason='length'/;

/** Any failure of a model as an {@link ExtractError}; its text holds no message of the provider, which may quote the user. */
export function failureOf(error: unknown, usage: Usage): ExtractError {
  if (error instanceof ExtractError) return error;
  const code = codeOf(error);
  const name = error instanceof Error ? error.constructor.name : 'no Error';
  const status = statusOf(error);
  return new ExtractError(code, status === undefined ? name : `HTTP ${status}, ${name}`, usage);
}

function codeOf(error: unknown): ModelFailure {
  const status = statusOf(error);
  if (status !== undefined) return codeOfStatus(status);
  if (error instanceof ModelRefusalError) return 'model-refused';
  if (error instanceof ModelTimeoutError || TIMED_OUT.test(nameOf(error))) return 'model-timed-out';
  if (error instanceof MaxTurnsExceededError) return 'model-incomplete';
  if (error instanceof ModelBehaviorError) return CUT_SHORT.test(error.message) ? 'model-incomplete' : 'model-failed';
  return isOfConnection(error) ? 'model-unreachable' : 'model-failed';
}

function codeOfStatus(status: number): ModelFailure {
  if (status === 401 || status === 403) return 'model-unauthorized';
  if (status === 404) return 'model-not-found';
  if (status === 408) return 'model-timed-out';
  if (status === 429) return 'model-rate-limited';
  return status >= 500 ? 'model-unavailable' : 'model-rejected-request';
}

/** The HTTP status, where the provider's client gives one. */
function statusOf(error: unknown): number | undefined {
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'status') : undefined;
  return typeof status === 'number' ? status : undefined;
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.constructor.name : '');

/** The client wraps what it cannot reach; what a stream breaks with comes from fetch. */
const isOfConnection = (error: unknown): boolean =>
  nameOf(error) === 'APIConnectionError' ||
  (error instanceof TypeError && /fetch|terminated|network/i.test(error.message));
