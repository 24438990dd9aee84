import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/core/context.ts';
import { migrated } from '../../src/core/migrate.ts';
import { movesOf } from '../../src/core/moves.ts';
import { receiptOf } from '../../src/core/receipt.ts';
import { pathOf, type Told } from '../../src/core/told.ts';
import * as slot from '../../src/slots/index.ts';
import { set } from '../flows/typed-conversation.ts';
import {
  atTheSummary,
  before,
  executing,
  flowWith,
  from,
  kinds,
  midway,
  monday,
  outcomeUnknown,
  stored,
  Talk,
} from './changed-flow.ts';

describe('Whatever was stored, nothing is thrown', () => {
  const [summary, owed] = [atTheSummary().told, executing().told];
  const changed = flowWith({ ...kinds, name: slot.personName() });

  /** Whatever comes out is a run that all the rest can work with. */
  function expectUsable(told: unknown): void {
    const arrival = migrated(changed, told as Told, from, monday);
    expect(stored(arrival.told)).toEqual(arrival.told);
    expect(Object.keys(arrival.told.context.slots)).toEqual(changed.order);
    const talk = new Talk(changed, arrival.told, monday);
    expect(talk.directive).toHaveProperty('say');
    expect(movesOf(changed, talk.told)).toBeInstanceOf(Array);
    expect(receiptOf(changed, talk.told)).not.toBe('');
    if (arrival.told.status !== 'active') return;
    talk.say('for three', set('guests', 'three'));
    expect(['active', 'done']).toContain(talk.told.status);
  }

  const junk: readonly unknown[] = [
    undefined,
    null,
    0,
    -1,
    1e308,
    true,
    '',
    'x',
    [],
    [null],
    {},
    { value: null },
    { a: { b: { c: {} } } },
    JSON.parse('{"__proto__":{"settled":{"value":1}},"constructor":1,"toString":null}'),
  ];

  it.each(junk.map((part) => [JSON.stringify(part), part]))('a run that is %s', (_, part) => expectUsable(part));

  it.each(['value', 'status', 'context'])('with junk for its %s', (field) => {
    for (const part of junk) expectUsable({ ...summary, [field]: part });
  });

  it.each(Object.keys(summary.context))('with junk for %s in its context', (field) => {
    for (const part of junk) {
      for (const told of [summary, owed]) expectUsable({ ...told, context: { ...told.context, [field]: part } });
    }
  });

  it.each(['settled', 'open', 'skipped', 'defaulted', 'attempts'])('with junk for %s in a slot', (field) => {
    for (const part of junk) {
      for (const name of before.order) {
        const slots = { ...summary.context.slots, [name]: { ...summary.context.slots[name], [field]: part } };
        expectUsable({ ...summary, context: { ...summary.context, slots } });
      }
    }
  });

  it('with any part of a real run turned into junk, or gone', () => {
    const random = seeded(20261122);
    const runs = [midway(), atTheSummary(), executing(), outcomeUnknown(), executing().fulfil()].map(
      ({ told }) => told,
    );
    for (let turn = 0; turn < 300; turn++) {
      const told = stored(runs[turn % runs.length] as Told);
      for (let times = 1 + (turn % 3); times > 0; times--) spoil(told, random, junk);
      expectUsable(told);
    }
  });

  it('and a key that cannot be known is never made up', () => {
    const broken = (changes: { readonly [Field in keyof Context]?: unknown }) =>
      pathOf(migrated(before, { ...owed, context: { ...owed.context, ...changes } as Context }, from, monday).told);
    expect(broken({})).toBe('executing.running');
    expect([broken({ consents: '1' }), broken({ session: 7 }), broken({ run: null })]).toEqual(
      Array(3).fill('handedOff'),
    );
  });
});

/** A small generator of numbers from 0 up to 1, the same at every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Replaces one part of it, at any depth, or takes it away. */
function spoil(part: object, random: () => number, junk: readonly unknown[]): void {
  const keys = Object.keys(part);
  const key = keys[Math.floor(random() * keys.length)];
  if (key === undefined) return;
  const inner: unknown = Reflect.get(part, key);
  if (typeof inner === 'object' && inner !== null && random() < 0.8) spoil(inner, random, junk);
  else if (random() < 0.3) Reflect.deleteProperty(part, key);
  else Reflect.set(part, key, junk[Math.floor(random() * junk.length)]);
}
