import type { Command } from './command.ts';
import { print } from './io.ts';
import { readServeOptions, serveHelp } from './serve-options.ts';

/** `talkchart serve`. Flows, readers, stores and the server are loaded only once the arguments are right. */
export const runServe: Command['run'] = async (argv, io) => {
  // Somebody who asks for help may have something wrong in the environment.
  const isHelp = argv.includes('--help') || argv.includes('-h');
  if (!isHelp) return (await import('./serve-until-stopped.ts')).serveUntilStopped(readServeOptions(argv, io.env), io);
  await print(io.stdout, serveHelp);
  return 0;
};
