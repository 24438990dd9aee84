import type { Asked, Context, Turn } from '../core/context.ts';
import type { Told } from '../core/told.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Usage } from '../session/ports.ts';
import type { FlowStamp, TurnRecord } from '../session/record.ts';
import type { Reply } from '../session/reply.ts';
import type { OpenTurn, SaidReply, StoredSession } from '../session/store.ts';
import type { TurnError } from '../session/turn-error.ts';

const spring = Date.UTC(2027, 2, 14, 1, 59, 30, 7);
const id = 'session-full';
const flow: FlowStamp = { id: 'intake', version: 12, digest: 'feedc0de' };
const usage: Usage = { modelCalls: 2, inputTokens: 1234, outputTokens: 56 };
const errors: readonly TurnError[] = [{ slot: 'phone', code: 'too-short', detail: 'At least six digits.' }];

const verdicts: readonly Verdict[] = [
  { slot: 'visit', is: 'changed', from: '2027-03-15', to: '2027-03-16' },
  { slot: 'phone', is: 'refused', code: 'too-short', options: ['+33612345678'] },
];

const asked: Asked = {
  about: 'clarify',
  slot: 'visit',
  options: ['2027-03-16', { from: '2027-03-23', to: '2027-03-24' }],
  receipt: '9c1185a5',
  at: spring + 1,
  reply: 'reply-41',
};

const turn: Turn = {
  at: spring + 2,
  said: 'Or the week after?',
  answers: false,
  verdicts,
  lastRungs: [{ slot: 'note', took: 'skipped' }],
  digressions: ['answer', 'chat'],
  unheard: ['confirm'],
  moved: false,
};

const context: Context = {
  session: id,
  run: `${id}-third-run`,
  timeZone: 'Asia/Kathmandu',
  locale: 'fr-CA',
  slots: {
    visit: {
      settled: { value: '2027-03-16', said: 'the 16th', source: 'operator', confirmed: true, passed: 'visit:0badf00d' },
      attempts: 1,
    },
    phone: {
      open: {
        why: 'refused',
        code: 'too-short',
        options: ['+33612345678'],
        detail: 'At least six digits.',
        was: '+331',
      },
      defaulted: true,
      attempts: 2,
    },
    note: { skipped: true, attempts: 3 },
  },
  turn,
  asked,
  unclear: 2,
  turns: 17,
  corrections: 4,
  consents: 5,
  tried: { key: `${id}/third-run/5`, times: 1 },
  late: ['cancel', 'slot.proposed'],
  result: { reference: 'V-9', notes: ['ring twice'] },
  ending: { why: 'human', detail: 'wants to talk to a nurse' },
};

const told: Told = { value: 'handedOff', status: 'done', context };

const openTurn: OpenTurn = {
  messageId: 'message-91',
  text: 'And do you take cards?',
  turn,
  errors,
  answer: 'We do.',
  isUnanswered: true,
  isAfterEnd: true,
  flowChanged: true,
  usage,
  since: spring + 3,
};

const session: StoredSession = {
  format: 1,
  id,
  version: 2,
  flow,
  holder: 'a94a8fe5',
  timeZone: 'Asia/Kathmandu',
  locale: 'fr-CA',
  values: { name: 'Amélie', visits: 3, isKnown: true },
  runs: 3,
  told,
  startedAt: spring - 86_400_000,
  activeAt: spring + 4,
  writtenAt: spring + 5,
  saidAt: 41,
  recent: [
    { from: 'assistant', text: 'Which day?' },
    { from: 'user', text: 'The 16th.' },
  ],
  open: [openTurn, { ...openTurn, messageId: 'message-92', text: 'Hello?' }],
  promised: true,
  handOff: { told, tries: 2, nextAt: spring + 6 },
  lateOutcomes: [
    { type: 'fulfil.conflicted', key: 'k', slot: 'visit', reason: 'full', alternatives: ['2027-03-23'] },
    { type: 'fulfil.succeeded', key: 'k', result: { reference: 'V-9' } },
  ],
  withheld: ['+33612345678', { street: 'rue de la Paix' }],
  due: spring + 7,
};

const record: TurnRecord = {
  version: session.version,
  at: spring + 8,
  flow,
  cause: { is: 'handOff', delivered: true },
  steps: [
    { is: 'started', run: context.run },
    { is: 'migrated', run: context.run, from: { ...flow, version: 11 }, told },
    { is: 'event', run: context.run, event: { type: 'turn.ended', at: spring + 9, reply: 'reply-41' } },
  ],
  verdicts,
  errors,
  state: 'handedOff',
  owed: { is: 'reconcile', key: 'k' },
  said: { reply: 'reply-41', directive: { say: 'handedOff', because: context.ending }, text: 'A nurse will call.' },
  usage,
  durationMs: 8_765,
};

const reply: Reply = {
  id: 'reply-41',
  text: 'A nurse will call.',
  directive: { say: 'handedOff', because: context.ending },
  state: 'handedOff',
  asked,
  verdicts,
  errors,
  outcome: { is: 'handedOff', because: context.ending },
  usage,
  slots: {
    phone: {
      status: 'open',
      value: '+331',
      said: 'plus 331',
      source: 'carried',
      confirmed: true,
      attempts: 2,
      options: ['+33612345678'],
      reason: 'too-short',
    },
  },
};

const said: SaidReply = { version: session.version, messageId: 'message-90', words: '5ca1ab1e', reply };

/**
 * A second commit in which nothing is as {@link storedSession} has it, and no field is empty: more than an assistant writes
 * at once, and no more than a store has to keep.
 */
export const fullCommit = { session, record, said } as const;
