import type { Proposal } from '../../src/core/events.ts';
import type { WalkedMessage } from '../../src/testing/walk-step.ts';
import {
  askForAPerson,
  cancel,
  confirm,
  decline,
  deny,
  digress,
  keepIt,
  restart,
  resume,
  set,
} from '../flows/typed-conversation.ts';
import { late, type WalkedFlow } from './flows.ts';

const say = (said: string, ...batch: readonly Proposal[]): WalkedMessage => ({ said, batch });

const controls: readonly WalkedMessage[] = [
  say('yes', confirm),
  say('no', deny),
  say('hm'),
  say('i guess so', confirm),
  say('cancel', cancel),
  say('maybe i stop some day', cancel),
  say('start over', restart),
  say('maybe from the top some day', restart),
  say('do you take cards?', digress),
];

/** Messages that come once a value has ended: only where one ends do they tell anything new. */
export const lateMessages: readonly WalkedMessage[] = [
  say('yes', confirm),
  say('ann', set('who', 'ann')),
  say('hm'),
  say('no', deny),
].map((message) => ({ ...message, from: late }));

const asides: readonly WalkedMessage[] = [
  say('go on', resume),
  say('a person', askForAPerson),
  say('hm', set('who', 'ann')),
  say('hm', cancel),
  say('yes', deny),
  { ...say('yes', confirm), isStale: true },
];

/** For each flow what tells something new about it: small enough for every run of the suite. */
export const shortAlphabets: Readonly<Record<WalkedFlow, readonly WalkedMessage[]>> = {
  'required and dependent': [
    ...controls,
    ...asides,
    say('ann', set('who', 'ann')),
    say('xerxes', set('who', 'xerxes')),
    say('cut', set('what', 'cut')),
    say('i would rather not say', decline('who')),
    say('keep it', keepIt('who')),
  ],
  'optional and default': [
    say('yes', confirm),
    say('no', deny),
    say('hm'),
    say('hm', set('who', 'ann')),
    say('hm', cancel),
    say('yes', deny),
    { ...say('yes', confirm), isStale: true },
    say('a cut for ann', set('what', 'cut'), set('who', 'ann')),
    say('xerxes', set('who', 'xerxes')),
    say('skip it', decline('what')),
  ],
  'conditional and checked': [
    ...controls.filter(({ batch }) => !batch.includes(restart) && !batch.includes(cancel)),
    say('ann', set('who', 'ann')),
    say('something', set('what', 'something')),
    say('i would rather not say', decline('what')),
  ],
};

/** Both slots alike, each message also stale and late, what is said beside a value, and what a bad model claims. */
export const fullAlphabet: readonly WalkedMessage[] = [
  ...controls,
  ...asides,
  say('ann', set('who', 'ann')),
  say('bob', set('who', 'bob')),
  say('xerxes', set('who', 'xerxes')),
  say('someone', set('who', 'someone')),
  say('cut', set('what', 'cut')),
  say('dye', set('what', 'dye')),
  say('wig', set('what', 'wig')),
  say('something', set('what', 'something')),
  say('a cut for ann', set('what', 'cut'), set('who', 'ann')),
  say('dye for bob', set('what', 'dye'), set('who', 'bob')),
  say('ann bob', set('who', 'ann', 'ann'), set('who', 'bob', 'bob')),
  say('i would rather not say', decline('who')),
  say('skip it', decline('what')),
  say('keep it', keepIt('who')),
  say('keep it', keepIt('what')),
  say('no, bob', deny, set('who', 'bob')),
  say('yes to ann', set('who', 'ann'), confirm),
  say('cancel the cut for ann', set('who', 'ann'), cancel),
  say('bob, do you take cards?', set('who', 'bob'), digress),
  say('yes, do you take cards?', confirm, digress),
  say('no', confirm),
  say('do you have a cancellation fee?', cancel),
  say('hm', set('nobody', 'ann'), set('who', 'zoe')),
  ...[say('no', deny), say('ann', set('who', 'ann')), say('hm'), say('xerxes', set('who', 'xerxes'))].map(
    (message) => ({ ...message, isStale: true }) as const,
  ),
];

/** Of those the one that leads anywhere new in a small graph: the question put before is still open. */
export const shortLost: readonly WalkedMessage[] = [say('maybe i stop some day', cancel)];

/** Messages whose turn may never end, because the process dies before it replies. */
export const lostMessages: readonly WalkedMessage[] = [
  say('yes', confirm),
  say('no', deny),
  say('a cut for ann', set('what', 'cut'), set('who', 'ann')),
  say('xerxes', set('who', 'xerxes')),
  say('maybe i stop some day', cancel),
];
