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
  const io = new FakeIo({ cwd: folder });
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
