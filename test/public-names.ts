import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsIn, textOf } from './source-tree.ts';

/** A name that whoever installs the package can import. */
export interface PublicName {
  readonly name: string;
  /** Where it is declared, as a path from the root of the repository. */
  readonly file: string;
  /** The comment that stands right before its declaration; empty where there is none. */
  readonly comment: string;
}

/** The sources behind the subpaths of package.json. */
export function entryPoints(): string[] {
  const manifest = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8');
  const { exports } = JSON.parse(manifest) as {
    exports: Readonly<Record<string, string | { readonly types: string }>>;
  };
  return Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? [] : [target.types.replace('./dist/', '').replace('.d.ts', '.ts')],
  );
}

const declared = /^export (?:async )?(?:const|function|interface|type|class) (\w+)/gm;
const passedOn = /^export (?:type )?\{([^}]*)\} from '[^']*';/gm;

/** Every name a file exports, where it is declared; one that is passed on is looked up there. */
export function publicNames(file: string): PublicName[] {
  const source = textOf(file);
  const own = [...source.matchAll(declared)].map(
    ({ 1: name = '', index }): PublicName => ({ name, file, comment: commentBefore(source, index) }),
  );
  const others = [...source.matchAll(passedOn)].flatMap(([statement, names = '']) => {
    const [from] = importsIn(statement, file);
    if (from === undefined) return [];
    const known = publicNames(from.from);
    return namesIn(names).map((name) => known.find((one) => one.name === name) ?? { name, file, comment: '' });
  });
  return [...own, ...others];
}

/** `type A, b as c`: `A` and `b`. */
const namesIn = (list: string): string[] =>
  list
    .split(',')
    .map((part) =>
      part
        .trim()
        .replace(/^type /, '')
        .replace(/ as .*/, ''),
    )
    .filter((name) => name !== '');

function commentBefore(source: string, index: number): string {
  const before = source.slice(0, index);
  return before.endsWith('*/\n') ? before.slice(before.lastIndexOf('/**')) : '';
}
