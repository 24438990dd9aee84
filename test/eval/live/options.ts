import { fileURLToPath } from 'node:url';
import { readArguments, UsageError } from '../../../src/cli/command.ts';
import type { Io } from '../../../src/cli/io.ts';
import { type ModelChoice, readModelChoice } from '../../../src/cli/model-choice.ts';

/** What a run is to do. */
export interface LiveOptions {
  readonly isHelp: boolean;
  readonly model: ModelChoice;
  readonly toolChoice: 'required' | 'auto';
  /** Whether the model reads turns, too, that the embedded reader is certain of. */
  readonly isAlways: boolean;
  /** Holds `conversations`, `sgd` and `extraction`, as far as they are there. */
  readonly data: string;
  /** At most so many turns of each set. */
  readonly rows: number;
  /** Turns under way at once. */
  readonly concurrency: number;
  /** At most so many calls of the model. */
  readonly budget: number;
  /** Per million tokens, in any currency; `null`: unknown. */
  readonly prices: { readonly input: number; readonly output: number } | null;
  /** Where the numbers go, as JSON. */
  readonly json: string | null;
}

/** The help of `npm run eval:live`. */
export const liveHelp = `npm run eval:live -- --model MODEL: how well a language model reads, and the embedded reader on the same turns.

Options:
      --model MODEL    openai:NAME, openai-chat:NAME (a server that speaks Chat Completions), or offline (the embedded
                       reader in the place of a model: no key, no network). Default: TALKCHART_MODEL.
      --tool-choice C  required (the default) or auto, for servers that refuse required.
      --always         Ask the model for every turn, those too of which the embedded reader is certain.
      --rows N         At most N turns of each set, spread evenly over it. Default: 50.
      --concurrency N  Turns under way at once. Default: 4.
      --budget CALLS   At most so many calls of the model. A turn may need two: it stops when fewer are left.
      --input-price P  Price of a million tokens the model reads, and
      --output-price P of a million it writes: tells the cost, too.
      --data DIR       Where the data is: the folders conversations, sgd and extraction. Default: TALKCHART_EVAL_DATA, else
                       ../shared/data. Without data there are two conversations and a table of readings.
      --json FILE      Writes all numbers, and what was wrong with each turn.
  -h, --help           Show this help.

Environment:
  OPENAI_API_KEY       The key for OpenAI, or for the server at OPENAI_BASE_URL.
  OPENAI_BASE_URL      A server that speaks OpenAI's protocol, like http://localhost:8000/v1. Default: OpenAI's own.
  TALKCHART_MODEL      What --model is where it is left out.

Ctrl-C prints what was measured so far. Exit code: 0 done, or the budget is spent; 1 the model fails; 2 wrong usage, or the
key is no good; 130 interrupted.
`;

/**
 * Reads the arguments of `npm run eval:live`.
 * @throws {@link UsageError} for an unknown option, or one whose value is none.
 */
export function readLiveOptions(argv: readonly string[], env: Io['env']): LiveOptions {
  const { values } = readArguments({
    args: [...argv],
    options: {
      model: { type: 'string' },
      'tool-choice': { type: 'string', default: 'required' },
      always: { type: 'boolean', default: false },
      rows: { type: 'string', default: '50' },
      concurrency: { type: 'string', default: '4' },
      budget: { type: 'string' },
      'input-price': { type: 'string' },
      'output-price': { type: 'string' },
      data: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const toolChoice = values['tool-choice'];
  if (toolChoice !== 'required' && toolChoice !== 'auto') {
    throw new UsageError(`--tool-choice: "${toolChoice}" is neither required nor auto.`);
  }
  const beside = fileURLToPath(new URL('../../../../shared/data', import.meta.url));
  return {
    isHelp: values.help,
    model: readModelChoice(values.model, env),
    toolChoice,
    isAlways: values.always,
    data: values.data ?? env.TALKCHART_EVAL_DATA ?? beside,
    rows: readCount('--rows', values.rows),
    concurrency: readCount('--concurrency', values.concurrency),
    budget: values.budget === undefined ? Number.POSITIVE_INFINITY : readCount('--budget', values.budget),
    prices: readPrices(values['input-price'], values['output-price']),
    json: values.json ?? null,
  };
}

function readCount(option: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`${option}: "${text}" is no count; give one like 20.`);
}

function readPrices(input: string | undefined, output: string | undefined): LiveOptions['prices'] {
  if (input === undefined && output === undefined) return null;
  if (input === undefined || output === undefined)
    throw new UsageError('--input-price and --output-price go together.');
  return { input: readPrice('--input-price', input), output: readPrice('--output-price', output) };
}

function readPrice(option: string, text: string): number {
  if (/^\d{1,6}(?:\.\d{1,6})?$/.test(text)) return Number(text);
  throw new UsageError(`${option}: "${text}" is no price; give one like 0.25.`);
}
