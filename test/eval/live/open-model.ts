import { UsageError } from '../../../src/cli/command.ts';
import type { Io } from '../../../src/cli/io.ts';
import { loadAgents } from '../../../src/cli/load-agents.ts';
import type { WantedModel } from '../../../src/cli/model-choice.ts';
import { askServer, type ModelServer } from '../../../src/cli/model-server.ts';
import type { Extract } from '../../../src/session/ports.ts';
import type { LiveOptions } from './options.ts';

/** The model that is measured. */
export interface LiveModel {
  /** "gpt-5.6-luna at api.openai.com". */
  readonly name: string;
  readonly extract: Extract;
}

/**
 * Looks whether the model can be used, and loads it only then.
 * @throws {@link UsageError} where none is named, there is no key, or its server refuses the key or does not answer.
 */
export async function openModel({ model, toolChoice, isAlways }: LiveOptions, io: Io): Promise<LiveModel> {
  if (model.is === 'offline') return offline();
  if (model.is === 'keyless' || model.name === null) {
    throw new UsageError('Which model? Name one: --model openai:NAME, openai-chat:NAME or offline.');
  }
  const server = serverFor(model, io.env);
  const { host } = new URL(server.baseUrl);
  const answer = await askServer(server, io.clock);
  if (answer === 'unreachable') throw new UsageError(`${host} does not answer: look at OPENAI_BASE_URL.`);
  if (answer === 'keyRefused') {
    throw new UsageError(`${host} refuses the key (HTTP 401): set OPENAI_API_KEY to one that is good there.`);
  }
  const { agentExtract, modelNamed } = await loadAgents();
  const named = modelNamed({ name: model.name, api: model.api, toolChoice, ...server });
  const extract = agentExtract({ model: named, asks: isAlways ? 'always' : 'whenUnsure' });
  return { name: `${model.name} at ${host}`, extract };
}

/** The embedded reader takes the whole way of a message through an agent, each time. */
async function offline(): Promise<LiveModel> {
  const { agentExtract } = await loadAgents();
  const { offlineModel } = await import('../../../src/offline/model.ts');
  return { name: 'the embedded reader as a model', extract: agentExtract({ model: offlineModel, asks: 'always' }) };
}

const openAi = 'https://api.openai.com/v1';

function serverFor({ api }: WantedModel, { OPENAI_API_KEY, OPENAI_BASE_URL }: Io['env']): ModelServer {
  const baseUrl = OPENAI_BASE_URL?.trim() || openAi;
  if (!/^https?:$/.test(URL.parse(baseUrl)?.protocol ?? '')) {
    throw new UsageError('OPENAI_BASE_URL is no http address: set it to one like http://localhost:8000/v1.');
  }
  const key = OPENAI_API_KEY?.trim();
  if (key) return { baseUrl, apiKey: key };
  // Servers at home ask for no key, but OpenAI's client insists on sending one.
  if (api === 'chat' && baseUrl !== openAi) return { baseUrl, apiKey: 'none' };
  throw new UsageError('OPENAI_API_KEY is not set: set it to your key, or read without one: --model offline.');
}
