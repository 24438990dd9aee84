import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Flow } from '../core/flow.ts';
import { type DiagramFormat, diagramHelp, readDiagramOptions } from './diagram-options.ts';
import { flowNamed } from './flow-named.ts';
import { type Io, print } from './io.ts';

/** `talkchart diagram`. The flow, and what draws it, are loaded only once the arguments are right. */
export async function runDiagram(argv: readonly string[], io: Io): Promise<number> {
  const { isHelp, flow, format, out } = readDiagramOptions(argv);
  if (isHelp) {
    await print(io.stdout, diagramHelp);
    return 0;
  }
  const text = await draw[format](await flowNamed(flow, io.cwd));
  if (out === null) await print(io.stdout, text);
  else writeTo(out, io.cwd, text);
  return 0;
}

const draw: Readonly<Record<DiagramFormat, (flow: Flow) => Promise<string>>> = {
  mermaid: async (flow) => (await import('../diagram/mermaid.ts')).mermaidOf(flow),
  svg: async (flow) => (await import('../diagram/svg.ts')).svgOf(flow),
  json: async (flow) => (await import('../diagram/machine-text.ts')).jsonOf(flow),
  xstate: async (flow) => (await import('../diagram/machine-text.ts')).xstateOf(flow),
};

function writeTo(out: string, cwd: string, text: string): void {
  try {
    writeFileSync(resolve(cwd, out), text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot write ${out}: ${why}.`, { cause });
  }
}
