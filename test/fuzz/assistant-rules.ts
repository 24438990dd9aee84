import { effectOf } from '../../src/core/effect.ts';
import type { Flow } from '../../src/core/flow.ts';
import { canonical, type Json, type Values } from '../../src/core/json.ts';
import type { TurnRecord } from '../../src/session/record.ts';
import { leadsToSnapshot } from '../../src/session/replay.ts';
import type { SessionStore } from '../../src/session/store.ts';
import { restored } from '../../src/session/withheld.ts';
import { BrokenProperty } from './step.ts';
import type { Said } from './vocabulary.ts';

const all = { after: 0, limit: 100_000 };

function must(holds: boolean, property: string, where: string): void {
  if (!holds) throw new BrokenProperty(property, where);
}

/** What is about to be done was committed, and somebody said a plain yes to a summary of just these values. */
export async function checkTask(
  flow: Flow,
  store: SessionStore,
  said: ReadonlyMap<string, Said>,
  sentAt: ReadonlyMap<string, number>,
  key: string,
  values: Values,
): Promise<void> {
  const [sessionId = '', run = ''] = key.split('/');
  const session = await store.load(sessionId);
  if (session === undefined) throw new BrokenProperty('What is done is of a session that there is.', key);
  const records = (await store.records(sessionId, all)).map((record) => restored(record, session.withheld));
  const at = records.findIndex(({ owed }) => owed !== null && owed.is !== 'check' && owed.key === key);
  must(at > 0, 'What is done was committed before.', `${key}, ${canonical(values)}`);
  const put = records.slice(0, at).findLast((record) => record.said !== null);
  const shown = put?.said?.directive;
  const summary =
    shown?.say === 'confirm' ? Object.fromEntries(shown.summary.map((line) => [line.slot, line.value])) : {};
  must(canonical(summary) === canonical(values), 'What is done was shown last.', `${key}, ${canonical(values)}`);
  const words = wordsIn(records[at], run);
  const is = words === undefined ? undefined : said.get(words)?.is;
  const isYes = is === 'yes' || (is === 'yesAndQuestion' && flow.consent.withQuestion === 'proceed');
  must(isYes, 'What is done was said yes to.', `${key}, "${words}"`);
  const cause = records[at]?.cause;
  const isLater = cause?.is === 'message' && (sentAt.get(cause.id) ?? 0) >= (put?.at ?? 0);
  must(isLater, 'A yes was sent after the summary was put.', `${key}, "${words}"`);
}

const wordsIn = (record: TurnRecord | undefined, run: string): string | undefined =>
  record?.steps.flatMap((step) =>
    step.is === 'event' && step.run === run && step.event.type === 'turn.started' ? [step.event.said] : [],
  )[0];

/** What is kept of a session tells all that happened, once. */
export async function checkKept(
  flow: Flow,
  store: SessionStore,
  sessionId: string,
  done: ReadonlyMap<string, string>,
): Promise<void> {
  const session = await store.load(sessionId);
  if (session === undefined) return;
  const records = await store.records(sessionId, all);
  must(leadsToSnapshot(flow, session, records), 'Records lead to the snapshot, byte for byte.', sessionId);
  const versions = records.map(({ version }) => version);
  const isWhole = versions.every((version, at) => version === at + 1) && versions.length === session.version;
  must(isWhole, 'Versions have no gaps.', versions.join(' '));
  const heard = records.flatMap(({ cause }) => (cause.is === 'message' ? [cause.id] : []));
  must(new Set(heard).size === heard.length, 'A message is heard once.', heard.join(' '));
  const replies = await store.replies(sessionId, all);
  const answered = replies.flatMap(({ messageId }) => (messageId === null ? [] : [messageId]));
  must(new Set(answered).size === answered.length, 'A message is answered once.', answered.join(' '));
  must(
    heard.every((id) => answered.includes(id)),
    'What was heard is answered.',
    heard.join(' '),
  );
  const ids = replies.map(({ reply }) => reply.id);
  must(new Set(ids).size === ids.length, 'Every reply has an id of its own.', ids.join(' '));
  const told = records.flatMap(({ said }) => (said === null ? [] : [said.reply]));
  must(canonical(told) === canonical(ids as Json), 'Every reply stands in the records, in order.', told.join(' '));
  const owes = session.told.status === 'active' && effectOf(flow, session.told).is !== 'none';
  must(session.due !== null && !owes, 'Somebody looks after every session.', sessionId);
  for (const record of records) checkHeard(record);
  for (const key of done.keys()) {
    const isTold = records.some(({ steps }) =>
      steps.some((step) => step.is === 'event' && step.event.type === 'fulfil.succeeded' && step.event.key === key),
    );
    const isUnclear = records.some(({ steps }) =>
      steps.some(
        (step) => step.is === 'event' && 'key' in step.event && isDoubt(step.event.type, step.event.key === key),
      ),
    );
    must(isTold || isUnclear, 'What was done is told as done, or nobody knows.', key);
  }
}

const isDoubt = (type: string, isOfKey: boolean): boolean =>
  isOfKey && (type === 'reconcile.unknown' || type === 'reconcile.absent');

const fromAModel = ['slot.proposed', 'slot.declined', 'slot.kept', 'confirm', 'deny', 'cancel', 'restart', 'resume'];
const ofAMessage = [...fromAModel, 'human.requested', 'digressed', 'turn.started', 'turn.read'];
const ofTheHost = ['turn.ended', 'slot.given', 'session.lapsed', 'session.expired'];

/** What only the host may say comes once for a message, whatever a model sends. */
function checkHeard({ cause, steps }: TurnRecord): void {
  if (cause.is !== 'message') return;
  const types = steps.flatMap((step) => (step.is === 'event' ? [step.event.type] : []));
  const times = (type: string): number => types.filter((one) => one === type).length;
  const isOnce = times('turn.started') <= 1 && times('turn.read') <= 1 && times('turn.ended') <= 1;
  const isKnown = types.every((type) => ofAMessage.includes(type) || ofTheHost.includes(type));
  must(isOnce && isKnown && times('slot.given') === 0, 'Only proposals come from a model.', types.join(' '));
}
