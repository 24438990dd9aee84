import {
  getDefaultModel,
  getDefaultModelSettings,
  type Model,
  type ModelRequest,
  OpenAIChatCompletionsModel,
  OpenAIResponsesModel,
} from '@openai/agents';
import OpenAI from 'openai';
import { ExtractError } from '../session/extract-error.ts';

/** A model of OpenAI, or of a server that speaks its protocol. */
export interface NamedModel {
  /** Default: {@link usualModel}. */
  readonly name?: string;
  /** Default: `OPENAI_API_KEY`. */
  readonly apiKey?: string;
  /** Default: `OPENAI_BASE_URL`, else OpenAI's own. */
  readonly baseUrl?: string;
  /** Which of the two protocols the server speaks. Default: `responses`. */
  readonly api?: 'responses' | 'chat';
  /**
   * Whether the model has to call a tool. `auto` is for servers that refuse `required` with HTTP 400; calls that come as
   * text are taken with both. Default: `required`.
   */
  readonly toolChoice?: 'required' | 'auto';
}

/** The name of the model that the Agents SDK takes where none is named: `OPENAI_DEFAULT_MODEL`, or its own choice. */
export const usualModel = (): string => getDefaultModel();

/**
 * A model by its name. It is asked once: whoever has to wait longer than that is answered by the embedded reader.
 * @throws {@link ExtractError} `model-unauthorized` where there is no key.
 */
export function modelNamed({
  name = usualModel(),
  apiKey,
  baseUrl,
  api = 'responses',
  toolChoice = 'required',
}: NamedModel): Model {
  const key = apiKey?.trim() || environment('OPENAI_API_KEY');
  if (key === undefined) {
    throw new ExtractError('model-unauthorized', 'There is no key: set OPENAI_API_KEY, or pass apiKey.');
  }
  const baseURL = baseUrl ?? environment('OPENAI_BASE_URL') ?? null;
  // What it cannot read it would print, whoever's words stand in it.
  const client = new OpenAI({ apiKey: key, baseURL, maxRetries: 0, logLevel: 'off' });
  const model = api === 'chat' ? new OpenAIChatCompletionsModel(client, name) : new OpenAIResponsesModel(client, name);
  const knowsStore = api === 'responses' || isOfOpenAi(client.baseURL);
  return withSettings(model, ({ store, ...asked }) => ({
    // The SDK knows how little some models have to think; by themselves they think for long.
    ...getDefaultModelSettings(name),
    ...asked,
    ...(asked.toolChoice === 'required' ? { toolChoice } : {}),
    ...(knowsStore && store !== undefined ? { store } : {}),
  }));
}

type Settings = ModelRequest['modelSettings'];

function withSettings(model: Model, settingsFor: (asked: Settings) => Settings): Model {
  const changed = (request: ModelRequest): ModelRequest => ({
    ...request,
    modelSettings: settingsFor(request.modelSettings),
  });
  return {
    getResponse: (request) => model.getResponse(changed(request)),
    getStreamedResponse: (request) => model.getStreamedResponse(changed(request)),
  };
}

/** Of Chat Completions only OpenAI itself keeps what it is sent; other servers refuse a key that they do not know. */
const isOfOpenAi = (baseUrl: string): boolean => new URL(baseUrl).hostname.endsWith('.openai.com');

/** There is no environment where there is no process: in a browser or a worker. */
function environment(name: string): string | undefined {
  const value = globalThis.process?.env[name]?.trim();
  return value === '' ? undefined : value;
}
