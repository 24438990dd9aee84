import { tz } from '@date-fns/tz';
import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';
import { readArguments, UsageError } from './command.ts';
import type { Io } from './io.ts';
import { type ModelChoice, readModelChoice } from './model-choice.ts';

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
  /** The diary's file, as given. */
  readonly db: string | null;
  /** Who reads the messages. */
  readonly model: ModelChoice;
  /** Where to show the session as it goes, on 127.0.0.1; 0: any port that is free; `null`: nowhere. */
  readonly inspectAt: number | null;
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
      --db FILE      Where the salon's diary is kept. Default: salon.db in your data directory; with piped input, memory.
  -h, --help         Show this help.

Environment:
  OPENAI_API_KEY     The key for OpenAI, or for the server at OPENAI_BASE_URL.
  OPENAI_BASE_URL    A server that speaks OpenAI's protocol, like http://localhost:8000/v1. Default: OpenAI's own.
  TALKCHART_MODEL    What --model is where it is left out.

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
      db: { type: 'string' },
      model: { type: 'string' },
      inspect: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [flow = 'booking', ...more] = positionals;
  if (more.length > 0)
    throw new UsageError(`One flow at a time: ${more.map((name) => `"${name}"`).join(', ')} is too much.`);
  if (values.db === '') throw new UsageError('--db needs the name of a file.');
  const timeZone = readZone(values['time-zone']);
  return {
    isHelp: values.help,
    flow,
    isJson: values.json,
    startsAt: values.now === undefined ? null : readTime(values.now, timeZone),
    timeZone,
    locale: values.locale === undefined ? localeOf(env) : readLocale(values.locale),
    db: values.db ?? null,
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

function readZone(zone: string | undefined): string {
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
    return zone ?? known;
  } catch (cause) {
    throw new UsageError(`--time-zone: "${zone}" is no time zone; give one like America/New_York.`, { cause });
  }
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
