import { type LogLevel, logLevels } from '../server/logging-levels.ts';
import { readArguments, UsageError } from './command.ts';
import type { Io } from './io.ts';
import { type ModelChoice, readModelChoice } from './model-choice.ts';

/** What `talkchart serve` was asked to do. */
export interface ServeSettings {
  /** Name of a built-in flow, or path of a module. */
  readonly flow: string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Path of an SQLite file or `postgres://...`; `null`: the usual file. */
  readonly db: string | null;
  /** The salon's diary, as given. */
  readonly diary: string | null;
  readonly model: ModelChoice;
  /** Origins whose pages may call. */
  readonly origins: readonly string[];
  readonly trustProxy: boolean;
  readonly logLevel: LogLevel;
  /** What is sealed with; `null`: nothing is. */
  readonly keys: string | null;
  readonly operatorKey: string | null;
  /** Where hand-offs are told; `null`: nowhere. */
  readonly handOff: { readonly url: string; readonly secret: string } | null;
}

/** The help of `talkchart serve`. */
export const serveHelp = `talkchart serve: serve a flow over HTTP.

Usage: talkchart serve [flow] [options]

  flow               "booking" (the default: an appointment at a salon), or the path of a module that exports a flow
                     made by defineFlow and, to have something really done, its perform.

Options:
      --port PORT    Where to listen; 0: any port that is free. Default: TALKCHART_PORT, else 8080.
      --host HOST    To whom: 0.0.0.0 is everybody. Default: TALKCHART_HOST, else 127.0.0.1, this machine alone.
      --db DB        Where sessions are kept: an SQLite file, or postgres://USER@HOST/DATABASE for several servers.
                     Default: TALKCHART_DB, else sessions.db in your data directory. A password belongs in TALKCHART_DB:
                     everybody on the machine can read a command line.
      --diary FILE   Where the salon's diary is kept. Default: salon.db in your data directory.
      --model MODEL  Who reads messages: openai:NAME, openai-chat:NAME (a server that speaks Chat Completions),
                     or offline (the embedded reader: no key, no network). Default: TALKCHART_MODEL, in the same words;
                     else, where there is a key, a model of OpenAI; else offline.
      --origin URL   A page that may call from a browser, like https://salon.example; give it again for another one.
                     Default: TALKCHART_ORIGINS, separated by commas; else none.
      --trust-proxy  Every request comes through a proxy of yours, which adds the client's address to X-Forwarded-For.
                     Default: what TALKCHART_TRUST_PROXY says (1 or 0).
  -h, --help         Show this help.

Environment:
  TALKCHART_KEY             Seals what is kept: id:base64 of 32 bytes, the newest first, separated by commas.
  TALKCHART_OPERATOR_KEY    Opens the operator's endpoints. Without it they answer only to this machine.
  TALKCHART_HANDOFF_URL     Where hand-offs are posted to, signed with TALKCHART_HANDOFF_SECRET.
  TALKCHART_LOG             How much is logged on stdout: ${logLevels.join(', ')}. Default: info.
  OPENAI_API_KEY, OPENAI_BASE_URL, TALKCHART_MODEL  As for "talkchart chat".

SIGTERM and Ctrl-C finish the turns in flight, then end the process; a second time they end it at once.
`;

/**
 * Reads the arguments of `talkchart serve` and its environment; messages never quote a secret.
 * @throws {@link UsageError} for an unknown option, or a setting that cannot be.
 */
export function readServeOptions(argv: readonly string[], env: Io['env']): ServeSettings {
  const { values, positionals } = readArguments({
    args: [...argv],
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      db: { type: 'string' },
      diary: { type: 'string' },
      model: { type: 'string' },
      origin: { type: 'string', multiple: true },
      'trust-proxy': { type: 'boolean' },
    },
  });
  const [flow = 'booking', ...more] = positionals;
  if (more.length > 0) {
    throw new UsageError(`One flow at a time: ${more.map((name) => `"${name}"`).join(', ')} is too much.`);
  }
  for (const name of ['db', 'diary', 'host'] as const) {
    if (values[name] === '') throw new UsageError(`--${name} needs a value.`);
  }
  if (values.diary !== undefined && flow !== 'booking') {
    throw new UsageError('--diary goes with the flow "booking": a module opens its own files.');
  }
  return {
    flow,
    host: values.host ?? setting(env.TALKCHART_HOST) ?? '127.0.0.1',
    port: readPort(values.port, setting(env.TALKCHART_PORT)),
    db: values.db ?? setting(env.TALKCHART_DB),
    diary: values.diary ?? null,
    model: readModelChoice(values.model, env),
    origins: readOrigins(values.origin, setting(env.TALKCHART_ORIGINS)),
    trustProxy: values['trust-proxy'] ?? readSwitch('TALKCHART_TRUST_PROXY', setting(env.TALKCHART_TRUST_PROXY)),
    logLevel: readLevel(setting(env.TALKCHART_LOG) ?? 'info'),
    keys: setting(env.TALKCHART_KEY),
    operatorKey: readOperatorKey(setting(env.TALKCHART_OPERATOR_KEY)),
    handOff: readHandOff(setting(env.TALKCHART_HANDOFF_URL), setting(env.TALKCHART_HANDOFF_SECRET)),
  };
}

/** A variable that is set to nothing is as good as none. */
const setting = (value: string | undefined): string | null => value?.trim() || null;

function readPort(option: string | undefined, variable: string | null): number {
  const text = option ?? variable ?? '8080';
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new UsageError(
    `${option === undefined ? 'TALKCHART_PORT' : '--port'}: "${text}" is no port; give one from 0 to 65535.`,
  );
}

function readOrigins(options: readonly string[] | undefined, variable: string | null): readonly string[] {
  const from = options === undefined ? 'TALKCHART_ORIGINS' : '--origin';
  const given = options ?? variable?.split(',') ?? [];
  return given.map((text) => {
    const url = URL.parse(text.trim());
    if (url !== null && /^https?:$/.test(url.protocol) && [url.origin, `${url.origin}/`].includes(text.trim())) {
      return url.origin;
    }
    throw new UsageError(
      `${from}: "${text.trim()}" is no origin; give one like https://salon.example, without a path.`,
    );
  });
}

function readSwitch(name: string, value: string | null): boolean {
  if (value === null || value === '0') return false;
  if (value === '1') return true;
  throw new UsageError(`${name}: "${value}" is neither 1 nor 0.`);
}

function readLevel(text: string): LogLevel {
  const level = logLevels.find((known) => known === text);
  if (level !== undefined) return level;
  throw new UsageError(`TALKCHART_LOG: "${text}" is no level; give one of ${logLevels.join(', ')}.`);
}

/** Whoever may try any number of keys finds a short one. */
const shortestKey = 16;

function readOperatorKey(key: string | null): string | null {
  if (key === null || key.length >= shortestKey) return key;
  throw new UsageError(`TALKCHART_OPERATOR_KEY is too short: give it ${shortestKey} characters or more.`);
}

function readHandOff(url: string | null, secret: string | null): ServeSettings['handOff'] {
  if (url !== null && secret !== null) return { url, secret };
  if (url === null && secret === null) return null;
  const [set, missing] = url === null ? ['SECRET', 'URL'] : ['URL', 'SECRET'];
  throw new UsageError(
    `TALKCHART_HANDOFF_${set} is set, and TALKCHART_HANDOFF_${missing} is not: hand-offs need both.`,
  );
}
