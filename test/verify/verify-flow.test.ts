import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineFlow } from '../../src/core/define-flow.ts';
import * as slot from '../../src/slots/index.ts';
import { verifyFlow } from '../../src/verify/verify-flow.ts';
import { wordSlot } from '../flows/word-slot.ts';

const base = { version: 1, timeZone: 'UTC', ladder: { attempts: 1, then: 'handoff' }, unclear: 1 } as const;
const dish = wordSlot({ values: ['soup'], refused: ['steak'] });

describe('a flow without a finding', { timeout: 60_000 }, () => {
  it('has guarantees, each with the evidence behind it', () => {
    const { findings, notes, guarantees } = verifyFlow(defineFlow({ ...base, id: 'dish', slots: { dish } }));
    expect([findings, notes]).toEqual([[], []]);
    expect(guarantees[0]).toEqual({
      says: 'The request can never be fulfilled without a plain yes to exactly what was shown.',
      evidence: 'exhaustive on this flow, with the words tried',
    });
    expect(guarantees.find(({ says }) => says.includes('at most 22 turns that count'))?.evidence).toMatch(
      /^arithmetic, and the longest walk agrees \(\d+ that count, \d+ in all\)$/,
    );
  });

  it('promises of turns, of cancelling and of a person what holds until it is confirmed', () => {
    const { guarantees } = verifyFlow(defineFlow({ ...base, id: 'dish', slots: { dish } }));
    const about = (words: string): string | undefined => guarantees.find(({ says }) => says.includes(words))?.says;
    expect(about('turns in all')).toMatch(/ 200 turns in all until it is confirmed: with one more a person takes over/);
    expect(about('cancel')).toMatch(
      /Until the request is confirmed .*heard; from then on they are told to be too late/,
    );
  });

  it('tells of every slot how it gets its value', () => {
    const slots = {
      dish,
      size: wordSlot({ values: ['big'], dependsOn: ['dish'], when: (values) => values.dish === 'soup' }),
      spice: wordSlot({ values: ['hot'], ask: false }),
      drink: wordSlot({ values: ['tea'], assume: 'tea' }),
    };
    const { guarantees } = verifyFlow(defineFlow({ ...base, id: 'dish', slots }), { budget: { steps: 500 } });
    expect(guarantees.map(({ says }) => says)).toContain(
      'Every slot can be filled. Asked for: dish. Asked for where their "when" holds: size. Assumed, and shown in the summary: drink. Taken when volunteered: spice.',
    );
  });

  it('of which too little was walked has notes, and no guarantee that rests on the walk', () => {
    const { findings, notes, guarantees } = verifyFlow(defineFlow({ ...base, id: 'dish', slots: { dish } }), {
      budget: { steps: 20 },
    });
    expect(findings).toEqual([]);
    expect(notes.map(({ says }) => says)).toEqual([
      'Not looked at: the rest of 1 of 1 parts. The budget of steps was used up.',
      expect.stringMatching(/^Not known: whether anything leads to .*the state \w+\. Nothing that was walked does\.$/),
    ]);
    expect(guarantees.filter(({ says }) => /can never|no summary is put|An end can be reached/.test(says))).toEqual([]);
    expect(guarantees.map(({ evidence }) => evidence)).toContain('arithmetic');
  });
});

it('a flow with a finding has no guarantees, and only the finding from which the others follow', {
  timeout: 60_000,
}, () => {
  const flow = defineFlow({ ...base, id: 'code', slots: { code: slot.of(z.string().regex(/^[A-Z]{2}-\d\d$/)), dish } });
  const { findings, guarantees } = verifyFlow(flow, { budget: { steps: 500 } });
  expect(findings.map(({ code, slot: name }) => `${code} ${name}`)).toEqual(['slot-unfillable code']);
  expect(guarantees).toEqual([]);
});
