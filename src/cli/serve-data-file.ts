import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Io } from './io.ts';

/** A file of ours in the user's data directory, as the XDG base directory specification has it. */
export function dataFile(name: string, env: Io['env']): string {
  const data = env.XDG_DATA_HOME || join(env.HOME || homedir(), '.local', 'share');
  return join(data, 'talkchart', name);
}
