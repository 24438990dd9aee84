import fc from 'fast-check';
import { type Claim, claim, messagePlan } from './chart-steps.ts';
import { often } from './flow-plans.ts';
import type { MessagePlan } from './vocabulary.ts';

/** How a store fails at one of its next calls: with its process, or for this call alone; with the call done, or not. */
export type Failure = 'dies before' | 'dies after' | 'throws before' | 'throws after';

/** What comes of an effect; `lost`: done, and nobody hears of it at once; `never`: nobody ever does. */
export type Mishap = 'works' | 'fails' | 'refuses' | 'conflicts' | 'throws' | 'lost' | 'late' | 'never' | 'unsure';

interface Sent {
  readonly server: 0 | 1;
  /** Whether the client waits for the reply before it does anything else. */
  readonly waits: boolean;
}

/** One thing that happens to a conversation held over two servers. */
export type Deed =
  | ({ readonly is: 'forward'; readonly pick: 0 | 1 | 2; readonly isOfUse: boolean } & Sent)
  | ({
      readonly is: 'send';
      readonly message: MessagePlan;
      readonly isHonest: boolean;
      readonly claims: readonly Claim[];
      readonly seen: 'last' | 'unsaid' | 'stale';
      readonly reader: 'rules' | 'model' | 'throws' | 'hangs';
      readonly answer: number | null;
      /** A model sends events that only the host may send. */
      readonly isForged: boolean;
    } & Sent)
  /** A message comes once more: the client has not heard, or not listened. */
  | ({ readonly is: 'again'; readonly back: number } & Sent)
  | { readonly is: 'pass'; readonly ms: number }
  | { readonly is: 'sweep'; readonly server: 0 | 1 }
  | { readonly is: 'fail'; readonly server: 0 | 1; readonly calls: number; readonly how: Failure }
  | { readonly is: 'mishaps'; readonly next: readonly Mishap[] };

const server = fc.constantFrom(0, 1);
const waits = often(80);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      is: fc.constant('forward'),
      pick: fc.constantFrom(0, 1, 2),
      isOfUse: often(88),
      server,
      waits,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      is: fc.constant('send'),
      message: messagePlan,
      isHonest: often(75),
      claims: fc.oneof(fc.constant([]), fc.array(claim, { maxLength: 2, size: 'max' })),
      seen: fc.constantFrom('last', 'last', 'last', 'unsaid', 'stale'),
      reader: fc.constantFrom('rules', 'rules', 'model', 'model', 'throws', 'hangs'),
      answer: fc.option(fc.nat({ max: 4 })),
      isForged: often(15),
      server,
      waits,
    }),
  },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('again'), back: fc.nat({ max: 3 }), server, waits }) },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('pass'),
      ms: fc.constantFrom(1, 1000, 6000, 12_000, 60_000, 2_400_000, 700_000_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('sweep'), server }) },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('fail'),
      server,
      calls: fc.integer({ min: 1, max: 14 }),
      how: fc.constantFrom('dies before', 'dies after', 'throws before', 'throws after'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('mishaps'),
      next: fc.array(
        fc.constantFrom('works', 'fails', 'refuses', 'conflicts', 'throws', 'lost', 'late', 'never', 'unsure'),
        { minLength: 1, maxLength: 3, size: 'max' },
      ),
    }),
  },
);

export const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(deed, { minLength: 1, maxLength: 25, size: 'max' });
