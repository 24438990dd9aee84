import { describe, expect, it } from 'vitest';
import { booking } from '../../machines/booking.ts';
import type { Proposal } from '../../src/core/events.ts';
import { faultsIn, judgedTurns } from './certainty.ts';
import { certaintyTarget } from './certainty-tables.ts';
import { type Gold, type GoldTurn, nothing } from './gold-turn.ts';
import { type Before, givenBefore } from './told-before.ts';

const monday: Before = {
  flow: booking,
  at: Date.UTC(2026, 10, 23, 15),
  settled: { service: 'haircut', date: '2026-11-27' },
  asked: 'summary',
  finished: null,
};

const turnOf = (said: string, gold: Partial<Gold>, before: Partial<Before> = {}): GoldTurn => ({
  id: said,
  source: 'here',
  said,
  given: givenBefore(said, { ...monday, ...before }),
  gold: { ...nothing, ...gold },
});

const day = (value: string): Proposal => ({ type: 'slot.proposed', slot: 'date', value, quote: value });

describe('A reading held against the annotation', () => {
  it.each<readonly [what: string, gold: Partial<Gold>, read: readonly Proposal[], faults: readonly string[]]>([
    ['has the value', { values: { date: ['2026-11-28'] } }, [day('Saturday')], []],
    [
      'has it in other case',
      { values: { service: ['MASSAGE'] } },
      [{ type: 'slot.proposed', slot: 'service', value: 'massage' }],
      [],
    ],
    [
      'has another value',
      { values: { date: ['2026-11-28'] } },
      [day('tomorrow')],
      ['date="tomorrow" is not "2026-11-28"'],
    ],
    ['lacks a value', { values: { date: ['2026-11-28'] } }, [], ['date is missing']],
    ['lacks what is known', { values: { date: ['2026-11-27'] } }, [], []],
    ['has a value nobody said', {}, [day('Saturday')], ['date="Saturday" was not said']],
    ['says again what is known', {}, [day('Friday')], []],
    ['asks back', { values: { date: ['2026-12-01'] } }, [day('next Tuesday')], ['date="next Tuesday" is ambiguous']],
    ['refuses what is to be refused', { refused: ['date'] }, [day('Sunday')], []],
    ['hears a yes', { confirms: true }, [{ type: 'confirm' }], []],
    ['misses a yes', { confirms: true }, [], ['the yes is missing']],
    ['hears a yes where none is', {}, [{ type: 'confirm' }], ['no yes was said']],
    ['hears a no beside a value', { denies: 'may' }, [{ type: 'deny' }], []],
    ['misses a no', { denies: 'must' }, [], ['the no is missing']],
    ['misses a question', { asks: true }, [{ type: 'digressed', kind: 'chat' }], ['the question is missing']],
    ['hears a question where none is', {}, [{ type: 'digressed', kind: 'answer' }], ['nothing was asked']],
    ['leaves where nobody left', {}, [{ type: 'cancel' }], ['cancel was not said']],
  ])('%s', (_, gold, read, faults) => expect(faultsIn(turnOf('', gold), read)).toEqual(faults));

  it('misses the target where one certain turn in ten is wrong', () => {
    const yes = turnOf('yes', { confirms: true });
    const wrong = turnOf('yes', {});
    const right = Array.from({ length: 9 }, () => yes);
    expect(certaintyTarget(judgedTurns(right)).isMet).toBe(true);
    expect(certaintyTarget(judgedTurns([...right, wrong]))).toMatchObject({ measured: '10.00%', isMet: false });
  });
});
