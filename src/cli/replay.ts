import { type Io, print } from './io.ts';
import { readReplayOptions, replayHelp } from './replay-options.ts';

/** `talkchart replay`. The flow and the store are loaded only once the arguments are right. */
export async function runReplay(argv: readonly string[], io: Io): Promise<number> {
  const options = readReplayOptions(argv, io.env);
  if (!options.isHelp) return (await import('./show-sessions.ts')).showSessions(options, io);
  await print(io.stdout, replayHelp);
  return 0;
}
