import fc from 'fast-check';
import { defineFlow } from '../../src/core/define-flow.ts';
import type { Flow, Slot, SlotOptions } from '../../src/core/flow.ts';
import type { Json, Values } from '../../src/core/json.ts';
import { choice } from '../../src/slots/choice.ts';
import { list } from '../../src/slots/list.ts';
import { wordSlot } from '../flows/word-slot.ts';
import { slotWords, wordsOf } from './vocabulary.ts';

/** One slot of a random flow; `needs`: which of the slots before it it depends on. */
export interface SlotPlan {
  readonly kind: 'word' | 'choice' | 'list';
  readonly needs: readonly boolean[];
  readonly isOptional: boolean;
  readonly isVolunteered: boolean;
  readonly isConditional: boolean;
  readonly isChecked: boolean;
  readonly isSensitive: boolean;
  readonly isAssumed: boolean;
  readonly hasDefault: boolean;
  /** Its first value is over from some instant on. */
  readonly ends: boolean;
  /** Its third value does not fit the first value of the first slot it depends on. */
  readonly clashes: boolean;
  readonly attempts: number;
  readonly then: 'handoff' | 'cancel';
}

/** A random flow. */
export interface FlowPlan {
  readonly slots: readonly SlotPlan[];
  readonly unclear: number;
  readonly corrections: number;
  readonly maxTurns: number;
  readonly tries: number;
  readonly withQuestion: 'ask' | 'proceed';
}

/** From this instant on values that end are over, in ms since 1970. */
export const endsAt = 50_000_000;

/** True so many times of a hundred, and shrunk to false. */
export const often = (percent: number): fc.Arbitrary<boolean> =>
  fc.oneof({ weight: 100 - percent, arbitrary: fc.constant(false) }, { weight: percent, arbitrary: fc.constant(true) });

const slotPlan: fc.Arbitrary<SlotPlan> = fc.record({
  kind: fc.constantFrom('word', 'word', 'choice', 'list'),
  needs: fc.array(often(40), { maxLength: 5 }),
  isOptional: often(25),
  isVolunteered: often(10),
  isConditional: often(40),
  isChecked: often(35),
  isSensitive: often(15),
  isAssumed: often(10),
  hasDefault: often(25),
  ends: often(30),
  clashes: often(40),
  attempts: fc.integer({ min: 1, max: 3 }),
  then: fc.constantFrom('handoff', 'cancel'),
});

export const flowPlan: fc.Arbitrary<FlowPlan> = fc.record({
  slots: fc.oneof(
    { weight: 2, arbitrary: fc.array(slotPlan, { minLength: 1, maxLength: 3, size: 'max' }) },
    { weight: 1, arbitrary: fc.array(slotPlan, { minLength: 1, maxLength: slotWords.length, size: 'max' }) },
  ),
  unclear: fc.integer({ min: 1, max: 3 }),
  corrections: fc.integer({ min: 1, max: 6 }),
  maxTurns: fc.oneof(
    { weight: 1, arbitrary: fc.integer({ min: 2, max: 8 }) },
    { weight: 4, arbitrary: fc.integer({ min: 12, max: 40 }) },
  ),
  tries: fc.constantFrom(1, 2, 2, 3),
  withQuestion: fc.constantFrom('ask', 'ask', 'proceed'),
});

const isFirst = (value: Json | undefined, first: string): boolean =>
  Array.isArray(value) ? value.includes(first) : value === first;

const ofOwn = (values: Values, name: string): Json | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

export function flowOf({ slots, ...bounds }: FlowPlan): Flow {
  const entries = slots.map((plan, at): [string, Slot] => {
    const { name, values, refused, vague } = wordsOf(at);
    const needed = slots.flatMap((_, before) => (before < at && plan.needs[before] === true ? [wordsOf(before)] : []));
    const [first] = needed;
    const inKind = (value: string): Json => (plan.kind === 'list' ? [value] : value);
    const options: SlotOptions = {
      dependsOn: needed.map((words) => words.name),
      ...(first !== undefined && plan.isConditional
        ? { when: (known: Values) => !isFirst(ofOwn(known, first.name), first.values[1]) }
        : {}),
      ...(plan.isOptional ? { optional: true } : {}),
      ...(plan.isVolunteered ? { ask: false } : {}),
      ...(plan.isChecked ? { checked: true } : {}),
      ...(plan.isSensitive ? { sensitive: true } : {}),
      ...(plan.isAssumed ? { assume: inKind(values[1]) } : {}),
      ladder: { attempts: plan.attempts, then: plan.then, ...(plan.hasDefault ? { default: inKind(values[1]) } : {}) },
    };
    return [name, plan.kind === 'word' ? word() : plan.kind === 'choice' ? choices() : list(choices(), options)];

    function word(): Slot {
      const slot = wordSlot({
        ...options,
        values,
        refused: [refused],
        ambiguous: { [vague]: values.slice(0, 2) },
        endsAt: plan.ends ? { [values[0]]: endsAt } : {},
        clashes: (value, { values: known }) =>
          plan.clashes &&
          first !== undefined &&
          value === values[2] &&
          isFirst(ofOwn(known, first.name), first.values[0]),
      });
      // Unlike the choice of the library it knows no "not"; a kind of somebody's own is read like this.
      return { ...slot, type: 'other' };
    }
    function choices(): Slot {
      const withVague = values.map((value, place) => ({ value, synonyms: place < 2 ? [vague] : [] }));
      return choice({ ...options, options: withVague });
    }
  });
  const { withQuestion, ...counts } = bounds;
  return defineFlow({
    id: 'random',
    version: 1,
    timeZone: 'UTC',
    ...counts,
    consent: { withQuestion },
    slots: Object.fromEntries(entries),
  });
}
