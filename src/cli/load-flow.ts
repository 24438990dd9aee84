import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Flow } from '../core/flow.ts';
import type { Values } from '../core/json.ts';
import type { Perform } from '../session/perform.ts';
import { UsageError } from './command.ts';
import { type FlowToRun, referenceOf } from './flow-to-run.ts';

/**
 * Loads a flow, and what it does, from a module.
 * @throws {@link UsageError} when there is no such file; Error when the module cannot be used, saying what it lacks.
 */
export async function loadFlow(path: string, cwd: string): Promise<FlowToRun> {
  const file = resolve(cwd, path);
  if (!existsSync(file)) {
    throw new UsageError(`There is no flow "${path}": give "booking", or the path of a module that exports a flow.`);
  }
  const module = await importFlow(path, file);
  const flow = flowIn(path, module);
  return module.perform === undefined
    ? pretending(path, flow)
    : {
        flow,
        perform: readPerform(path, module.perform),
        notice: `Flow "${flow.id}" of ${path}: what you confirm is really done.`,
        stands: (results) =>
          results.length === 0 ? 'Nothing was done.' : `Done: ${results.map(referenceOf).join(', ')}.`,
        close: () => undefined,
      };
}

type Module = Readonly<Record<string, unknown>>;

async function importFlow(path: string, file: string): Promise<Module> {
  try {
    return (await import(pathToFileURL(file).href)) as Module;
  } catch (cause) {
    throw new Error(`Cannot load ${path}: ${whyNotLoaded(path, cause)}`, { cause });
  }
}

/** Why a module did not load, and what to do about it where we know. */
export function whyNotLoaded(path: string, cause: unknown): string {
  const isUnknownKind = cause instanceof Error && 'code' in cause && cause.code === 'ERR_UNKNOWN_FILE_EXTENSION';
  if (!isUnknownKind) return cause instanceof Error ? cause.message : String(cause);
  return /\.[cm]?ts$/.test(path)
    ? `Node ${process.version} does not read TypeScript. Use Node 22.18 or newer, or compile it to JavaScript first.`
    : 'it is no JavaScript module. Its name should end in .js, .mjs, .ts or .mts.';
}

function flowIn(path: string, module: Module): Flow {
  const flows = [...new Set(Object.values(module))].filter(isFlow);
  const [flow, ...more] = flows;
  if (flow === undefined) {
    throw new Error(`${path} exports no flow: add one, like "export const booking = defineFlow({ ... })".`);
  }
  if (more.length > 0) {
    throw new Error(
      `${path} exports ${flows.length} flows (${flows.map(({ id }) => id).join(', ')}): leave one of them.`,
    );
  }
  return flow;
}

/** Told by what `defineFlow` adds: the module may have it from another copy of this package. */
function isFlow(value: unknown): value is Flow {
  if (typeof value !== 'object' || value === null) return false;
  const { id, slots, order, idle } = value as Partial<Record<keyof Flow, unknown>>; // each is looked at before it is used
  return typeof id === 'string' && typeof slots === 'object' && Array.isArray(order) && typeof idle === 'object';
}

function readPerform(path: string, value: unknown): Perform<Flow> {
  if (typeof value === 'object' && value !== null && 'fulfil' in value && typeof value.fulfil === 'function') {
    return value as Perform<Flow>; // whether it fits the flow, its author's type checker has said
  }
  throw new Error(
    `${path}: its "perform" has no "fulfil": export const perform = { fulfil: async ({ slots }) => ... }.`,
  );
}

/** A flow whose module does nothing: everything works out. */
const pretending = (path: string, flow: Flow): FlowToRun => ({
  flow,
  perform: {
    check: async () => ({ is: 'passed' }),
    fulfil: async ({ slots }) => ({ is: 'succeeded', result: slots as Values }), // what is missing has no key
  },
  notice: `${path} exports no "perform": nothing is really done.`,
  stands: () => 'Nothing was really done.',
  close: () => undefined,
});
