import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { booking } from '../../machines/booking.ts';
import { defineFlow } from '../../src/core/define-flow.ts';
import type { FlowDefinition, Slot } from '../../src/core/flow.ts';
import { flowDigest } from '../../src/core/flow-digest.ts';
import * as slot from '../../src/slots/index.ts';

const areas = ['inside', 'terrace'] as const;

const base = {
  id: 'table',
  version: 1,
  timeZone: 'UTC',
  slots: {
    day: slot.date({ from: 'today', within: { months: 6 }, closed: ['sunday'] }),
    area: slot.choice({ options: areas }),
    guests: slot.number({ min: 1, max: 12 }),
    extras: slot.list(slot.choice({ options: ['cake', 'candles'] }), { optional: true }),
    size: slot.of(z.enum(['small', 'large'])),
  },
} satisfies FlowDefinition;

const digestOf = (changes: Partial<FlowDefinition>): string => flowDigest(defineFlow({ ...base, ...changes }));
const withSlots = (slots: Readonly<Record<string, Slot>>): Partial<FlowDefinition> => ({
  slots: { ...base.slots, ...slots },
});
const withDay = (changes: Partial<Slot>) => withSlots({ day: { ...base.slots.day, ...changes } });

describe('The digest of a flow is another one where its values may mean something else', () => {
  it.each<[string, Partial<FlowDefinition>]>([
    ['another id', { id: 'seat' }],
    ['another version', { version: 2 }],
    ['another zone', { timeZone: 'Europe/Paris' }],
    ['one slot more', withSlots({ name: slot.personName() })],
    ['one slot less', { slots: { day: base.slots.day } }],
    ['another order', { slots: Object.fromEntries(Object.entries(base.slots).toReversed()) }],
    ['another kind', withSlots({ size: slot.text() })],
    [
      'another first day',
      withSlots({ day: slot.date({ from: 'tomorrow', within: { months: 6 }, closed: ['sunday'] }) }),
    ],
    ['another last day', withSlots({ day: slot.date({ from: 'today', within: { months: 5 }, closed: ['sunday'] }) })],
    ['another day off', withSlots({ day: slot.date({ from: 'today', within: { months: 6 }, closed: ['monday'] }) })],
    ['other limits', withSlots({ guests: slot.number({ min: 1, max: 8 }) })],
    ['other options', withSlots({ area: slot.choice({ options: [...areas, 'bar'] }) })],
    ['options that are a function', withSlots({ area: slot.choice({ options: () => areas, dependsOn: ['day'] }) })],
    ['other items of a list', withSlots({ extras: slot.list(slot.choice({ options: ['cake'] }), { optional: true }) })],
    ['another dependency', withDay({ dependsOn: ['area'] })],
    ['a check', withDay({ checked: true })],
    ['an optional slot', withDay({ optional: true })],
    ['a slot that is not asked for', withDay({ ask: false })],
    ['a ladder', withDay({ ladder: { attempts: 2 } })],
    ['an assumed value', withSlots({ guests: slot.number({ min: 1, max: 12, assume: 2 }) })],
    ['a condition', withDay({ dependsOn: ['area'], when: () => true })],
    ['the ladder of all slots', { ladder: { attempts: 2, then: 'cancel' } }],
    ['what a yes with a question is', { consent: { withQuestion: 'proceed' } }],
    ['fewer corrections', { corrections: 5 }],
    ['fewer turns', { maxTurns: 50 }],
    ['fewer tries', { tries: 1 }],
    ['fewer unclear answers', { unclear: 1 }],
  ])('%s', (_, changes) => expect(digestOf(changes)).not.toBe(digestOf({})));

  it('and a condition does not count as a dependency alone', () => {
    expect(digestOf(withDay({ dependsOn: ['area'], when: () => true }))).not.toBe(
      digestOf(withDay({ dependsOn: ['area'] })),
    );
  });
});

describe('The digest of a flow stays', () => {
  it.each<[string, Partial<FlowDefinition>]>([
    ['with other prompts', withDay({ prompt: 'When?', example: 'Friday', label: 'day of arrival', why: 'to plan' })],
    ['with other words for refusals', withDay({ refusals: { closed: 'We rest on Sundays.' } })],
    ['where a value is kept out of logs', withDay({ sensitive: true })],
    ['with another greeting', { greeting: 'Hello!' }],
    ['with another noun', { noun: 'reservation' }],
    ['with other answers', { answers: [{ about: ['parking'], answer: 'Behind the house.' }] }],
    ['with more patience', { idle: { after: { hours: 1 } } }],
    ['with a way from older forms', { migrate: (values) => values }],
    ['with the defaults written out', { corrections: 20, maxTurns: 200, ladder: { attempts: 3, then: 'handoff' } }],
    [
      'with the options in another order of writing',
      withSlots({ day: slot.date({ closed: ['sunday'], within: { months: 6 }, from: 'today' }) }),
    ],
  ])('%s', (_, changes) => expect(digestOf(changes)).toBe(digestOf({})));

  it('with another function in the place of one', () => {
    const when = (condition: () => boolean) => digestOf(withDay({ dependsOn: ['area'], when: condition }));
    expect(when(() => true)).toBe(when(() => false));
  });

  it('when the flow is made again', () => {
    const day = slot.date({ from: 'today', within: { months: 6 }, closed: ['sunday'] });
    expect(digestOf(withSlots({ day }))).toBe(digestOf({}));
    expect(flowDigest(booking)).toMatch(/^[\da-z]{6,11}$/);
  });
});

it('takes whatever a kind holds beside its options', () => {
  const ring: Record<string, unknown> = { pattern: /a+/, until: Number.POSITIVE_INFINITY, made: new Map([[1, 2]]) };
  ring.ring = ring;
  const odd = withDay({ ...(ring as Partial<Slot>) });
  expect(digestOf(odd)).toBe(digestOf(odd));
  expect(digestOf(odd)).not.toBe(
    digestOf(withDay({ ...(ring as Partial<Slot>), ...({ pattern: /b+/ } as Partial<Slot>) })),
  );
});
