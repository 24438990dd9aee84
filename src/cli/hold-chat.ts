import type { Clock } from '../session/ports.ts';
import type { ChatOptions } from './chat-options.ts';
import { chatByLine } from './chat-script.ts';
import { chatOnTerminal } from './chat-terminal.ts';
import { UsageError } from './command.ts';
import { openConversation } from './conversation.ts';
import type { FlowToRun } from './flow-to-run.ts';
import { type Io, print } from './io.ts';
import { loadFlow } from './load-flow.ts';
import { openReader } from './open-reader.ts';
import { openSalonFlow } from './salon-flow.ts';
import { withInspector } from './with-inspector.ts';

/**
 * A chat on a terminal; else every line of the input is a message.
 * @returns the exit code.
 */
export async function holdChat(options: ChatOptions, io: Io): Promise<number> {
  const isOnTerminal = io.stdin.isTTY === true && io.stdout.isTTY === true && !options.isJson;
  const clock = options.startsAt === null ? io.clock : startingAt(options.startsAt, io.clock);
  const toRun = await openFlow(options, { isOnTerminal, clock }, io);
  const start = { timeZone: options.timeZone, locale: options.locale };
  try {
    return await withInspector({ flow: toRun.flow, inspectAt: options.inspectAt }, io, async (lookedAt) => {
      const { notice: whoReads, ...reader } = await openReader(options.model, io);
      const notice = `${whoReads}\n${toRun.notice}`;
      const around = { clock, start, ...reader, ...lookedAt };
      if (isOnTerminal) return chatOnTerminal(await openConversation(toRun, around), notice, io);
      await print(io.stderr, `${notice}\n`);
      const conversation = await openConversation(toRun, { ...around, limits: { replyWithinMs: asLongAsItTakes } });
      await chatByLine(conversation, io, options.isJson);
      await print(io.stderr, `${conversation.stands()}\n`);
      return 0;
    });
  } finally {
    toRun.close();
  }
}

/** One hour. Every line gets one reply, so none may come later than its turn; effects have time limits of their own. */
const asLongAsItTakes = 3_600_000;

async function openFlow(
  { flow, db }: ChatOptions,
  around: { readonly isOnTerminal: boolean; readonly clock: Clock },
  io: Io,
): Promise<FlowToRun> {
  if (flow === 'booking') return openSalonFlow({ db, ...around }, io);
  if (db !== null) throw new UsageError('--db goes with the flow "booking": a module opens its own files.');
  return loadFlow(flow, io.cwd);
}

/** A clock that starts at another time and runs on from there. */
function startingAt(startsAt: number, clock: Clock): Clock {
  const began = clock.nowMs();
  return { nowMs: () => startsAt + clock.nowMs() - began, wait: (ms, signal) => clock.wait(ms, signal) };
}
