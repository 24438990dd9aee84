import { readArguments, UsageError } from './command.ts';

/** How a chart can be written. */
export type DiagramFormat = 'mermaid' | 'svg' | 'json' | 'xstate';

/** What `talkchart diagram` was asked to do. */
export interface DiagramOptions {
  readonly isHelp: boolean;
  /** "booking", or the path of a module. */
  readonly flow: string;
  readonly format: DiagramFormat;
  /** The file to write, as given; `null`: standard output. */
  readonly out: string | null;
}

/** The help of `talkchart diagram`. */
export const diagramHelp = `talkchart diagram: draw the chart of a flow.

Usage: talkchart diagram [flow] [options]

  flow               "booking" (the default: an appointment at a salon), or the path of a module that exports a flow
                     made by defineFlow.

Options:
      --format F     mermaid  a state diagram that GitHub and many editors draw (the default)
                     svg      a picture that needs nothing else, light or dark as the reader's system is
                     json     the machine as createMachine of xstate takes it, with the slots in its meta
                     xstate   the same as a module, to paste into the Stately editor
      --out FILE     Write to this file. Default: standard output.
  -h, --help         Show this help.

The same flow gives the same bytes.
`;

const formats: readonly DiagramFormat[] = ['mermaid', 'svg', 'json', 'xstate'];

/**
 * Reads the arguments of `talkchart diagram`.
 * @throws {@link UsageError} for an unknown option or format, or more than one flow.
 */
export function readDiagramOptions(argv: readonly string[]): DiagramOptions {
  const { values, positionals } = readArguments({
    args: [...argv],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'mermaid' },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [flow = 'booking', ...more] = positionals;
  if (more.length > 0)
    throw new UsageError(`One flow at a time: ${more.map((name) => `"${name}"`).join(', ')} is too much.`);
  if (values.out === '') throw new UsageError('--out needs the name of a file.');
  return { isHelp: values.help, flow, format: readFormat(values.format), out: values.out ?? null };
}

function readFormat(text: string): DiagramFormat {
  const format = formats.find((one) => one === text);
  if (format === undefined) throw new UsageError(`--format: "${text}" is none of ${formats.join(', ')}.`);
  return format;
}
