import { beforeAll, describe, expect, it } from 'vitest';
import { brokenIn, type Evidence, type Kept, type PromiseName } from './audit.ts';
import { kinds } from './kinds.ts';
import type { Conversation } from './ledger.ts';
import { evidenceInProcess } from './salon-in-process.ts';

const names = Object.keys(kinds);

let all: readonly Evidence[];
beforeAll(async () => {
  all = await evidenceInProcess(names.length);
}, 30_000);

/** Of a customer of this kind; a copy that may be spoilt. */
function evidenceOf(kind: string): Known {
  const found = all.find(({ conversation }) => conversation?.kind === kind);
  if (found?.kept === undefined || found.conversation === undefined) throw new Error(`Nobody "${kind}".`);
  return structuredClone({ ...found, kept: found.kept, conversation: found.conversation });
}

interface Known extends Evidence {
  readonly conversation: Conversation;
  readonly kept: Kept;
}

const brokenPromises = (evidence: Evidence): readonly PromiseName[] => [
  ...new Set(brokenIn(evidence).map(({ promise }) => promise)),
];

it.each(names)('A customer who %s finds every promise kept', (kind) => {
  expect(brokenIn(evidenceOf(kind))).toEqual([]);
});

it('Customers book, cancel and leave', () => {
  expect(all.filter(({ entries }) => entries.length === 2)).toHaveLength(1);
  expect(all.filter(({ entries }) => entries.length === 1).length).toBeGreaterThan(10);
  expect(evidenceOf('cancels at the summary').entries).toEqual([]);
  expect(evidenceOf('leaves at the summary').entries).toEqual([]);
  expect(evidenceOf('says yes before the summary is put, then leaves').entries).toEqual([]);
});

const straight = 'books straight away';

const isYesIn = ({ conversation }: Known) => {
  const [, yes] = conversation.sent;
  if (yes === undefined) throw new Error('There is no yes.');
  return yes;
};

const withRecords = ({ kept, ...evidence }: Known, records: Kept['records']): Evidence => ({
  ...evidence,
  kept: { ...kept, records },
});

const withSession = ({ kept, ...evidence }: Known, session: Partial<Kept['session']>): Evidence => ({
  ...evidence,
  kept: { ...kept, session: { ...kept.session, ...session } },
});

const withSent = ({ conversation, ...evidence }: Known, sent: Conversation['sent']): Evidence => ({
  ...evidence,
  conversation: { ...conversation, sent },
});

