import { expect, it } from 'vitest';
import { defineFlow } from '../../src/core/define-flow.ts';
import type { Slot } from '../../src/core/flow.ts';
import { verifyFlow } from '../../src/verify/verify-flow.ts';
import { wordSlot } from '../flows/word-slot.ts';

const dish = wordSlot({ values: ['soup', 'pasta'], refused: ['steak'] });
const thrower = (): never => {
  throw new Error('no such table');
};
const verifyWith = (size: Slot) => {
  const flow = defineFlow({ id: 'f', version: 1, timeZone: 'UTC', slots: { dish, size } });
  return verifyFlow(flow, { budget: { steps: 3000 } });
};

it.each<[string, Partial<Slot>, RegExp]>([
  ['read', { read: thrower }, /^Its read\(\) throws "no such table" for ".*" beside \{"dish":"soup"\}\.$/],
  ['recognise', { recognise: thrower }, /^Its recognise\(\) throws "no such table" for ".*"/],
  ['say', { say: (value) => (value === 'small' ? thrower() : String(value)) }, /^Its say\(\) throws .* for "small"\.$/],
  ['describe', { describe: thrower }, /^Its describe\(\) throws "no such table"/],
  [
    'when',
    { dependsOn: ['dish'], when: (values) => (values.dish === undefined ? thrower() : true) },
    /^Its when\(\) throws "no such table" beside \{\}\.$/,
  ],
])('%s that throws is one finding, with the slot and what it was given', (_name, broken, says) => {
  const { findings, guarantees } = verifyWith({ ...wordSlot({ values: ['big', 'small'] }), ...broken });
  expect(findings).toEqual([
    { code: 'rule-broken', slot: 'size', says: expect.stringMatching(says), todo: expect.any(String) },
  ]);
  expect(guarantees).toEqual([]);
});

it('every function that throws is told, slot by slot', () => {
  const broken = { ...dish, read: thrower, say: thrower };
  const flow = defineFlow({ id: 'f', version: 1, timeZone: 'UTC', slots: { first: broken, second: broken } });
  const { findings } = verifyFlow(flow, { budget: { steps: 500 } });
  expect(findings.map(({ slot, says }) => `${slot}: ${says.split(' ')[1]}`).toSorted()).toEqual([
    ...['first: read()', 'first: say()', 'second: read()', 'second: say()'],
  ]);
});

it('nothing is known to be out of reach of a flow that throws', { timeout: 60_000 }, () => {
  const flow = defineFlow({
    ...{ id: 'f', version: 1, timeZone: 'UTC', ladder: { attempts: 1, then: 'handoff' }, unclear: 1 },
    slots: { dish: { ...dish, recognise: thrower } },
  });
  const { found, notes } = verifyFlow(flow);
  expect(found.canReach(() => false)).toEqual({ is: 'absent', evidence: 'sampled' });
  expect(notes[0]?.says).toMatch(/^Not looked at: what comes where a function of the flow throws\./);
});
