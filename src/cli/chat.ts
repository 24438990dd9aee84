import { chatHelp, readChatOptions } from './chat-options.ts';
import { type Io, print } from './io.ts';

/** `talkchart chat`. Flows, readers and the diary are loaded only once the arguments are right. */
export async function runChat(argv: readonly string[], io: Io): Promise<number> {
  const options = readChatOptions(argv, io.env);
  if (!options.isHelp) return (await import('./hold-chat.ts')).holdChat(options, io);
  await print(io.stdout, chatHelp);
  return 0;
}
