import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { booking } from '../../machines/booking.ts';
import { runCommand } from '../../src/cli/main.ts';
import { jsonOf, xstateOf } from '../../src/diagram/machine-text.ts';
import { mermaidOf } from '../../src/diagram/mermaid.ts';
import { svgOf } from '../../src/diagram/svg.ts';
import { FakeIo } from './fake-io.ts';

const root = join(import.meta.dirname, '../..');
let place = '';
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'talkchart-diagram-'));
});
afterAll(() => rmSync(place, { recursive: true }));

async function run(argv: readonly string[], cwd = root) {
  const io = new FakeIo({ cwd });
  return { code: await runCommand(['diagram', ...argv], io), out: io.out, err: io.err };
}

describe('talkchart diagram', () => {
  it.each([
    { argv: [], draw: mermaidOf },
    { argv: ['--format', 'mermaid'], draw: mermaidOf },
    { argv: ['booking', '--format=svg'], draw: svgOf },
    { argv: ['--format', 'json'], draw: jsonOf },
    { argv: ['--format', 'xstate'], draw: xstateOf },
  ])('prints the drawing and nothing else for $argv', async ({ argv, draw }) => {
    expect(await run(argv)).toEqual({ code: 0, out: await draw(booking), err: '' });
  });

  it('draws the flow of a file', async () => {
    const { code, out } = await run(['docs/examples/bike-repair.ts']);
    expect(code).toBe(0);
    expect(out).toContain('flow bike-repair, version 1');
    expect(out).toContain('phone#58; phone, optional, sensitive');
  });

  it('writes a file where it is named one', async () => {
    expect(await run(['--out', 'chart.svg', '--format', 'svg'], place)).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(join(place, 'chart.svg'), 'utf8')).toBe(await svgOf(booking));
  });

  it.each(['--help', '-h'])('explains itself for %s', async (option) => {
    const { code, out } = await run([option]);
    expect(code).toBe(0);
    for (const word of ['mermaid', 'svg', 'json', 'xstate', '--out']) expect(out).toContain(word);
  });

  it.each([
    { argv: ['--format', 'png'], code: 2, says: '"png" is none of mermaid, svg, json, xstate.' },
    { argv: ['--out='], code: 2, says: '--out needs the name of a file.' },
    { argv: ['a.ts', 'b.ts'], code: 2, says: 'One flow at a time' },
    { argv: ['nowhere.ts'], code: 2, says: 'There is no flow "nowhere.ts"' },
    { argv: ['--colour'], code: 2, says: "Unknown option '--colour'" },
    { argv: ['test/cli/fake-io.ts'], code: 1, says: 'fake-io.ts exports no flow' },
    { argv: ['--out', 'no/such/folder/chart.mmd'], code: 1, says: 'Cannot write no/such/folder/chart.mmd' },
  ])('says what is wrong with $argv', async ({ argv, code, says }) => {
    const told = await run(argv);
    expect(told).toMatchObject({ code, out: '' });
    expect(told.err).toContain(says);
  });
});
