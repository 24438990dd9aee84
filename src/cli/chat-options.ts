import { tz } from '@date-fns/tz';
import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';
import { readArguments, UsageError } from './command.ts';
import type { Io } from './io.ts';
import { type ModelChoice, readModelChoice } from './model-choice.ts';
import { dbHelp, readSessionPlace, type SessionPlace } from './session-place.ts';
import { readTimeZone } from './time-zone.ts';

/** What `talkchart chat` was asked to do. */
export interface ChatOptions {
  readonly isHelp: boolean;
  /** Name of a built-in flow, or path of a module. */
  readonly flow: string;
  readonly isJson: boolean;
  /** When the clock starts, in ms since 1970; `null`: now. */
  readonly startsAt: number | null;
  /** The user's IANA zone. */
  readonly timeZone: string;
  /** BCP 47. */
  readonly locale: string;
  /** Where sessions are kept; `null`: nobody said. */
  readonly sessions: SessionPlace | null;
  /** The kept session to go on with; `null`: a new one. */
  readonly session: string | null;
  /** The server that holds the conversation; `null`: this process does. */
  readonly server: ChatServer | null;
  /** The diary's file, as given. */
  readonly diary: string | null;
  /** Who reads the messages. */
  readonly model: ModelChoice;
  /** Where to show the session as it goes, on 127.0.0.1; 0: any port that is free; `null`: nowhere. */
  readonly inspectAt: number | null;
}

/** A Talkchart server, and what opens the session there. */
export interface ChatServer {
  readonly url: string;
  /** `null`: a new session gets one. */
  readonly token: string | null;
}

/** The help of `talkchart chat`. */
export const chatHelp = `talkchart chat: talk with a flow.

Usage: talkchart chat [flow] [options]

  flow               "booking" (the default: an appointment at a salon), or the path of a module that exports a flow
                     made by defineFlow and, to have something really done, its perform.

Options:
      --json         Print one JSON object a line: the greeting's reply, then one reply for every line read.
      --now TIME     Start the clock at this ISO 8601 time, like 2026-11-23T10:00; without an offset it is the user's.
      --time-zone Z  The user's time zone, like America/New_York. Default: the zone of this machine.
      --locale L     The user's locale, like en-GB. Default: LC_ALL, LC_TIME or LANG where they are English, else en-US.
      --model MODEL  Who reads your messages: openai:NAME, openai-chat:NAME (a server that speaks Chat Completions),
                     or offline (the embedded reader: no key, no network). Default: TALKCHART_MODEL, in the same words;
                     else, where there is a key, a model of OpenAI; else offline.
      --inspect [P]  Show the chart and the slots as you talk, in a browser: on port P of this machine, or a free one.
      --session ID   Go on with a session that was kept.
${dbHelp}
                     Default: TALKCHART_DB; else sessions.db in your data directory, but memory with piped input or with
                     --now, unless --session is given. A password belongs in TALKCHART_DB.
      --diary FILE   Where the salon's diary is kept. Default: salon.db in your data directory, but memory with piped
                     input whose session is not kept.
      --server URL   Talk to a Talkchart server ("talkchart serve"), which has the flow, the model and the sessions.
      --token TOKEN  With --server and --session: what opens the session there. Default: TALKCHART_TOKEN.
  -h, --help         Show this help.

Environment:
  OPENAI_API_KEY     The key for OpenAI, or for the server at OPENAI_BASE_URL.
  OPENAI_BASE_URL    A server that speaks OpenAI's protocol, like http://localhost:8000/v1. Default: OpenAI's own.
  TALKCHART_MODEL    What --model is where it is left out.
  TALKCHART_DB       What --db is where it is left out.
  TALKCHART_KEY      Seals kept sessions: id:base64 of 32 bytes, the newest first, separated by commas.

While sessions are kept, a chat also looks after those that are due, as a server does; with --now it looks after none.
A message that is plain is read without the model, and so is every message that the model fails to read.
On a terminal it is a chat. With piped input every line is a message, and so is an empty one.
`;

/**
 * Reads the arguments of `talkchart chat`.
 * @throws {@link UsageError} for an unknown option, or a time, zone, locale, model or port that is none.
 */
