import { once } from 'node:events';
import { clearScreenDown, createInterface, cursorTo, moveCursor } from 'node:readline';
import type { Reply } from '../session/reply.ts';
import type { Conversation } from './conversation.ts';
import { type Io, print } from './io.ts';
import { createTroubleTeller } from './model-trouble.ts';
import { isSlashCommand, obey, slashCommands } from './slash-commands.ts';
import { withSpinner } from './spinner.ts';
import { type Look, lookOf, printable, wrap } from './terminal-text.ts';
import { dayAndTime } from './times.ts';
import { versionOfTalkchart } from './version.ts';

/** What is said around a chat. */
export interface OnTerminal {
  /** Who reads, and what becomes of what is said and done. */
  readonly notice: string;
  /** The user's. */
  readonly timeZone: string;
}

/**
 * A chat on a terminal, until the user leaves it.
 * @returns the exit code: 0, or 130 after Ctrl-C.
 */
export async function chatOnTerminal(conversation: Conversation, around: OnTerminal, io: Io): Promise<number> {
  const { stdin, stdout } = io;
  const look = lookOf(io);
  await print(stdout, header(conversation, around, look) + inWords(conversation.opening, look));
  const screen = createInterface({ input: stdin, output: stdout, terminal: true, prompt: look.paint('you', 'You: ') });
  // After Ctrl-D nothing more is typed, but what was is still answered; who has left wants no answers.
  const chat = { shown: conversation.opening, work: Promise.resolve(), hasLeft: false, isOver: false, exitCode: 0 };

  // Lines can come faster than replies, and replies by themselves: all wait in one line.
  const inTurn = (task: () => Promise<void>): void => {
    chat.work = chat.work.then(task);
    chat.work.catch(() => screen.close());
  };
  const leave = (exitCode: number): void => {
    Object.assign(chat, { hasLeft: true, exitCode });
    conversation.hurry();
    screen.close();
  };
  const troubleIn = createTroubleTeller();
  const show = async (reply: Reply): Promise<void> => {
    chat.shown = reply;
    await print(stdout, inWords(reply, look));
    const trouble = troubleIn(reply);
    if (trouble !== null) await print(stdout, `${look.paint('note', trouble)}\n\n`);
  };
  /** The session is as before, so whoever sits here may try again. */
  const showFailure = async (error: unknown): Promise<void> => {
    if (chat.hasLeft) return;
    const why = error instanceof Error ? error.message : String(error);
    await print(stdout, `${look.paint('note', `That was not taken. ${printable(why)}`)}\n\n`);
  };
  const take = async (line: string, seen: string): Promise<void> => {
    if (isSlashCommand(line)) {
      const answer = await obey(line, conversation, chat.shown);
      if (answer === 'quit') return leave(0);
      await print(stdout, `${look.paint('note', printable(answer.show))}\n\n`);
    } else if (line.trim() !== '') {
      await withSpinner(io, conversation.send(line, seen)).then(show, showFailure);
    }
    if (!chat.isOver) screen.prompt();
  };
  const takeLate = async (reply: Reply): Promise<void> => {
    // It goes above the prompt and what is being typed there.
    if (!chat.isOver) moveCursor(stdout, 0, -screen.getCursorPos().rows);
    cursorTo(stdout, 0);
    clearScreenDown(stdout);
    await show(reply);
    if (!chat.isOver) screen.prompt(true);
  };

  screen.on('line', (line) => {
    const seen = chat.shown.id;
    inTurn(async () => {
      if (!chat.hasLeft) await take(line, seen);
    });
  });
  screen.on('SIGINT', () => leave(130));
  screen.on('close', () => {
    chat.isOver = true;
  });
  conversation.follow((reply) => inTurn(() => takeLate(reply)));
  screen.prompt();

  await once(screen, 'close');
  await chat.work;
  await withSpinner(io, conversation.close());
  await chat.work;
  await print(stdout, `\nGoodbye. ${printable(conversation.stands())}\n`);
  return chat.exitCode;
}

function header({ about, lastActiveAt }: Conversation, { notice, timeZone }: OnTerminal, { paint }: Look): string {
  const lines = [
    `Talkchart ${versionOfTalkchart()}, ${about}. Write what you want and press Enter.`,
    notice,
    `Beside that: ${slashCommands}. Ctrl-D leaves.`,
  ];
  const welcome =
    lastActiveAt === null ? '' : `Welcome back. This was said last, on ${dayAndTime(lastActiveAt, timeZone)}:\n\n`;
  return `${paint('note', lines.join('\n'))}\n\n${welcome}`;
}

const speaker = 'Talkchart: ';

const inWords = ({ text }: Reply, { paint, width }: Look): string =>
  `${paint('talkchart', speaker)}${wrap(printable(text), width(), speaker.length)}\n\n`;
