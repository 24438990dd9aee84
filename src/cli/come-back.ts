import type { ChatOptions } from './chat-options.ts';

/** How to come back to a kept session, for the end of a chat; it names no password. */
export function comeBack({ flow, sessions }: Pick<ChatOptions, 'flow' | 'sessions'>, sessionId: string): string {
  const words = ['talkchart', 'chat', ...(flow === 'booking' ? [] : [inShell(flow)]), '--session', sessionId];
  const isUrl = sessions?.db.includes('://') === true;
  const place = sessions?.from === '--db' ? ['--db', isUrl ? '...' : inShell(sessions.db)] : [];
  return keptAs([...words, ...place].join(' '));
}

/** The same for a session at a server; `isShown`: whoever reads it may see the token, which may begin with a dash. */
export function comeBackToServer(url: string, sessionId: string, token: string, isShown: boolean): string {
  const words = `talkchart chat --server ${inShell(url)} --session ${sessionId}`;
  return keptAs(isShown ? `${words} --token=${token}` : `${words} (and its token)`);
}

const keptAs = (command: string): string => `This conversation is kept. Go on with: ${command}`;

/** One word of a command line. */
const inShell = (word: string): string => (/^[\w./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
