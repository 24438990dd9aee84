import type { Reply } from '../session/reply.ts';
import type { Conversation } from './conversation.ts';
import { type Io, print } from './io.ts';
import { linesOf } from './lines.ts';
import { createTroubleTeller } from './model-trouble.ts';
import { printable } from './terminal-text.ts';

/** How a conversation without a terminal is written down. */
interface Transcript {
  message(text: string): string;
  reply(reply: Reply): string;
}

const asText: Transcript = {
  message: (text) => `\nYou: ${printable(text)}\n`,
  reply: ({ text }) => `Talkchart: ${printable(text)}\n`,
};

const asJson: Transcript = {
  message: () => '',
  reply: (reply) => `${JSON.stringify(reply)}\n`,
};

/**
 * Sends every line of the input as a message, one after the other, and writes down what was said. That a model fails stands
 * in the errors of its JSON; beside text it goes to stderr.
 */
export async function chatByLine(
  conversation: Conversation,
  { stdin, stdout, stderr }: Io,
  isJson: boolean,
): Promise<void> {
  const transcript = isJson ? asJson : asText;
  await print(stdout, transcript.reply(conversation.opening));
  let seen = conversation.opening.id;
  const troubleIn = createTroubleTeller();
  try {
    for await (const line of linesOf(stdin)) {
      const reply = await conversation.send(line, seen);
      await print(stdout, transcript.message(line) + transcript.reply(reply));
      const trouble = isJson ? null : troubleIn(reply);
      if (trouble !== null) await print(stderr, `${trouble}\n`);
      seen = reply.id;
    }
  } finally {
    await conversation.close();
  }
}
