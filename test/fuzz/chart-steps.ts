import fc from 'fast-check';
import type { DigressionKind } from '../../src/core/events.ts';
import { often } from './flow-plans.ts';
import { type MessagePlan, phrases, slotWords, type WordPlan } from './vocabulary.ts';

/** What a model may claim beside what was said; honest or not. */
export type Claim =
  | {
      readonly is: 'value';
      readonly slot: number;
      readonly word: WordPlan;
      readonly quote: 'word' | 'none' | 'phrase' | 'all';
    }
  | { readonly is: 'declined' | 'kept'; readonly slot: number }
  | { readonly is: 'confirm'; readonly receipt: 'none' | 'right' | 'wrong' }
  | { readonly is: 'deny' | 'cancel' | 'restart' | 'resume' | 'human' }
  | { readonly is: 'digressed'; readonly kind: DigressionKind }
  | { readonly is: 'junk'; readonly slot: string; readonly value: number };

/** One step of a random conversation with the chart; what it comes to depends on where the run stands. */
export type ChartStep =
  /** What somebody who wants to get done says, or what a world that works answers. */
  | { readonly is: 'forward'; readonly pick: 0 | 1 | 2; readonly ends: boolean }
  /** What is said by somebody who answers what is asked, and of no use. */
  | { readonly is: 'backward'; readonly word: 'refused' | 'vague' | 'decline' | 'keep' }
  | {
      readonly is: 'message';
      readonly message: MessagePlan;
      readonly isHonest: boolean;
      readonly claims: readonly Claim[];
      readonly seen: 'last' | 'unsaid' | 'stale' | 'early';
      /** The process dies before it replies. */
      readonly ends: boolean;
      readonly order: 'sorted' | 'reversed';
      readonly isRead: boolean;
    }
  | { readonly is: 'outcome'; readonly what: number; readonly key: 'owed' | 'stale'; readonly slot: number }
  | { readonly is: 'host'; readonly event: 'session.lapsed' | 'session.expired' | 'user.silent' | 'turn.ended' }
  | { readonly is: 'given'; readonly word: WordPlan; readonly source: 'carried' | 'operator' }
  /** The last event of the host comes once more. */
  | { readonly is: 'again' }
  | { readonly is: 'jump'; readonly ms: number }
  | { readonly is: 'nonsense'; readonly type: string };

const slot = fc.nat({ max: slotWords.length - 1 });

const wordPlan: fc.Arbitrary<WordPlan> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      slot,
      value: fc.constantFrom(0, 1, 2),
      is: fc.constantFrom('value', 'value', 'value', 'mistyped', 'denied'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ slot, is: fc.constantFrom('refused', 'vague') }) },
);

export const messagePlan: fc.Arbitrary<MessagePlan> = fc.record({
  phrase: fc.option(fc.nat({ max: phrases.length - 1 }), { freq: 3 }),
  words: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 4, arbitrary: fc.array(wordPlan, { minLength: 1, maxLength: 3, size: 'max' }) },
  ),
});

export const claim: fc.Arbitrary<Claim> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      is: fc.constant('value'),
      slot,
      word: wordPlan,
      quote: fc.constantFrom('word', 'none', 'phrase', 'all'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constantFrom('declined', 'kept'), slot }) },
  {
    weight: 3,
    arbitrary: fc.record({ is: fc.constant('confirm'), receipt: fc.constantFrom('none', 'right', 'wrong') }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constantFrom('deny', 'deny', 'deny', 'cancel', 'restart', 'resume', 'resume', 'human'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('digressed'),
      kind: fc.constantFrom('answer', 'repeat', 'status', 'help', 'wait', 'chat'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('junk'),
      slot: fc.constantFrom('nobody', '__proto__', 'toString', 'drink', 'confirm'),
      value: fc.nat({ max: 5 }),
    }),
  },
);

const chartStep: fc.Arbitrary<ChartStep> = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.record({ is: fc.constant('forward'), pick: fc.constantFrom(0, 1, 2), ends: often(95) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      is: fc.constant('backward'),
      word: fc.constantFrom('refused', 'vague', 'vague', 'decline', 'keep'),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      is: fc.constant('message'),
      message: messagePlan,
      isHonest: often(75),
      claims: fc.oneof(fc.constant([]), fc.array(claim, { maxLength: 3, size: 'max' })),
      seen: fc.constantFrom('last', 'last', 'last', 'last', 'unsaid', 'stale', 'early'),
      ends: often(92),
      order: fc.constantFrom('sorted', 'sorted', 'sorted', 'reversed'),
      isRead: often(97),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      is: fc.constant('outcome'),
      what: fc.nat({ max: 8 }),
      key: fc.constantFrom('owed', 'owed', 'owed', 'stale'),
      slot,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('host'),
      event: fc.constantFrom(
        ...(['session.lapsed', 'session.lapsed', 'session.lapsed', 'session.lapsed', 'session.lapsed'] as const),
        ...(['session.expired', 'user.silent', 'turn.ended', 'turn.ended', 'turn.ended'] as const),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('given'),
      word: wordPlan,
      source: fc.constantFrom('carried', 'operator'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ is: 'again' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('jump'),
      ms: fc.constantFrom(1, 1000, 3_600_000, 50_000_000, 1_209_600_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('nonsense'),
      type: fc.constantFrom('', 'slot.', 'fulfil', 'done.invoke.x'),
    }),
  },
);

/** Mostly long enough to get somewhere. */
export const chartSteps: fc.Arbitrary<readonly ChartStep[]> = fc.array(chartStep, {
  minLength: 1,
  maxLength: 40,
  size: 'max',
});