const spoilt: readonly {
  readonly what: string;
  readonly promise: PromiseName;
  readonly kind?: string;
  readonly spoil: (evidence: Known) => Evidence;
}[] = [
  {
    what: 'the store lost the session',
    promise: 'recorded',
    spoil: (evidence) => ({ ...evidence, kept: undefined }),
  },
  {
    what: 'a message that was acknowledged is not in the record',
    promise: 'recorded',
    spoil: (evidence) =>
      withRecords(
        evidence,
        evidence.kept.records.filter(({ cause }) => cause.is !== 'message' || cause.id !== isYesIn(evidence).id),
      ),
  },
  {
    what: 'a message was taken twice',
    promise: 'recorded',
    spoil: (evidence) => withRecords(evidence, [...evidence.kept.records, ...evidence.kept.records.slice(-1)]),
  },
  {
    what: 'the answer to a message is not in the record',
    promise: 'recorded',
    spoil: (evidence) =>
      withRecords(
        evidence,
        evidence.kept.records.map((record) => (record.cause.is === 'answer' ? { ...record, said: null } : record)),
      ),
  },
  {
    what: 'a reply is kept in other words than were sent',
    promise: 'recorded',
    spoil: ({ kept, ...evidence }) => ({
      ...evidence,
      kept: {
        ...kept,
        replies: kept.replies.map((said) => ({ ...said, reply: { ...said.reply, text: `${said.reply.text} ` } })),
      },
    }),
  },
  {
    what: 'the record has a message that nobody sent',
    promise: 'recorded',
    spoil: (evidence) => withSent(evidence, evidence.conversation.sent.slice(0, -1)),
  },
  {
    what: 'a message sent again got another reply',
    promise: 'repeated',
    spoil(evidence) {
      isYesIn(evidence).answers.push('{"text":"What?"}');
      return evidence;
    },
  },
  {
    what: 'what the customer was told is not in the diary',
    promise: 'booked',
    spoil: (evidence) => ({ ...evidence, entries: [] }),
  },
  {
    what: 'a booking of the record has another reference in the diary',
    promise: 'booked',
    spoil: (evidence) => ({ ...evidence, entries: evidence.entries.map((entry) => ({ ...entry, reference: 'S-X' })) }),
  },
  {
    what: 'a booking of the diary is not in the record',
    promise: 'booked',
    spoil: (evidence) => ({ ...evidence, entries: evidence.entries.map((entry) => ({ ...entry, key: 'other' })) }),
  },
  {
    what: 'a key stands in the diary twice',
    promise: 'booked',
    spoil: (evidence) => ({ ...evidence, entries: [...evidence.entries, ...evidence.entries] }),
  },
  {
    what: 'one yes was booked under two keys',
    promise: 'confirmed',
    spoil: ({ entries, ...evidence }) => ({
      ...evidence,
      entries: [...entries, ...entries.map((entry) => ({ ...entry, key: `${entry.key}2`, reference: 'S-2' }))],
    }),
  },
  {
    what: 'something else was booked than the summary said',
    promise: 'confirmed',
    spoil: (evidence) => ({ ...evidence, entries: evidence.entries.map((entry) => ({ ...entry, time: '08:00' })) }),
  },
  {
    what: 'the customer never said yes',
    promise: 'confirmed',
    spoil: (evidence) =>
      withSent(
        evidence,
        evidence.conversation.sent.map((message) =>
          message === isYesIn(evidence) ? { ...message, text: 'maybe' } : message,
        ),
      ),
  },
  {
    what: 'the yes was no answer to a summary',
    promise: 'confirmed',
    spoil: (evidence) =>
      withSent(
        evidence,
        evidence.conversation.sent.map((message) => ({ ...message, lookedAt: 'greeting' })),
      ),
  },
  {
    what: 'there is a booking where the customer had cancelled',
    promise: 'confirmed',
    kind: 'cancels at the summary',
    spoil: (evidence) => ({ ...evidence, entries: evidenceOf(straight).entries }),
  },
  {
    what: 'there is a booking where the customer never heard of a session',
    promise: 'confirmed',
    spoil: (evidence) => ({ ...evidence, conversation: undefined }),
  },
  {
    what: 'an effect is owed',
    promise: 'goesOn',
    spoil: (evidence) =>
      withSession(evidence, {
        told: { ...evidence.kept.session.told, status: 'active', value: { executing: 'running' } },
      }),
  },
  {
    what: 'what was promised was never told',
    promise: 'goesOn',
    spoil: (evidence) => withSession(evidence, { promised: true }),
  },
  {
    what: 'a turn is open',
    promise: 'goesOn',
    spoil(evidence) {
      const { id: messageId, text } = isYesIn(evidence);
      const { usage } = evidence.kept.records[0] ?? {};
      if (usage === undefined) throw new Error('There is no record.');
      const nothing = { errors: [], answer: null, isUnanswered: false, isAfterEnd: false, flowChanged: false };
      const { turn } = evidence.kept.session.told.context;
      return withSession(evidence, { open: [{ messageId, text, turn, usage, since: 0, ...nothing }] });
    },
  },
  {
    what: 'a message was never answered',
    promise: 'goesOn',
    spoil(evidence) {
      evidence.conversation.astray = 'No answer';
      return evidence;
    },
  },
  {
    what: 'the snapshot is another one',
    promise: 'replayed',
    spoil(evidence) {
      const { told } = evidence.kept.session;
      return withSession(evidence, { told: { ...told, context: { ...told.context, consents: 7 } } });
    },
  },
  {
    what: 'a version is missing',
    promise: 'gapless',
    spoil: (evidence) => withRecords(evidence, evidence.kept.records.toSpliced(2, 1)),
  },
];

describe('The audit notices', () => {
  it.each(spoilt)('that $what', ({ promise, kind = straight, spoil }) => {
    expect(brokenPromises(spoil(evidenceOf(kind)))).toContain(promise);
  });
});
