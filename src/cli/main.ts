import { type Command, UsageError } from './command.ts';
import { type Io, print } from './io.ts';
import { versionOfTalkchart } from './version.ts';

/** Every command; each is loaded only when it is called. */
const commands: readonly Command[] = [
  {
    name: 'chat',
    summary: 'Talk with a flow in the terminal, or pipe messages through it.',
    run: async (argv, io) => (await import('./chat.ts')).runChat(argv, io),
  },
  {
    name: 'serve',
    summary: 'Serve a flow over HTTP.',
    run: async (argv, io) => (await import('./serve.ts')).runServe(argv, io),
  },
  {
    name: 'diagram',
    summary: 'Draw the chart of a flow: Mermaid, SVG, or the machine as JSON or a module.',
    run: async (argv, io) => (await import('./diagram.ts')).runDiagram(argv, io),
  },
  {
    name: 'replay',
    summary: 'Show a kept session turn by turn, and replay it; or list the sessions that are kept.',
    run: async (argv, io) => (await import('./replay.ts')).runReplay(argv, io),
  },
  {
    name: 'verify',
    summary: 'Look a flow over: what is wrong, what it guarantees, what it makes of sessions that go on.',
    run: async (argv, io) => (await import('./verify.ts')).runVerify(argv, io),
  },
];

/**
 * Runs `talkchart` with these arguments.
 * @returns the exit code: 0 done, 1 something failed, 2 wrong usage. Never rejects: what went wrong stands on stderr.
 * @example await runCommand(['chat', '--json'], processIo());
 */
export async function runCommand(argv: readonly string[], io: Io): Promise<number> {
  // Whoever waits for a write hears of its failure; without a listener the same failure would end the process.
  const streams = [io.stdout, io.stderr];
  for (const stream of streams) stream.on('error', ignore);
  try {
    return await dispatch(argv, io);
  } catch (error) {
    return await report(error, argv, io);
  } finally {
    for (const stream of streams) stream.off('error', ignore);
  }
}

const ignore = () => undefined;

async function dispatch([name, ...rest]: readonly string[], io: Io): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return say(io, help());
  if (name === '--version' || name === '-v') return say(io, `${versionOfTalkchart()}\n`);
  const command = commands.find((candidate) => candidate.name === name);
  if (command !== undefined) return command.run(rest, io);
  throw new UsageError(name.startsWith('-') ? `Unknown option '${name}'.` : `Unknown command '${name}'.`);
}

async function say(io: Io, text: string): Promise<number> {
  await print(io.stdout, text);
  return 0;
}

/** Tells what went wrong, in one line unless TALKCHART_DEBUG asks for more. */
async function report(error: unknown, [name]: readonly string[], io: Io): Promise<number> {
  // Whoever read us has gone, as in `talkchart chat < messages | head`: nothing went wrong.
  if (codeOf(error) === 'EPIPE') return 0;
  const isUsage = error instanceof UsageError;
  const command = commands.find((candidate) => candidate.name === name);
  const lines = [`talkchart: ${error instanceof Error ? error.message : String(error)}`];
  if (isUsage) lines.push(`For help: talkchart ${command === undefined ? '' : `${command.name} `}--help`);
  if (io.env.TALKCHART_DEBUG && error instanceof Error) lines.push(String(error.stack));
  await print(io.stderr, `${lines.join('\n')}\n`).catch(ignore);
  return isUsage ? 2 : 1;
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

function help(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return `talkchart: dependable conversations; the model proposes, a statechart disposes.

Usage: talkchart <command> [options]

Commands:
${commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n')}

Options:
  -h, --help     Show this help; "talkchart <command> --help" tells more about a command.
  -v, --version  Show the version.
`;
}
