import { describe, expect, it } from 'vitest';
import { defineFlow } from '../../src/core/define-flow.ts';
import * as slot from '../../src/slots/index.ts';
import { explore } from '../../src/testing/explore.ts';
import { boundsOf } from '../../src/testing/explore-bounds.ts';
import { findWords } from '../../src/testing/explore-words.ts';
import { dish } from '../flows/dish.ts';
import { order, table } from '../flows/table.ts';
import { kinds } from '../flows/visit.ts';
import { wordSlot } from '../flows/word-slot.ts';

const base = { version: 1, timeZone: 'UTC' } as const;
const small = { values: { dish: ['steak', 'something'] } };

describe('a flow of one slot', () => {
  const found = explore(dish, small);

  it('is walked whole, keeps every rule, and leads to an end from everywhere', () => {
    expect(found.parts.map(({ about, isWhole }) => [about, isWhole])).toEqual([
      ['whole', true],
      ['sample', false],
      ['long', false],
    ]);
    expect(found.parts.reduce((sum, { steps }) => sum + steps, 0)).toBe(found.steps);
    expect(found).toMatchObject({ evidence: 'exhaustive', broken: [], deadEnds: [], neverInPlay: [] });
  });

  it('takes every transition but those to an end that no ladder of it has', () => {
    expect(found.transitions.all).toBeGreaterThan(70);
    expect(found.transitions.uncovered).toEqual([
      'greeting slot.given #0',
      'collecting always #1',
      'leaving always #1',
      'resuming always #1',
    ]);
  });

  it('shows a shortest way to a state', () => {
    expect(found.canReach(({ state }) => state === 'completed')).toEqual({
      is: 'reached',
      witness: {
        steps: [
          'the reply is shown',
          '"soup" (slot.proposed dish)',
          'check.passed',
          'the reply is shown',
          '"yes" (confirm)',
          'fulfil.succeeded',
        ],
        endsIn: 'completed',
        says: 'completed',
      },
    });
  });

  it('proves that nothing is done without a value', () => {
    const never = found.canReach(({ state, slots }) => state.startsWith('executing') && slots.dish?.value === null);
    expect(never).toEqual({ is: 'absent', evidence: 'exhaustive' });
  });

  it('comes to what is said too late', () => {
    expect(found.canReach(({ says }) => says === 'tooLate')).toMatchObject({ is: 'reached' });
  });

  it('shows no way that takes more turns than the flow allows', () => {
    const hasty = explore({ ...dish, maxTurns: 1 }, small);
    expect(hasty.canReach(({ state }) => state === 'confirming.awaiting').is).toBe('reached');
    expect(hasty.canReach(({ state }) => state === 'completed').is).toBe('absent');
  });

  it('counts no more turns than arithmetic allows, and nearly as many', () => {
    expect(boundsOf(dish)).toEqual({ counted: 2 + 2 + 3, turns: 200 });
    expect(found.longest.counted).toBeLessThanOrEqual(7);
    expect(found.longest.counted).toBeGreaterThanOrEqual(6);
    expect(found.longest.turns).toBeLessThanOrEqual(201);
  });
});

