import { UsageError } from './command.ts';
import type { Io } from './io.ts';

/** Who reads the messages, as far as it was said; `keyless`: nothing was said, and there is no key. */
export type ModelChoice = { readonly is: 'offline' } | { readonly is: 'keyless' } | WantedModel;

/** A model to read with. */
export interface WantedModel {
  readonly is: 'model';
  readonly api: 'responses' | 'chat';
  /** `null`: the usual one. */
  readonly name: string | null;
  /** The words that ask for it; `null`: nobody did, but there is a key. */
  readonly asked: string | null;
}

/** The forms a model is named in, with the protocol its server speaks. */
const apis = { openai: 'responses', 'openai-chat': 'chat' } as const;

/**
 * Reads `--model`, else TALKCHART_MODEL, else what the environment suggests.
 * @throws {@link UsageError} for a form that is none.
 * @example readModelChoice('openai:gpt-5.6-luna', {}) // => { is: 'model', name: 'gpt-5.6-luna', api: 'responses', ... }
 */
export function readModelChoice(option: string | undefined, env: Io['env']): ModelChoice {
  if (option !== undefined) return choiceIn(option, '--model');
  if (env.TALKCHART_MODEL) return choiceIn(env.TALKCHART_MODEL, 'TALKCHART_MODEL');
  if (!env.OPENAI_API_KEY?.trim()) return { is: 'keyless' };
  return { is: 'model', api: 'responses', name: null, asked: null };
}

function choiceIn(words: string, from: string): ModelChoice {
  if (words === 'offline') return { is: 'offline' };
  const [form = '', ...rest] = words.split(':');
  const name = rest.join(':').trim();
  if (isForm(form) && name !== '') return { is: 'model', api: apis[form], name, asked: `${from} ${words}` };
  throw new UsageError(`${from}: "${words}" names no model; give openai:NAME, openai-chat:NAME or offline.`);
}

const isForm = (form: string): form is keyof typeof apis => Object.hasOwn(apis, form);
