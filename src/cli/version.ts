import { readFileSync } from 'node:fs';

/** The version of this package, read from its package.json. */
export function versionOfTalkchart(): string {
  const { version } = JSON.parse(readFileSync(packageFile(), 'utf8')) as { version: string }; // npm demands it
  return version;
}

/** The source is two folders below package.json; what is built from it, three. */
function packageFile(): URL {
  const isBuilt = import.meta.url.endsWith('.js');
  return new URL(isBuilt ? '../../../package.json' : '../../package.json', import.meta.url);
}