export function readChatOptions(argv: readonly string[], env: Io['env']): ChatOptions {
  const { values, positionals } = readArguments({
    args: withInspectPort(argv),
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      now: { type: 'string' },
      'time-zone': { type: 'string' },
      locale: { type: 'string' },
      session: { type: 'string' },
      db: { type: 'string' },
      diary: { type: 'string' },
      server: { type: 'string' },
      token: { type: 'string' },
      model: { type: 'string' },
      inspect: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [flow = 'booking', ...more] = positionals;
  if (more.length > 0)
    throw new UsageError(`One flow at a time: ${more.map((name) => `"${name}"`).join(', ')} is too much.`);
  if (values.diary === '') throw new UsageError('--diary needs the name of a file.');
  if (values.session === '') throw new UsageError('--session needs the id of a session.');
  refuseBesideServer(values, positionals);
  const session = values.session ?? null;
  const timeZone = readTimeZone(values['time-zone']);
  return {
    isHelp: values.help,
    flow,
    isJson: values.json,
    startsAt: values.now === undefined ? null : readTime(values.now, timeZone),
    timeZone,
    locale: values.locale === undefined ? localeOf(env) : readLocale(values.locale),
    sessions: readSessionPlace(values.db, env),
    session,
    server:
      values.server === undefined ? null : readServer(values.server, values.token || env.TALKCHART_TOKEN, session),
    diary: values.diary ?? null,
    model: readModelChoice(values.model, env),
    inspectAt: values.inspect === undefined ? null : readPort(values.inspect),
  };
}

/** `parseArgs` knows no option whose value can be left out. */
const withInspectPort = (argv: readonly string[]): string[] =>
  argv.map((arg, at) => (arg === '--inspect' && !/^\d+$/.test(argv[at + 1] ?? '') ? '--inspect=0' : arg));

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new UsageError(`--inspect: "${text}" is no port; give one from 1 to 65535, or none.`);
}

/** What the server decides. */
const ofServer = ['now', 'db', 'diary', 'model', 'inspect'] as const;

function refuseBesideServer(
  values: Readonly<Partial<Record<(typeof ofServer)[number] | 'server' | 'token', string>>>,
  flows: readonly string[],
): void {
  if (values.server === undefined) {
    if (values.token !== undefined) throw new UsageError('--token goes with --server.');
    return;
  }
  const [own] = ofServer.filter((name) => values[name] !== undefined);
  if (own !== undefined) throw new UsageError(`--${own} does not go with --server: that is for the server to say.`);
  if (flows.length > 0) throw new UsageError('A flow does not go with --server: the server has its own.');
}

function readServer(text: string, token: string | undefined, session: string | null): ChatServer {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new UsageError('--server needs an http address without a password, like http://localhost:8080.');
  }
  if (session !== null && !token) {
    throw new UsageError('--session with --server needs --token TOKEN, or TALKCHART_TOKEN: what opened the session.');
  }
  // What is opened anew gets a token of its own.
  return { url: `${url.origin}${url.pathname.replace(/\/$/, '')}`, token: session === null ? null : (token ?? null) };
}

function readTime(text: string, timeZone: string): number {
  // parseISO also takes "20" and other parts of a date, which nobody means here.
  const time = /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(text) ? parseISO(text, { in: tz(timeZone) }) : null;
  if (time !== null && isValid(time)) return time.getTime();
  throw new UsageError(`--now: "${text}" is no ISO 8601 time; give one like 2026-11-23T10:00 or 2026-11-23T10:00:00Z.`);
}

function readLocale(locale: string): string {
  try {
    return new Intl.Locale(locale).toString();
  } catch (cause) {
    throw new UsageError(`--locale: "${locale}" is no locale; give one like en-US.`, { cause });
  }
}

/** The region matters ("4/7" is April in New York and July in London); the replies are English whatever the language. */
function localeOf(env: Io['env']): string {
  const [, language, region] = /^([a-z]+)_([A-Z]{2})\b/.exec(env.LC_ALL || env.LC_TIME || env.LANG || '') ?? [];
  return language === 'en' ? `en-${region}` : 'en-US';
}