describe('a flow of more', () => {
  const cheap = { budget: { steps: 2000 } };

  it('is walked slot by slot, pair by pair and by chance, the same every time', () => {
    const [one, two] = [explore(order, cheap), explore(order, cheap)];
    expect(one.parts.map(({ about, slots }) => `${about} ${slots.join(' and ')}`)).toEqual([
      'slot dish',
      'slot size',
      'slot note',
      'chart dish',
      'sample dish and size and note',
      'long dish and size and note',
    ]);
    expect(JSON.stringify(one)).toBe(JSON.stringify(two));
  });

  it('is known pairwise once each part was walked whole', { timeout: 60_000 }, () => {
    const short = { ...order, ladder: { attempts: 1, then: 'handoff' }, unclear: 1 } as const;
    expect(explore(short)).toMatchObject({ evidence: 'pairwise', broken: [], deadEnds: [] });
  });

  it('is only a sample once the budget is used up', () => {
    const found = explore(table, cheap);
    expect(found.steps).toBeLessThan(2100);
    expect(found.evidence).toBe('sampled');
    expect(found.parts.some(({ isWhole, about }) => !isWhole && about !== 'sample')).toBe(true);
  });

  it('leaves something of a small budget to every part', () => {
    expect(explore(table, { budget: { steps: 4000 } }).parts.filter(({ steps }) => steps === 0)).toEqual([]);
  });

  it('asks for a slot that only the last choice of another puts in play', () => {
    const size = wordSlot({ values: ['small', 'medium', 'large'] });
    const extra = wordSlot({ values: ['cheese'], dependsOn: ['size'], when: (values) => values.size === 'large' });
    const found = explore(defineFlow({ ...base, id: 'pizza', slots: { size, extra } }), { budget: { steps: 20_000 } });
    expect(found.neverInPlay).toEqual([]);
    const { is } = found.canReach(({ about, says }) => about === 'extra' && says === 'elicit');
    expect(is).toBe('reached');
  });

  it('tells of every part before it begins', () => {
    const told: string[] = [];
    explore(table, { ...cheap, onProgress: ({ about }) => told.push(about) });
    expect(told).toContain('pair day and hour');
    expect(told.slice(-2)).toEqual(['sample', 'long']);
  });
});

describe('a flow with a day', () => {
  const visit = defineFlow({ ...base, id: 'visit', slots: { day: slot.date() }, unclear: 1, corrections: 1 });
  const found = explore(visit, { at: Date.UTC(2026, 10, 23, 15) });

  it('is walked once more, with messages that come when that day is over', () => {
    expect(found.parts.map(({ about, isWhole }) => [about, isWhole])).toEqual([
      ['whole', true],
      ['time', true],
      ['sample', false],
      ['long', false],
    ]);
    expect(found).toMatchObject({ broken: [], deadEnds: [] });
  });

  it('opens the day that has passed', () => {
    const outdated = found.canReach(({ slots }) => slots.day?.open === 'outdated');
    expect(outdated).toMatchObject({ is: 'reached', witness: { says: 'reprompt' } });
    expect(outdated.is === 'reached' && outdated.witness.steps.join()).toContain('once a value has passed');
  });
});

describe('words for a slot', () => {
  const tiny = { budget: { steps: 1 } };

  it.each(Object.entries(kinds).filter(([name]) => name !== 'size'))('are found by trying: %s', (name, kind) => {
    const flow = defineFlow({ ...base, id: 'one', slots: { [name]: kind } });
    const [words] = findWords(flow, Date.UTC(2026, 10, 23, 15), 'en-US', {});
    expect(words?.usable.length).toBeGreaterThan(0);
    expect(words?.unstable).toEqual([]);
  });

  it('are reported as missing where nothing is read, and may be named', () => {
    const code = slot.of({ '~standard': { version: 1, vendor: 'x', validate: readCode } });
    const flow = defineFlow({ ...base, id: 'code', slots: { code } });
    expect(explore(flow, tiny).words[0]).toMatchObject({ usable: [], tried: expect.any(Number) });
    const named = explore(flow, { ...tiny, values: { code: ['XK-77'] } });
    expect(named.words[0]?.usable).toEqual([{ words: 'XK-77', value: 'XK-77' }]);
  });
});

const readCode = (value: unknown) =>
  typeof value === 'string' && /^[A-Z]{2}-\d\d$/.test(value) ? { value } : { issues: [{ message: 'no code' }] };

it('a function of the flow that throws is found, with the way to it', () => {
  const flow = defineFlow({
    ...base,
    id: 'throws',
    slots: {
      who: wordSlot({ values: ['ann', 'bob'] }),
      what: wordSlot({
        values: ['cut'],
        dependsOn: ['who'],
        when: ({ who }) => {
          if (who === 'bob') throw new Error('no bob');
          return true;
        },
      }),
    },
  });
  const { broken, evidence } = explore(flow, { budget: { steps: 3000 } });
  expect(broken[0]).toMatchObject({ rule: 'It throws: no bob', witness: { steps: expect.any(Array) } });
  expect(evidence).toBe('sampled');
});
