import type { Proposal } from '../../src/core/events.ts';
import { mondayIsOver, order, table } from '../flows/table.ts';
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
import type { SpokenFlow, SpokenMessage } from './turn-paths.ts';

const say = (said: string, ...batch: readonly Proposal[]): SpokenMessage => ({ said, batch });

/** What steers a conversation, plainly or not; what a bad model makes of a yes; those who were away. Batches come unordered. */
const controls: readonly SpokenMessage[] = [
  say('yes', confirm),
  say('no', deny),
  say('hm'),
  say('i guess so', confirm),
  say('cancel', cancel),
  say('maybe i stop some day', cancel),
  say('start over', restart),
  say('maybe from the top some day', restart),
  say('go on', resume),
  say('do you take cards?', digress),
  say('a person', askForAPerson),
  say('yes please', digress, confirm),
  say('yes, thanks', resume, confirm),
  { ...say('yes', confirm), after: 'lapse' },
  { ...say('hm'), after: 'expiry' },
];

/** Table and order, with bounds that are soon reached: one is left in the end, the other handed over. */
export const spokenFlows: readonly SpokenFlow[] = [
  {
    flow: { ...table, ladder: { attempts: 2, then: 'cancel' }, unclear: 2 },
    messages: [
      say('friday at seven for two', set('guests', 'two'), set('hour', 'seven'), set('day', 'friday')),
      say('monday', set('day', 'monday')),
      say('holiday', set('day', 'holiday')),
      say('monday or friday', set('day', 'monday or friday')),
      say('eight', set('hour', 'eight')),
      say('i would rather not say', decline('day')),
      say('keep it', keepIt('hour')),
      ...controls,
    ],
    refusals: [
      { slot: 'hour', reason: 'taken', alternatives: ['eight'] },
      { slot: 'day', reason: 'closed', alternatives: [] },
    ],
    // Who is away once finds that monday is over.
    startsAt: mondayIsOver - 20 * 60_000,
    passesAt: mondayIsOver,
    mostSteps: 3000,
  },
  {
    flow: { ...order, unclear: 2 },
    messages: [
      say('small soup', set('dish', 'soup'), set('size', 'small')),
      say('pasta', set('dish', 'pasta')),
      say('steak', set('dish', 'steak')),
      say('spicy', set('note', 'spicy')),
      say('i would rather not say', decline('dish')),
      say('skip it', decline('note')),
      ...controls,
    ],
    refusals: [{ slot: 'dish', reason: 'sold out', alternatives: ['pasta'] }],
    startsAt: Date.UTC(2026, 10, 20, 10),
    passesAt: Number.POSITIVE_INFINITY,
    mostSteps: 3000,
  },
];
