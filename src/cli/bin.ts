#!/usr/bin/env node
// Nothing newer than dynamic import() may stand in this file: an old Node must get as far as the message below.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(
    `Talkchart needs Node 22.13 or newer; this is v${process.versions.node}. Get a newer one from https://nodejs.org.\n`,
  );
  process.exitCode = 1;
} else {
  silenceSqliteWarning();
  import('node:module')
    // Compiled code is kept in the folder for temporary files: the next start takes half the time.
    .then(({ enableCompileCache }) => enableCompileCache())
    .then(() => Promise.all([import('./main.ts'), import('./io.ts')]))
    .then(([{ runCommand }, { processIo }]) => runCommand(process.argv.slice(2), processIo()))
    // A flow's module may hold connections open; once all is said and written they must not keep us here.
    .then((code) => process.exit(code));
}

/** Node 22 and 24 call node:sqlite experimental each time it is loaded; every other warning stays. */
function silenceSqliteWarning() {
  const emitWarning = process.emitWarning;
  process.emitWarning = (warning: string | Error, ...rest: readonly unknown[]) => {
    if (rest[0] === 'ExperimentalWarning' && String(warning).startsWith('SQLite ')) return;
    Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
}
