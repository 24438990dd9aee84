import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** One import, re-export or `import()` of a file. */
export interface Import {
  /** A package, or the path of a file from the root of the repository: `src/core/flow.ts`. */
  readonly from: string;
  /** Whether nothing of it is left once the types are gone. */
  readonly isTypeOnly: boolean;
}

/** All TypeScript files in these folders and below, as paths from the root of the repository. */
export function filesIn(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name))
      .sort(),
  );
}

/** The folder a file stands in. */
export function folderOf(file: string): string {
  return dirname(file);
}

/** The text of a file named by its path from the root of the repository. */
export function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** What is left of a source text without its comments: good enough for code that keeps `//` and `/*` out of strings. */
export function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

const clause = String.raw`\*(?:\s+as\s+\w+)?|\{[^}]*\}|\w+`;
const statement = new RegExp(
  String.raw`^(?:import|export)\s+(type\s+)?(?:${clause})\s+from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)`,
  'gm',
);

/** What a source text imports; `file` is where it stands. */
export function importsIn(source: string, file: string): Import[] {
  return [...withoutComments(source).matchAll(statement)].map(([, type, from, bare, dynamic]) => ({
    from: resolved(from ?? bare ?? dynamic ?? '', file),
    isTypeOnly: type !== undefined,
  }));
}

/** What a file of the repository imports. */
export function importsOf(file: string): Import[] {
  return importsIn(textOf(file), file);
}

/** A file and all it imports, directly or not: paths of files and names of packages. */
export function reachOf(file: string): Set<string> {
  const reached = new Set([file]);
  for (const next of reached) {
    if (next.endsWith('.ts')) for (const { from } of importsOf(next)) reached.add(from);
  }
  return reached;
}

/** The first ring of files in which each imports the next; `undefined` where there is none. */
export function importCycleIn(files: readonly string[]): string[] | undefined {
  const done = new Set<string>();
  const cycleFrom = (file: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file) || !file.endsWith('.ts')) return undefined;
    for (const { from, isTypeOnly } of importsOf(file)) {
      const cycle = isTypeOnly ? undefined : cycleFrom(from, [...trail, file]);
      if (cycle !== undefined) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of files) {
    const cycle = cycleFrom(file, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

function resolved(specifier: string, file: string): string {
  return specifier.startsWith('.') ? join(dirname(file), specifier) : specifier;
}
