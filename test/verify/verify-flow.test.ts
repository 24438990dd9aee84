import { expect, it } from 'vitest';
import { z } from 'zod';
import { defineFlow } from '../../src/core/define-flow.ts';
import * as slot from '../../src/slots/index.ts';
import { verifyFlow } from '../../src/verify/verify-flow.ts';
import { wordSlot } from '../flows/word-slot.ts';

const base = { version: 1, timeZone: 'UTC', ladder: { attempts: 1, then: 'handoff' }, unclear: 1 } as const;

it('a flow without a finding has guarantees, each with the evidence behind it', { timeout: 60_000 }, () => {
  const flow = defineFlow({ ...base, id: 'dish', slots: { dish: wordSlot({ values: ['soup'], refused: ['steak'] }) } });
  const { findings, guarantees } = verifyFlow(flow);
  expect(findings).toEqual([]);
  expect(guarantees[0]).toEqual({
    says: 'The request can never be fulfilled without a plain yes to exactly what was shown.',
    evidence: 'exhaustive on this flow, with the words tried',
  });
  expect(guarantees.find(({ says }) => says.includes('at most 22 turns that count'))?.evidence).toMatch(
    /^arithmetic, and the longest walk agrees \(\d+ that count, \d+ in all\)$/,
  );
});

it('a flow with a finding has none', { timeout: 60_000 }, () => {
  const flow = defineFlow({ ...base, id: 'code', slots: { code: slot.of(z.string().regex(/^[A-Z]{2}-\d\d$/)) } });
  const { findings, guarantees } = verifyFlow(flow, { budget: { steps: 500 } });
  expect(findings.map(({ code }) => code)).toContain('slot-unfillable');
  expect(guarantees).toEqual([]);
});
