import type { Reply } from '../session/reply.ts';
import type { Conversation } from './conversation.ts';
import { slotTable, stateTable } from './state-view.ts';
import { table } from './terminal-text.ts';

/** What a user of the terminal may type beside messages, and what it does. */
const commands = {
  '/state': 'show the state, the question asked, and what is owed',
  '/slots': 'show every slot with its value',
  '/help': 'show this list',
  '/quit': 'leave; Ctrl-C and Ctrl-D leave, too',
} as const;

type SlashCommand = keyof typeof commands;

/** The names of all commands, in a line. */
export const slashCommands = Object.keys(commands).join(' ');

/** Whether a line is meant for the terminal, not for the conversation. */
export const isSlashCommand = (line: string): boolean => line.trimStart().startsWith('/');

/** Does what a command asks: text to show, or `quit`. `reply` is the last one shown. */
export async function obey(line: string, conversation: Conversation, reply: Reply): Promise<'quit' | { show: string }> {
  const command = line.trim();
  if (!isKnown(command)) return { show: `There is no ${command}. There are:\n${list()}` };
  switch (command) {
    case '/state':
      return { show: stateTable(await conversation.standing()) };
    case '/slots':
      return { show: slotTable(reply) };
    case '/help':
      return { show: list() };
    case '/quit':
      return 'quit';
    default:
      return command satisfies never;
  }
}

const isKnown = (command: string): command is SlashCommand => Object.hasOwn(commands, command);

const list = (): string => table(Object.entries(commands));
