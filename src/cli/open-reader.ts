import type { Extract } from '../session/ports.ts';
import { UsageError } from './command.ts';
import type { Io } from './io.ts';
import { loadAgents } from './load-agents.ts';
import type { ModelChoice, WantedModel } from './model-choice.ts';
import { askServer, type ModelServer } from './model-server.ts';

/** What reads the messages of a chat. */
export interface Reader {
  /** Left out: the embedded reader. */
  readonly extract?: Extract;
  /** Said before the conversation: who reads, and where. */
  readonly notice: string;
}

/**
 * Looks whether the model that is to read can be used, and loads it only then. Where nobody asked for it, and it cannot,
 * the embedded reader reads, and the notice says why.
 * @throws {@link UsageError} where it was asked for, and has no key or one that its server refuses.
 */
export async function openReader(choice: ModelChoice, io: Io): Promise<Reader> {
  if (choice.is === 'offline') return { notice: 'Reading without a model.' };
  if (choice.is === 'keyless') return { notice: 'Reading without a model: OPENAI_API_KEY is not set.' };
  const server = serverFor(choice, io.env);
  if (typeof server === 'string') return insteadOf(choice, server);
  const { host } = new URL(server.baseUrl);
  const answer = await askServer(server, io.clock);
  if (answer === 'keyRefused') {
    return insteadOf(choice, `${host} refuses the key (HTTP 401): set OPENAI_API_KEY to one that is good there`);
  }
  const { agentExtract, modelNamed, usualModel } = await loadAgents();
  const name = choice.name ?? usualModel();
  const notices = [
    choice.asked === null
      ? `Reading with ${name} at ${host} (OPENAI_API_KEY is set); --model offline reads without a model.`
      : `Reading with ${name} at ${host}.`,
    ...(answer === 'unreachable'
      ? [`${host} does not answer; until it does the embedded reader takes each turn.`]
      : []),
  ];
  return {
    extract: agentExtract({ model: modelNamed({ name, api: choice.api, ...server }) }),
    notice: notices.join('\n'),
  };
}

const openAi = 'https://api.openai.com/v1';

/** Where the model is and the key for it, or what is wrong with what was set. */
function serverFor({ api }: WantedModel, { OPENAI_API_KEY, OPENAI_BASE_URL }: Io['env']): ModelServer | string {
  const key = OPENAI_API_KEY?.trim();
  const baseUrl = OPENAI_BASE_URL?.trim() || openAi;
  if (!/^https?:$/.test(URL.parse(baseUrl)?.protocol ?? '')) {
    return 'OPENAI_BASE_URL is no http address: set it to one like http://localhost:8000/v1';
  }
  if (key) return { baseUrl, apiKey: key };
  // Servers at home ask for no key, but OpenAI's client insists on sending one.
  if (api === 'chat' && baseUrl !== openAi) return { baseUrl, apiKey: 'none' };
  return 'OPENAI_API_KEY is not set: set it to your key';
}

function insteadOf({ asked }: WantedModel, problem: string): Reader {
  if (asked === null) return { notice: `Reading without a model: ${problem}.` };
  throw new UsageError(`${asked}: ${problem}, or read without a model: --model offline.`);
}
