import { type Io, print } from './io.ts';
import { readVerifyOptions, verifyHelp } from './verify-options.ts';

/** `talkchart verify`. The flow and the store are loaded only once the arguments are right. */
export async function runVerify(argv: readonly string[], io: Io): Promise<number> {
  const options = readVerifyOptions(argv, io.env);
  if (options.isHelp) {
    await print(io.stdout, verifyHelp);
    return 0;
  }
  return options.about === 'sessions'
    ? (await import('./verify-sessions.ts')).verifySessions(options, io)
    : (await import('./verify-flow.ts')).verifyOneFlow(options, io);
}
