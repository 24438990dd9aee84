/**
 * Uses the package as those get it who install it: packs it, installs the tarball into an empty project, and imports,
 * compiles, talks; with the Node that runs this, and with the oldest one that package.json allows.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');
const place = mkdtempSync(join(tmpdir(), 'talkchart-package-'));
const project = join(place, 'project');
const installed = join(project, 'node_modules/talkchart');
const tarball = join(place, 'talkchart.tgz');

const node = process.execPath;
const manifest = readJson(join(root, 'package.json')) as { version: string; engines: { node: string } };
const oldest = manifest.engines.node.replace('>=', '');
const oldestNode = join(place, 'older/node_modules/node/bin/node');

const strictest = {
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
};
const consumers = ['consumer.ts', 'consumer-on-a-server.ts'];
const all = [...consumers, 'imports.ts'];

const checks: Readonly<Record<string, () => void>> = {
  'it builds, packs and installs': packAndInstall,
  'it holds what is built and its sources, nothing else': checkFiles,
  'every source map leads to a source': checkSourceMaps,
  'publint finds no fault': () => runTool('publint', 'run', tarball, '--strict'),
  'the types are those of an ESM package': () => runTool('attw', tarball, '--profile', 'esm-only'),
  // The declarations of the Agents SDK speak of what only browsers have, so that `dom` or skipLibCheck is needed there.
  'consumers compile with Node and a browser': () => compile(all, { lib: ['es2024', 'dom'], types: ['node'] }),
  'consumers compile with Node and no browser': () =>
    compile(['consumer.ts', 'imports-but-agents.ts'], { lib: ['es2024'], types: ['node'] }),
  'consumers compile with a browser and no Node': () => compile(['consumer.ts'], { types: [] }),
  // The declarations of xstate themselves do not hold exactOptionalPropertyTypes.
  'consumers compile as strictly as can be': () =>
    compile(all, { ...strictest, lib: ['es2024'], types: ['node'], skipLibCheck: true }),
  'every subpath can be imported': () => void run(node, ['dist/imports.js']),
  'consumers run': () => runConsumers(node),
  'the command tells its version': checkVersion,
  'the command holds a conversation': () => checkChat(node),
  [`Node ${oldest} can be had`]: installOldestNode,
  [`every subpath can be imported with Node ${oldest}`]: () => void run(oldestNode, ['dist/imports.js']),
  [`consumers run with Node ${oldest}`]: () => runConsumers(oldestNode),
  [`the command holds a conversation with Node ${oldest}`]: () => checkChat(oldestNode),
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
  const [packed = 'no tarball'] = readdirSync(place).filter((name) => name.endsWith('.tgz'));
  renameSync(join(place, packed), tarball);
  writeJson(join(project, 'package.json'), { name: 'consumer', private: true, type: 'module' });
  install(project, tarball);
  for (const name of consumers) copyFileSync(join(import.meta.dirname, name), join(project, name));
  writeFileSync(join(project, 'imports.ts'), importsOf(subpaths()));
  writeFileSync(
    join(project, 'imports-but-agents.ts'),
    importsOf(subpaths().filter((name) => !name.endsWith('/agents'))),
  );
}

function installOldestNode(): void {
  const older = join(place, 'older');
  mkdirSync(older);
  writeJson(join(older, 'package.json'), { private: true, allowScripts: { node: true } });
  install(older, `node@${oldest}`);
  const { stdout } = run(oldestNode, ['--version']);
  if (!stdout.startsWith(`v${oldest}.`)) throw new Error(`It is ${stdout}.`);
}

function install(cwd: string, what: string): void {
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', what], { cwd });
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

function subpaths(): string[] {
  const { exports } = readJson(join(installed, 'package.json')) as { exports: Readonly<Record<string, unknown>> };
  return Object.keys(exports);
}

/** A program that imports these subpaths. */
function importsOf(subpaths: readonly string[]): string {
  return subpaths
    .map((subpath) => subpath.replace(/^\./, 'talkchart'))
    .map((name) => (name.endsWith('.json') ? `'${name}', { with: { type: 'json' } }` : `'${name}'`))
    .map((what) => `if (Object.keys(await import(${what})).length === 0) throw new Error('an empty module');`)
    .join('\n');
}

function compile(files: readonly string[], options: Readonly<Record<string, unknown>>): void {
  writeJson(join(project, 'tsconfig.json'), {
    compilerOptions: {
      ...{ target: 'es2023', module: 'nodenext', moduleResolution: 'nodenext', rootDir: '.', outDir: 'dist' },
      ...{ strict: true, skipLibCheck: false, typeRoots: [join(root, 'node_modules/@types')] },
      ...options,
    },
    files,
  });
  run(node, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.']);
}

function runConsumers(program: string): void {
  for (const name of consumers) run(program, [join('dist', name.replace('.ts', '.js'))]);
}

function checkVersion(): void {
  const told = run('npm', ['exec', '--no', '--', 'talkchart', '--version']).stdout.trim();
  if (told !== manifest.version) throw new Error(`It says ${told}, but is ${manifest.version}.`);
}

function checkChat(program: string): void {
  const messages = ['A haircut tomorrow at 3 pm', 'Ann Lee', '(212) 555-0123', 'yes'];
  const chat = ['node_modules/.bin/talkchart', 'chat', '--json', '--now', '2026-11-23T10:00'];
  const { stdout, stderr } = run(program, chat, { input: messages.map((message) => `${message}\n`).join('') });
  const states = stdout
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { state: string }).state);
  const wanted = ['greeting', 'collecting.eliciting', 'collecting.eliciting', 'confirming.awaiting', 'completed'];
  if (states.join() !== wanted.join()) throw new Error(`It went through ${states.join(', ')}.`);
  if (stderr.includes('Warning')) throw new Error(stderr);
}

/**
 * Runs a program in the project, with no model to be had, and with the Node that runs this first in its path. Throws what it
 * printed when it fails.
 */
function run(program: string, args: readonly string[], { cwd = project, input = '' } = {}) {
  const env = {
    ...process.env,
    OPENAI_API_KEY: undefined,
    TALKCHART_MODEL: undefined,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
  };
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, input, env, encoding: 'utf8' });
  if (status !== 0) throw new Error([program, ...args, '\n', stdout, stderr, error?.message].join(' '));
  return { stdout, stderr };
}

/** Runs a program that comes with one of our own development dependencies. */
function runTool(name: string, ...args: readonly string[]): void {
  run('npm', ['exec', '--no', '--', name, ...args], { cwd: root });
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

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, JSON.stringify(value));
}
