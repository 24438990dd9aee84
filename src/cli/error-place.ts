import { execFile } from 'node:child_process';
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** Where in a line of a stack a path begins, or the URL of one; what is inside Node is none. */
const beginning = /(?<=^|[\s(])(?:file:\/\/\/|\/|[A-Za-z]:[\\/])/;
/** What a line of a stack ends with: the line, and mostly the column, in the file. */
const ending = /:(\d+)(?::\d+)?\)?$/;

interface Place {
  readonly path: string;
  readonly line: string;
}

/**
 * Where in the flow's file, or else in a file of its author, an error comes from: `own-flow.ts:12`; `null` where nobody knows.
 * @param file the absolute path of the flow's file.
 */
export async function placeOf(error: unknown, file: string, cwd: string): Promise<string | null> {
  const told = error instanceof Error ? String(error.stack) : '';
  const isSyntax = error instanceof SyntaxError;
  return placeIn(told, file, cwd) ?? (isSyntax ? placeIn(await checked(file), file, cwd) : null);
}

function placeIn(text: string, file: string, cwd: string): string | null {
  const places = text.split('\n').flatMap(placesIn);
  const own = places.find(({ path }) => path === file) ?? places.find(({ path }) => isAuthors(path));
  if (own === undefined) return null;
  const fromHere = relative(cwd, own.path);
  return `${fromHere.startsWith('..') ? own.path : fromHere}:${own.line}`;
}

/** A path may hold spaces and parentheses: it is all that stands between its beginning and the line. */
function placesIn(text: string): readonly Place[] {
  const begins = text.search(beginning);
  const [end = '', line = ''] = ending.exec(text) ?? [];
  return begins < 0 || end === '' ? [] : [{ path: plainPath(text.slice(begins, -end.length)), line }];
}

const plainPath = (path: string): string => (path.startsWith('file:') ? fileURLToPath(path) : path);

/** Neither this package nor another one: what somebody wrote who can mend it. */
const isAuthors = (path: string): boolean =>
  !path.includes('node_modules') && !pathToFileURL(path).href.startsWith(here);

const here = new URL('../', import.meta.url).href;

/** What Node says of a file that it cannot read; of JavaScript it tells the line only there. */
async function checked(file: string): Promise<string> {
  try {
    await promisify(execFile)(process.execPath, ['--check', file]);
    return '';
  } catch (error) {
    return error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  }
}
