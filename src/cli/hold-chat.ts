import type { Clock } from '../session/ports.ts';
import type { OpenedStore } from '../stores/open-store.ts';
import type { ChatOptions, ChatServer } from './chat-options.ts';
import { chatByLine } from './chat-script.ts';
import { chatOnTerminal } from './chat-terminal.ts';
import { comeBack, comeBackToServer } from './come-back.ts';
import { UsageError } from './command.ts';
import type { Conversation } from './conversation.ts';
import type { FlowToRun } from './flow-to-run.ts';
import { type Io, print } from './io.ts';
import { loadFlow } from './load-flow.ts';
import { openConversation } from './local-conversation.ts';
import { openReader } from './open-reader.ts';
import { openSalonFlow } from './salon-flow.ts';
import { openSessions } from './session-place.ts';
import { withSpinner } from './spinner.ts';
import { withInspector } from './with-inspector.ts';

/**
 * A chat on a terminal; else every line of the input is a message.
 * @returns the exit code.
 */
export async function holdChat(options: ChatOptions, io: Io): Promise<number> {
  const isOnTerminal = io.stdin.isTTY === true && io.stdout.isTTY === true && !options.isJson;
  const { server } = options;
  return server === null ? chatHere(options, isOnTerminal, io) : chatAtServer(options, server, isOnTerminal, io);
}

/** The conversation is held by this process. */
async function chatHere(options: ChatOptions, isOnTerminal: boolean, io: Io): Promise<number> {
  const { startsAt, timeZone, locale, session } = options;
  const clock = startsAt === null ? io.clock : startingAt(startsAt, io.clock);
  const isKept = keepsSessions(options, isOnTerminal);
  const toRun = await openFlow(options, { isOnTerminal: isOnTerminal || isKept, clock }, io);
  try {
    const kept = isKept ? await openSessions(options.sessions, { ...io, clock }) : null;
    try {
      return await withInspector({ flow: toRun.flow, inspectAt: options.inspectAt }, io, async (lookedAt) => {
        const { notice: whoReads, ...reader } = await openReader(options.model, io);
        const opening = openConversation(toRun, {
          clock,
          start: { timeZone, locale },
          session,
          // A clock that was set would lapse and remove the sessions of others.
          sweeps: isKept && startsAt === null,
          ...(isOnTerminal ? {} : { limits: { replyWithinMs: asLongAsItTakes } }),
          ...(kept === null ? {} : { kept, comeBack: (id) => comeBack(options, id) }),
          ...reader,
          ...lookedAt,
        });
        const notices = [whoReads, toRun.notice, ...(kept === null ? [] : [noticeOf(kept)])];
        return chat(opening, { isOnTerminal, isJson: options.isJson, timeZone, notice: notices.join('\n') }, io);
      });
    } finally {
      await kept?.store.close();
    }
  } finally {
    toRun.close();
  }
}

/** A server holds the conversation. */
async function chatAtServer(
  { timeZone, locale, session, isJson }: ChatOptions,
  { url, token }: ChatServer,
  isOnTerminal: boolean,
  io: Io,
): Promise<number> {
  const { openServerConversation } = await import('./server-conversation.ts');
  const opening = openServerConversation(url, {
    clock: io.clock,
    start: { timeZone, locale },
    known: session === null || token === null ? null : { sessionId: session, token },
    // On a terminal it takes the place of the spinner.
    tell: (trouble) => void io.stderr.write(isOnTerminal ? `\r\x1b[K${trouble}\n` : `${trouble}\n`),
    comeBack: (id, itsToken) => comeBackToServer(url, id, itsToken, isOnTerminal),
  });
  return chat(opening, { isOnTerminal, isJson, timeZone, notice: `Sessions are kept by the server.` }, io);
}

interface Around {
  readonly isOnTerminal: boolean;
  readonly isJson: boolean;
  readonly timeZone: string;
  readonly notice: string;
}

async function chat(opening: Promise<Conversation>, around: Around, io: Io): Promise<number> {
  if (around.isOnTerminal) return chatOnTerminal(await withSpinner(io, opening), around, io);
  const conversation = await opening;
  const welcome = conversation.lastActiveAt === null ? '' : 'Welcome back: the first reply is what was said last.\n';
  await print(io.stderr, `${around.notice}\n${welcome}`);
  try {
    await chatByLine(conversation, io, around.isJson);
  } finally {
    await print(io.stderr, `${conversation.stands()}\n`);
  }
  return 0;
}

/** One hour. Every line gets one reply, so none may come later than its turn; effects have time limits of their own. */
const asLongAsItTakes = 3_600_000;

/** A script reads the same each time, and a clock that was set is for trying out: neither leaves anything unless asked. */
const keepsSessions = ({ sessions, session, startsAt }: ChatOptions, isOnTerminal: boolean): boolean =>
  sessions === null ? session !== null || (isOnTerminal && startsAt === null) : sessions.db !== ':memory:';

const noticeOf = ({ place, isSealed }: OpenedStore): string =>
  `This conversation is kept in ${place}${isSealed ? ', sealed with TALKCHART_KEY' : ''}.`;

async function openFlow(
  { flow, diary }: ChatOptions,
  around: { readonly isOnTerminal: boolean; readonly clock: Clock },
  io: Io,
): Promise<FlowToRun> {
  if (flow === 'booking') return openSalonFlow({ db: diary, ...around }, io);
  if (diary !== null) throw new UsageError('--diary goes with the flow "booking": a module opens its own files.');
  return loadFlow(flow, io.cwd);
}

/** A clock that starts at another time and runs on from there. */
function startingAt(startsAt: number, clock: Clock): Clock {
  const began = clock.nowMs();
  return { nowMs: () => startsAt + clock.nowMs() - began, wait: (ms, signal) => clock.wait(ms, signal) };
}
