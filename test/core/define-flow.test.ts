import { describe, expect, expectTypeOf, it } from 'vitest';
import { defineFlow } from '../../src/core/define-flow.ts';
import type { FlowDefinition, Slot, SlotValues } from '../../src/core/flow.ts';
import { wordSlot } from '../flows/word-slot.ts';

const day = wordSlot({ values: ['monday', 'friday'], refused: ['sunday'] });
const base = { id: 'flow', version: 1, timeZone: 'UTC', slots: { day } } satisfies FlowDefinition;

describe('A flow that can work', () => {
  it('has every default filled in', () => {
    expect(defineFlow(base)).toMatchObject({
      ladder: { attempts: 3, then: 'handoff' },
      corrections: 20,
      maxTurns: 200,
      unclear: 3,
      idle: { afterMs: 30 * 60_000, expiresMs: 7 * 24 * 60 * 60_000 },
      consent: { withQuestion: 'ask' },
      order: ['day'],
    });
  });

  it('asks for a slot only after all it depends on', () => {
    const slots = {
      hour: wordSlot({ values: ['noon'], dependsOn: ['day', 'place'] }),
      place: wordSlot({ values: ['bar'], dependsOn: ['day'] }),
      day,
    };
    expect(defineFlow({ ...base, slots }).order).toEqual(['day', 'place', 'hour']);
  });

  it('takes a default and an assumed value that its own slot reads', () => {
    const slots = { day: { ...day, assume: 'monday', ladder: { default: 'friday' } } };
    expect(() => defineFlow({ ...base, slots })).not.toThrow();
  });

  it('types the values that fulfil receives, and those that may be missing', () => {
    const slots = {
      always: {} as Slot<'a' | 'b', 'always'>,
      maybe: {} as Slot<number, 'maybe'>,
    };
    type Values = SlotValues<{ slots: typeof slots }>;
    expectTypeOf<Values>().toEqualTypeOf<{ readonly always: 'a' | 'b'; readonly maybe?: number }>();
  });
});

describe('A flow that cannot work is refused, saying where and why', () => {
  const withDay = (options: Partial<Slot>): FlowDefinition => ({ ...base, slots: { day: { ...day, ...options } } });

  it.each<{ why: string; definition: FlowDefinition; says: RegExp }>([
    { why: 'a dot in its id', definition: { ...base, id: 'flow.1' }, says: /id must begin with a letter/ },
    { why: 'version 0', definition: { ...base, version: 0 }, says: /version must be a whole number/ },
    { why: 'an unknown zone', definition: { ...base, timeZone: 'Mars/Base' }, says: /"Mars\/Base" is no IANA zone/ },
    { why: 'no slots', definition: { ...base, slots: {} }, says: /at least one slot/ },
    {
      why: 'a slot name with a dash',
      definition: { ...base, slots: { 'a-b': day } },
      says: /slots.a-b must have a name/,
    },
    {
      why: 'an unknown dependency',
      definition: withDay({ dependsOn: ['town'] }),
      says: /names "town", which is no slot/,
    },
    {
      why: 'a dependency on a method of all objects',
      definition: withDay({ dependsOn: ['toString'] }),
      says: /no slot/,
    },
    { why: 'a circle', definition: withDay({ dependsOn: ['day'] }), says: /goes round: day -> day/ },
    { why: '`when` without dependsOn', definition: withDay({ when: () => true }), says: /name them in dependsOn/ },
    { why: 'an endless ladder', definition: withDay({ ladder: { attempts: Infinity } }), says: /from 1 to 10/ },
    { why: 'no attempts', definition: { ...base, ladder: { attempts: 0, then: 'cancel' } }, says: /ladder.attempts/ },
    { why: 'a refused default', definition: withDay({ ladder: { default: 'sunday' } }), says: /"sunday" is refused/ },
    { why: 'a default nobody understands', definition: withDay({ ladder: { default: 'x' } }), says: /not understood/ },
    { why: 'an assumed value in words', definition: withDay({ assume: 'Monday' }), says: /write "monday"/ },
    { why: 'no idle time', definition: { ...base, idle: { after: { minutes: 0 } } }, says: /idle.after/ },
    {
      why: 'an expiry before the lapse',
      definition: { ...base, idle: { after: { days: 2 }, expires: { days: 1 } } },
      says: /idle.expires must be longer/,
    },
    { why: 'endless turns', definition: { ...base, maxTurns: Infinity }, says: /maxTurns must be a whole number/ },
  ])('$why', ({ definition, says }) => {
    expect(() => defineFlow(definition)).toThrowError(says);
    expect(() => defineFlow(definition)).toThrowError(expect.objectContaining({ code: 'FLOW_INVALID' }));
  });

  const { id: _, ...withoutId } = base;
  const { timeZone: __, ...withoutZone } = base;
  const { slots: ___, ...withoutSlots } = base;

  it.each<{ why: string; definition: unknown; says: string }>([
    {
      why: 'nothing at all',
      definition: undefined,
      says: 'defineFlow takes an object: { id, version, timeZone, slots }.',
    },
    {
      why: 'no id',
      definition: withoutId,
      says: 'A flow without an id: id must begin with a letter and hold letters, digits, - and _.',
    },
    {
      why: 'no zone',
      definition: withoutZone,
      says: 'Flow "flow": timeZone undefined is no IANA zone like Europe/Paris.',
    },
    {
      why: 'no slots',
      definition: withoutSlots,
      says: 'Flow "flow": slots must be an object with a slot for each name, as in { day: slot.date() }.',
    },
    {
      why: 'a list of slots',
      definition: { ...base, slots: [day] },
      says: 'Flow "flow": slots must be an object with a slot for each name, as in { day: slot.date() }.',
    },
    {
      why: 'a slot that is undefined',
      definition: { ...base, slots: { day, a: undefined } },
      says: 'Flow "flow": slots.a is undefined, which is no slot: make one with a function of talkchart/slots, as in slot.text().',
    },
    {
      why: 'a slot that is text',
      definition: { ...base, slots: { day, b: 'text' } },
      says: 'Flow "flow": slots.b is "text", which is no slot: make one with a function of talkchart/slots, as in slot.text().',
    },
    {
      why: 'a slot that is options only',
      definition: { ...base, slots: { c: { prompt: 'Which?' } } },
      says: 'Flow "flow": slots.c is no slot, it has no function "read": make one with a function of talkchart/slots, as in slot.text().',
    },
    {
      why: 'a slot whose function was not called',
      definition: { ...base, slots: { d: wordSlot } },
      says: 'Flow "flow": slots.d is a function: call it, as in slot.text().',
    },
    {
      why: 'a dependency that is no list',
      definition: { ...base, slots: { day, hour: { ...day, dependsOn: 'day' } } },
      says: 'Flow "flow": slots.hour must have a list of names as dependsOn, not "day".',
    },
  ])('also in plain JavaScript: $why', ({ definition, says }) => {
    const define = () => defineFlow(definition as FlowDefinition);
    expect(define).toThrowError(expect.objectContaining({ code: 'FLOW_INVALID', message: says }));
  });
});
