import { type Mutant, mutantsIn } from './mutant.ts';

/** What is written when, who may write it, and what is looked at first: each broken. */
export const sessionMutants: readonly Mutant[] = [
  ...mutantsIn(
    'src/session/archive.ts',
    ['a reply goes out before it is committed', 'await store.commit({', 'void store.commit({'],
    ['a commit leaves the reply out', '...(reply === undefined ? {} : { said: reply }) });', '});'],
    [
      'a commit keeps the version',
      'const version = session.version + 1;',
      'const version = session.version + (session.version === 0 ? 1 : 0);',
    ],
    ['a record leaves the last event out', 'steps: steps.map(recorded),', 'steps: steps.slice(0, -1).map(recorded),'],
    [
      'nobody looks after a session',
      'due: dueOf(flow, written, keepEndedMs).at',
      'due: dueOf === undefined ? keepEndedMs : null',
    ],
  ),
  ...mutantsIn(
    'src/session/message-turns.ts',
    [
      'a message that was answered is heard again',
      'if (said !== undefined) {',
      'if (said !== undefined && said.messageId === null) {',
    ],
    [
      'nothing is performed',
      'const isMine = duty.toPerform(session) !== undefined &&',
      'const isMine = duty.toPerform(session) === null &&',
    ],
    [
      'a turn that somebody else has ended is ended again',
      'return said?.reply ?? (await end(session, turn)).reply;',
      'void said; return (await end(session, turn)).reply;',
    ],
    [
      'what a process left behind stays',
      'for (const turn of session.open.filter((one) => isLeft(session, one)))',
      'for (const turn of session.open.filter((one) => one.messageId === ""))',
    ],
    [
      'what was promised is not told after a crash',
      '      if (session.promised) await tellNews(session);\n    });\n  }\n',
      '    });\n  }\n',
    ],
    [
      'what is owed after a crash is not performed',
      '    await duty.settle(sessionId);\n    await leases.inTurn',
      '    await leases.inTurn',
    ],
    [
      'a message that waited counts as sent after what was put',
      'if (asked.reply !== stood) return Math.min(at, asked.at);',
      'if (asked.reply !== stood) return asked.at + 1;',
    ],
    [
      'what stood when a message came is looked up when it is read',
      'arrival.stood ??= (await',
      'arrival.stood = (await',
    ],
    ['an answer by a clock that is behind answers nothing', 'return at < asked.at ? asked.at + 1 : at;', 'return at;'],
    [
      'another run begins before what was promised is told',
      'return session.promised && isOver ?',
      'return session.promised && !isOver ?',
    ],
    [
      'an open turn of another process is answered over',
      'if (isOwn || (left.length > 0 && !isElsewhere)) return',
      'if (left.length < 0) return',
    ],
  ),
  ...mutantsIn(
    'src/session/duty.ts',
    [
      'an outcome is fed back without being committed',
      "await archive.write(now, { cause: { is: 'outcome' }, since });",
      'void now;',
    ],
    ['the same effect is begun twice in a process', 'if (going !== undefined) return going;', ''],
    [
      'an effect happens before the turn is committed open',
      'const owed = owedIn(session);\n      return owed !== undefined && owed.is',
      'const owed = owedIn(session);\n      if (owed?.is === "fulfil") void perform.fulfil({ ...owed, signal: closing, progress: () => undefined } as never).catch(() => undefined);\n      return owed !== undefined && owed.is',
    ],
    [
      'an outcome goes to the snapshot from before',
      'takeOutcome(runs, (await archive.load(session.id)).session, outcome)',
      'takeOutcome(runs, session, outcome)',
    ],
  ),
  ...mutantsIn(
    'src/session/effects.ts',
    [
      'a throw of the task means that it failed',
      "return { type: 'fulfil.unknown', key, reason };",
      "return { type: 'fulfil.failed', key, retryable: false, reason };",
    ],
    [
      'nobody knows means that it was not done',
      "case 'unknown':\n        case undefined:\n          return { type: 'reconcile.unknown', key };",
      "case 'unknown':\n        case undefined:\n          return { type: 'fulfil.failed', key, retryable: false, reason: '' };",
    ],
  ),
  ...mutantsIn(
    'src/session/leases.ts',
    ['a session is written without its lease', 'await untilGranted(lease, look);', 'await look(); void untilGranted;'],
    [
      'work that was written over is not done again',
      'if (!isConflict || conflicts === conflictsAtMost) throw error;',
      'if (isConflict || conflicts > 0) throw error;',
    ],
    [
      'a lease is never given back',
      'await store.release(lease).catch(() => undefined);',
      'if (lease.of === "turn") await store.release(lease).catch(() => undefined);',
    ],
    ['everybody has the duty', 'if (await isHeld) return true;', 'if ((await isHeld) || true) return true;'],
  ),
  ...mutantsIn(
    'src/session/turn.ts',
    [
      'a turn that is answered stays open',
      'open: session.open.filter(({ messageId }) => messageId !== turn?.messageId),',
      'open: session.open,',
    ],
    [
      '"one moment" is no promise',
      "promised: told.status === 'active' && effectOf(flow, told).is !== 'none',",
      'promised: false && effectOf === undefined,',
    ],
    [
      'an outcome after the end is lost',
      'lateOutcomes: [...session.lateOutcomes, outcome]',
      'lateOutcomes: session.lateOutcomes',
    ],
    [
      'the question is put after the reply',
      "const told = runs.send(session.told, { type: 'turn.ended', at, reply: id });",
      "const told = runs.send(session.told, { type: 'turn.ended', at, reply: 'other' });",
    ],
    ['a new run keeps its number', '{ ...session, runs: session.runs + 1 }', '{ ...session, runs: session.runs }'],
    ['a session that was left alone goes on', "runs.send(told, { type: 'session.lapsed', at })", 'told'],
  ),
  ...mutantsIn('src/session/due.ts', [
    'what is owed is due never',
    "{ at: writtenAt + takeOverAfterMs, to: 'recover' }",
    "{ at: writtenAt + 1e15, to: 'recover' }",
  ]),
  ...mutantsIn(
    'src/session/sweep.ts',
    ['a sweep recovers nothing', 'await turns.recover(sessionId);', 'void turns;'],
    [
      'a sweep works on what another is at',
      'if (leases.hasDuty(sessionId) || !(await leases.takeDuty(sessionId)))',
      'await leases.takeDuty(sessionId);\n    if (leases === undefined)',
    ],
  ),
  ...mutantsIn('src/session/answer-text.ts', [
    'a model may say anything',
    'export function readAnswerText(',
    'export function readAnswerText(_f: unknown, _c: unknown, answer: string): string | null {\n  return answer;\n}\nexport function carefullyReadAnswerText(',
  ]),
  ...mutantsIn('src/session/assistant.ts', [
    'a message in flight is taken twice',
    'if (known !== undefined) {',
    'if (known !== undefined && known.words === "") {',
  ]),
  ...mutantsIn(
    'src/stores/memory.ts',
    [
      'a commit is not held against the version',
      'if (version !== (kept?.summary.version ?? 0) + 1 || !isFirstReply) throw',
      'if (!isFirstReply) throw',
    ],
    ['a reply may be kept twice', ' || !isFirstReply) throw', ') throw'],
  ),
];
