/**
 * Uses the package as those get it who install it: packs it, installs the tarball into an empty project, and imports,
 * compiles, talks. `npm run check:package -- /path/to/node` does so with another Node.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');
const node = process.argv[2] ?? process.execPath;
const place = mkdtempSync(join(tmpdir(), 'talkchart-package-'));
const project = join(place, 'project');
const installed = join(project, 'node_modules/talkchart');

const strictest = {
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
};

const checks: Readonly<Record<string, () => void>> = {
  'it builds, packs and installs': packAndInstall,
  'it holds what is built and its sources, nothing else': checkFiles,
  'every source map leads to a source': checkSourceMaps,
  'consumers compile with Node and no browser': () => compile({ lib: ['es2024'], types: ['node'] }),
  'consumers compile with a browser and no Node': () => compile({ types: [] }, ['consumer.ts']),
  // The declarations of xstate themselves do not hold exactOptionalPropertyTypes.
  'consumers compile as strictly as can be': () => compile({ ...strictest, types: ['node'], skipLibCheck: true }),
  'every subpath can be imported': () => run(node, ['dist/imports.js']),
  'a consumer runs': () => run(node, ['dist/consumer.js']),
  'the command tells its version': checkVersion,
  'the command holds a conversation': checkChat,
};

let failures = 0;
try {
  for (const [name, check] of Object.entries(checks)) {
    if (!passes(name, check)) failures++;
    if (failures > 0 && check === packAndInstall) break;
  }
} finally {
  rmSync(place, { recursive: true });
}
process.exitCode = failures === 0 ? 0 : 1;

function passes(name: string, check: () => void): boolean {
  try {
    check();
    console.log(`ok      ${name}`);
    return true;
  } catch (error) {
    console.log(`FAILED  ${name}\n${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

function packAndInstall(): void {
  mkdirSync(project);
  run('npm', ['pack', '--pack-destination', place], { cwd: root });
  const [tarball = 'no tarball'] = readdirSync(place).filter((name) => name.endsWith('.tgz'));
  writeJson('package.json', { name: 'consumer', private: true, type: 'module' });
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', join(place, tarball)]);
  copyFileSync(join(import.meta.dirname, 'consumer.ts'), join(project, 'consumer.ts'));
  writeFileSync(join(project, 'imports.ts'), everyImport());
}

function checkFiles(): void {
  const isExpected =
    /^(?:dist\/(?:src|machines)\/.+\.(?:js|d\.ts)(?:\.map)?|(?:src|machines)\/.+\.ts|package\.json|README\.md|LICENSE)$/;
  expectNone(
    'unexpected',
    filesInstalled().filter((file) => !isExpected.test(file) || /\.test\.|^dist\/test\//.test(file)),
  );
}

function checkSourceMaps(): void {
  const maps = filesInstalled().filter((file) => file.endsWith('.map'));
  const sourcesOf = (map: string): string[] =>
    (readJson(join(installed, map)) as { sources: string[] }).sources.map((source) => join(dirname(map), source));
  expectNone(
    'missing',
    maps.flatMap(sourcesOf).filter((source) => !existsSync(join(installed, source))),
  );
  if (maps.length === 0) throw new Error('There is no map at all.');
}

/** A program that imports all there is to import. */
function everyImport(): string {
  const { exports } = readJson(join(installed, 'package.json')) as { exports: Readonly<Record<string, unknown>> };
  const names = Object.keys(exports).map((subpath) => subpath.replace(/^\./, 'talkchart'));
  return names
    .map((name) => (name.endsWith('.json') ? `'${name}', { with: { type: 'json' } }` : `'${name}'`))
    .map((what) => `if (Object.keys(await import(${what})).length === 0) throw new Error('an empty module');`)
    .join('\n');
}

function compile(options: Readonly<Record<string, unknown>>, files = ['consumer.ts', 'imports.ts']): void {
  writeJson('tsconfig.json', {
    compilerOptions: {
      ...{ target: 'es2023', module: 'nodenext', moduleResolution: 'nodenext', rootDir: '.', outDir: 'dist' },
      ...{ strict: true, skipLibCheck: false, typeRoots: [join(root, 'node_modules/@types')] },
      ...options,
    },
    files,
  });
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.']);
}

function checkVersion(): void {
  const { version } = readJson(join(root, 'package.json')) as { version: string };
  const told = run('npm', ['exec', '--no', '--', 'talkchart', '--version']).stdout.trim();
  if (told !== version) throw new Error(`It says ${told}, but is ${version}.`);
}

function checkChat(): void {
  const messages = ['A haircut tomorrow at 3 pm', 'Ann Lee', '(212) 555-0123', 'yes'];
  const { stdout, stderr } = run(node, ['node_modules/.bin/talkchart', 'chat', '--json', '--now', '2026-11-23T10:00'], {
    input: messages.map((message) => `${message}\n`).join(''),
  });
  const states = stdout
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { state: string }).state);
  const wanted = ['greeting', 'collecting.eliciting', 'collecting.eliciting', 'confirming.awaiting', 'completed'];
  if (states.join() !== wanted.join()) throw new Error(`It went through ${states.join(', ')}.`);
  if (stderr.includes('Warning')) throw new Error(stderr);
}

/** Runs a program in the project, with the chosen Node first in its path. Throws what it printed when it fails. */
function run(program: string, args: readonly string[], { cwd = project, input = '' } = {}) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, input, env, encoding: 'utf8' });
  if (status !== 0) throw new Error([program, ...args, '\n', stdout, stderr, error?.message].join(' '));
  return { stdout, stderr };
}

function filesInstalled(): string[] {
  return readdirSync(installed, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(installed, join(entry.parentPath, entry.name)));
}

function expectNone(what: string, files: readonly string[]): void {
  if (files.length > 0) throw new Error(`${files.length} files are ${what}: ${files.slice(0, 10).join(', ')}`);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function writeJson(name: string, value: unknown): void {
  writeFileSync(join(project, name), JSON.stringify(value));
}
