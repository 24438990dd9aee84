import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** Resolves once it has ended. */
  stop(): Promise<void>;
}

/**
 * Starts `server-NAME.ts` with a folder for all that it keeps; what it prints goes to a file there.
 * @throws Error with its last words where it ends before it listens.
 */
export async function startServer(name: 'talkchart' | 'bare', folder: string): Promise<ServerProcess> {
  const entry = fileURLToPath(new URL(`./server-${name}.ts`, import.meta.url));
  const printed = join(folder, 'printed.log');
  const output = openSync(printed, 'a');
  const child = fork(entry, [folder], { stdio: ['ignore', output, output, 'ipc'] });
  closeSync(output);
  const ended = once(child, 'exit');
  const url = await Promise.race([urlFrom(child), ended.then(() => null)]);
  if (url === null)
    throw new Error(`The server "${name}" did not start:\n${readFileSync(printed, 'utf8').slice(-2000)}`);
  return {
    url,
    async stop() {
      // Each of them ends where nobody listens to it any more, so also with this process.
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

async function urlFrom(child: ChildProcess): Promise<string> {
  const [url] = await once(child, 'message');
  return String(url);
}
