import type { ConversationEvent } from '../core/events.ts';
import type { Json } from '../core/json.ts';
import { pathOf } from '../core/told.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Cause, FlowStamp, RecordedStep, TurnRecord } from '../session/record.ts';
import type { StoredSession } from '../session/store.ts';
import { type Look, printable, wrap } from './terminal-text.ts';
import { stampOf } from './times.ts';

/** What a session is about, and where it stands. */
export function headInWords(
  { id, flow, told, startedAt, activeAt, ...session }: StoredSession,
  timeZone: string,
  look: Look,
): string {
  const lines = [
    `Session ${id} about the flow "${flow.id}", ${versionOf(flow)}`,
    `started ${stampOf(startedAt, timeZone)}, last active ${stampOf(activeAt, timeZone)} (${timeZone})`,
    `the user's zone ${session.timeZone}, locale ${session.locale}; now ${pathOf(told)}`,
  ];
  return look.paint('note', printable(lines.join('\n')));
}

/** One commit of a session: when, why, what was said, and what came of it. */
export function recordInWords(
  record: TurnRecord,
  { timeZone, showsEvents }: { readonly timeZone: string; readonly showsEvents: boolean },
  look: Look,
): string {
  const { at, cause, steps, said, durationMs } = record;
  const spoken = (style: 'you' | 'talkchart', speaker: string, text: string): string =>
    look.paint(style, speaker) + wrap(printable(text), look.width(), speaker.length);
  const note = (name: string, text: string): string =>
    look.paint('note', `  ${name.padEnd(nameWidth)}${wrap(printable(text), look.width(), nameWidth + 2)}`);
  return [
    look.paint('note', `${stampOf(at, timeZone)}  ${causeInWords(cause)}, ${durationMs} ms`),
    ...(cause.is === 'message' ? [spoken('you', 'You: ', cause.text)] : []),
    ...(showsEvents ? steps.map((step) => note('event', JSON.stringify(step.is === 'event' ? step.event : step))) : []),
    ...notesOf(record).map(([name, text]) => note(name, text)),
    ...(said === null ? [] : [spoken('talkchart', 'Talkchart: ', said.text)]),
  ].join('\n');
}

/** How it came out that every event was sent through the chart again; `null`: it cannot be told. */
export function closingInWords(records: readonly TurnRecord[], replays: boolean | null, { paint }: Look): string {
  const messages = records.filter(({ cause }) => cause.is === 'message').length;
  const usage = usageInWords({
    modelCalls: sumOf(records, ({ usage: { modelCalls } }) => modelCalls),
    inputTokens: sumOf(records, ({ usage: { inputTokens } }) => inputTokens),
    outputTokens: sumOf(records, ({ usage: { outputTokens } }) => outputTokens),
  });
  return `${paint('note', `${counted(messages, 'message')}, ${counted(records.length, 'commit')}, ${usage}.`)}
${replays === null ? notTold : replays ? same : different}`;
}

const same = 'Replayed: the events lead to the stored snapshot, byte for byte.';
const different =
  'Replayed: the events do NOT lead to the stored snapshot. Either it or a record was changed afterwards.';
const notTold = 'Not replayed: the flow has changed since this session was last written.';

const nameWidth = 'carried over'.length + 2;

type Note = readonly [name: string, text: string];

function notesOf({ steps, verdicts, errors, owed, state, usage }: TurnRecord): readonly Note[] {
  const events = steps.flatMap((step) => (step.is === 'event' ? [step.event] : []));
  const understood = [...verdicts.map((verdict) => verdictInWords(verdict, events)), ...events.flatMap(wishIn)];
  const wrong = errors
    .filter((error) => !verdicts.some((verdict) => 'code' in verdict && verdict.code === error.code))
    .map(({ code, slot }) => (slot === undefined ? code : `${slot} ${code}`));
  return [
    ...steps.flatMap(changeIn),
    ...(understood.length === 0 ? [] : [['understood', understood.join('; ')] as const]),
    ...(wrong.length === 0 ? [] : [['errors', wrong.join('; ')] as const]),
    ...events.flatMap(outcomeIn),
    ...(owed === null ? [] : [['owed', `${owed.is} ${owed.key}`] as const]),
    ...(usage.modelCalls === 0 ? [] : [['model', usageInWords(usage)] as const]),
    ['state', state],
  ];
}

function causeInWords(cause: Cause): string {
  switch (cause.is) {
    case 'started':
      return 'the session began';
    case 'message':
      return 'a message';
    case 'answer':
      return 'the answer';
    case 'outcome':
      return 'an outcome';
    case 'news':
      return 'told what became of it';
    case 'lapsed':
      return 'the user was away';
    case 'expired':
      return 'the user was away for too long';
    case 'handOff':
      return cause.delivered ? 'the people who take over were told' : 'the people who take over could not be told';
    default:
      return cause satisfies never;
  }
}

/** A verdict with what was proposed: `date 2026-11-24 accepted`. */
function verdictInWords(verdict: Verdict, events: readonly ConversationEvent[]): string {
  const { slot, is } = verdict;
  const proposed = events.findLast((event) => event.type === 'slot.proposed' && event.slot === slot);
  const value = proposed?.type === 'slot.proposed' ? ` ${short(proposed.value)}` : '';
  switch (is) {
    case 'changed':
      return `${slot} changed from ${short(verdict.from)} to ${short(verdict.to)}`;
    case 'refused':
    case 'ambiguous':
      return `${slot}${value} ${is} (${verdict.code})`;
    default:
      return `${slot}${value} ${is}`;
  }
}

/** What was understood beside values. */
function wishIn(event: ConversationEvent): readonly string[] {
  switch (event.type) {
    case 'confirm':
    case 'deny':
    case 'cancel':
    case 'restart':
    case 'resume':
      return [event.type];
    case 'human.requested':
      return [`a person is wanted: ${event.reason}`];
    case 'digressed':
      return [`a digression (${event.kind})`];
    default:
      return [];
  }
}

/** What came of an effect, or was brought along. */
function outcomeIn(event: ConversationEvent): readonly Note[] {
  switch (event.type) {
    case 'check.passed':
    case 'reconcile.absent':
    case 'reconcile.unknown':
      return [['outcome', event.type]];
    case 'check.failed':
    case 'fulfil.conflicted':
      return [['outcome', `${event.type}: ${event.slot} ${event.reason}; instead ${short(event.alternatives)}`]];
    case 'check.errored':
    case 'fulfil.unknown':
    case 'fulfil.failed':
      return [['outcome', `${event.type}: ${event.reason}`]];
    case 'fulfil.succeeded':
      return [['outcome', `${event.type}: ${short(event.result)}`]];
    case 'slot.given':
      return [['given', `${event.slot} ${short(event.value)} (${event.source})`]];
    default:
      return [];
  }
}

const changeIn = (step: RecordedStep): readonly Note[] =>
  step.is === 'migrated' ? [['carried over', `the flow had changed since ${versionOf(step.from)}`]] : [];

const versionOf = ({ version, digest }: FlowStamp): string => `version ${version} (${digest})`;

const short = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

const usageInWords = ({ modelCalls, inputTokens, outputTokens }: TurnRecord['usage']): string =>
  `${counted(modelCalls, 'model call')}, ${counted(inputTokens + outputTokens, 'token')}${
    modelCalls === 0 ? '' : ` (${inputTokens} in, ${outputTokens} out)`
  }`;

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const sumOf = (records: readonly TurnRecord[], of: (record: TurnRecord) => number): number =>
  records.reduce((sum, record) => sum + of(record), 0);
