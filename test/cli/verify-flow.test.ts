import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/main.ts';
import { FakeIo } from './fake-io.ts';

const source = (path: string): string => pathToFileURL(join(import.meta.dirname, '../../src', path)).href;
const imports = `import { defineFlow } from '${source('core/define-flow.ts')}';
import * as slot from '${source('slots/index.ts')}';`;
const lamp = (slots: string): string => `${imports}
export const lamp = defineFlow({
  id: 'lamp', version: 1, timeZone: 'UTC', ladder: { attempts: 1, then: 'handoff' }, unclear: 1,
  slots: { ${slots} },
});
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'talkchart-verify-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function write(text: string, ending: string): string {
  const name = `flow-${++count}.${ending}`;
  writeFileSync(join(folder, name), text);
  return name;
}

async function verify(...argv: readonly string[]) {
  return verifyOn(new FakeIo({ cwd: folder }), ...argv);
}

async function verifyOn(io: FakeIo, ...argv: readonly string[]) {
  const code = await runCommand(['verify', ...argv], io);
  return { code, out: io.out, err: io.err };
}

describe('talkchart verify', { timeout: 60_000 }, () => {
  it('prints what a flow guarantees, and how that is known', async () => {
    const { code, out } = await verify(write(lamp('room: slot.choice({ options: ["hall", "attic"] })'), 'mjs'));
    expect(out).toMatch(/^Flow "lamp", version 1: [\d,]+ states and [\d,]+ steps walked\.\n {2}whole +room/);
    expect(out).toContain('- The request can never be fulfilled without a plain yes');
    expect(out).toContain('(exhaustive on this flow, with the words tried)');
    expect(code).toBe(0);
  });

  it('prints what is wrong, and what to do about it', async () => {
    const day = 'day: slot.date({ ladder: { default: "2020-01-01" } })';
    const { code, out } = await verify(write(lamp(day), 'mjs'), '--steps', '2000');
    expect(out).toMatch(
      /things? (?:is|are) wrong:\n- day: ladder\.default is "2020-01-01", and its own kind refuses it/,
    );
    expect(out).toContain('[default-refused]');
    expect(code).toBe(1);
  });

  it('adds the parts up', async () => {
    const file = write(lamp('room: slot.choice({ options: ["hall", "attic"] })'), 'mjs');
    const [head = '', ...rest] = (await verify(file, '--steps', '500')).out.split('\n');
    const isPart = (line: string): boolean => line.startsWith('  ');
    const parts = rest.slice(
      0,
      rest.findIndex((line) => !isPart(line)),
    );
    const numberIn = (line: string, what: RegExp): number => Number(what.exec(line)?.[1]?.replaceAll(',', ''));
    for (const what of [/([\d,]+) states?/, /([\d,]+) steps?/]) {
      expect(numberIn(head, what)).toBe(parts.reduce((sum, line) => sum + numberIn(line, what), 0));
    }
    expect(parts.join('\n')).toMatch(/\n {2}sample +all slots .*by chance\n {2}long +all slots .*as long as can be$/);
  });

  it('finds nothing wrong where too little was walked, and says so', async () => {
    const file = write(lamp('room: slot.choice({ options: ["hall", "attic"] })'), 'mjs');
    const { code, out } = await verify(file, '--steps', '100');
    expect(out).toContain('\nNothing wrong was found, but not everything was looked at:\n- Not looked at: the rest of');
    expect(out).toContain('\nThis holds all the same');
    expect(out).not.toContain('can never be fulfilled');
    expect(code).toBe(0);
    const { isFine, notes } = JSON.parse((await verify(file, '--steps', '100', '--json')).out);
    expect(isFine).toBe(true);
    expect(notes[0].says).toContain('Not looked at: the rest of');
  });

  it('prints what throws once, with the slot, and goes on', async () => {
    const broken = '{ ...slot.text(), say: () => { throw new Error("no words"); } }';
    const file = write(lamp(`room: ${broken}, day: slot.text({ prompt: "" })`), 'mjs');
    const { code, out } = await verify(file, '--steps', '500');
    expect(out.match(/no words"/g)).toHaveLength(1);
    expect(out).toContain('- room: Its say() throws "no words" for "');
    expect(out).toContain('- day: In English the question');
    expect(code).toBe(1);
  });

  it.each([
    [
      'a terminal',
      true,
      /^1 of 3: whole room \(0 steps and 0 s so far\) \.\.\.\n2 of 3: sample \([\d,]+ steps and 0 s so far\) \.\.\.\n3 of 3: long \([\d,]+ steps and 0 s so far\) \.\.\.\n$/,
    ],
    ['anything else', false, /^$/],
  ])('tells on stderr how far it is, where that is %s, wherever stdout goes', async (_what, isTTY, says) => {
    const file = write(lamp('room: slot.choice({ options: ["hall", "attic"] })'), 'mjs');
    for (const isTerminal of [true, false]) {
      const io = new FakeIo({ cwd: folder, isTerminal });
      Object.assign(io.stderr, { isTTY });
      expect((await verifyOn(io, file, '--steps', '100')).err).toMatch(says);
    }
  });

  it('prints one object with --json', async () => {
    const file = write(lamp('room: slot.choice({ options: ["hall", "attic"] })'), 'mjs');
    const { code, out } = await verify(file, '--json', '--steps', '500');
    expect(JSON.parse(out)).toMatchObject({
      flow: { id: 'lamp', version: 1, digest: expect.any(String) },
      isFine: code === 0,
      explored: { evidence: 'sampled', bounds: { counted: 22, turns: 200 } },
    });
  });

  it.each([
    [['--steps', 'many'], /--steps: "many" is no number of steps/],
    [['--sessions', '--thorough'], /do not go with --sessions/],
    [['--db', 'x.db'], /--db goes with --sessions/],
    [['a', 'b'], /One flow at a time/],
    [['nowhere.mjs'], /There is no flow "nowhere.mjs"/],
  ])('refuses %j', async (argv, says) => {
    const { code, err } = await verify(...argv);
    expect(err).toMatch(says);
    expect(code).toBe(2);
  });
});

describe('a flow that cannot be loaded', { timeout: 60_000 }, () => {
  const bin = join(import.meta.dirname, '../../src/cli/bin.ts');

  /** In a process of its own, because a test runner loads modules in a way of its own. */
  async function errorOf(file: string): Promise<string> {
    const run = promisify(execFile)(process.execPath, [bin, 'verify', file], { cwd: folder });
    return run.then(
      () => '',
      ({ code, stderr }: { code: number; stderr: string }) => `${code} ${stderr}`,
    );
  }

  it.each([
    ['a syntax error in JavaScript', `${imports}\n\nconst a = { ;\n`, 'mjs', ":4: Unexpected token ';'"],
    ['a syntax error in TypeScript', `${imports}\n\nconst a: = 1;\n`, 'ts', ':4: '],
    [
      'a definition that cannot work',
      lamp('day: slot.date({ dependsOn: ["hour"] })'),
      'ts',
      ':3: Flow "lamp": slots.day.dependsOn names "hour"',
    ],
    [
      'a kind with wrong options',
      `${imports}\nexport const n = slot.number({ min: 5, max: 1 });\n`,
      'ts',
      ':3: A number has min 5',
    ],
    [
      'an import that there is not',
      `${imports}\nimport { nothing } from './nothing.ts';\n`,
      'ts',
      'Cannot find module',
    ],
    [
      'a name that is not exported',
      `import { nope } from '${source('core/define-flow.ts')}';\n`,
      'ts',
      ':1: The requested module',
    ],
    ['no flow', 'export const a = 1;\n', 'ts', 'exports no flow'],
  ])('for %s says what is wrong and where, without a stack', async (_what, text, ending, says) => {
    const file = write(text, ending);
    const error = await errorOf(file);
    expect(error).toMatch(/^1 talkchart: /);
    expect(error).toContain(says.startsWith(':') ? `${file}${says}` : says);
    expect(error).not.toMatch(/\n\s+at /);
  });
});
