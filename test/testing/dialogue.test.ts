import { describe, expect, expectTypeOf, it } from 'vitest';
import { booking } from '../../machines/booking.ts';
import type { Proposal } from '../../src/core/events.ts';
import type { Perform } from '../../src/session/perform.ts';
import { type Dialogue, DialogueError, dialogue, everyCrash, scriptedReader } from '../../src/testing/index.ts';
import { folderOfEachTest } from '../stores/sqlite-folder.ts';

const folder = folderOfEachTest();
const friday = { now: '2026-11-20T10:00:00-05:00', locale: 'en-US' };
const talk = dialogue(booking, friday);
const everything = 'A haircut next Tuesday at 3, Ann Lee, 415 555 2671';
const atSummary = talk.user(everything);
const gone = { is: 'conflicted', slot: 'time', reason: 'taken', alternatives: ['16:00'] } as const;

/** What a dialogue fails with. */
async function failureOf(wrong: Dialogue<typeof booking>): Promise<DialogueError> {
  const error: unknown = await wrong.run().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof DialogueError) return error;
  throw new Error('The dialogue went well.', { cause: error });
}

describe('A dialogue that goes as it is written', () => {
  it('is its own transcript', async () => {
    const { transcript, last, replies } = await talk
      .user('A haircut next Tuesday at 3')
      .expect({
        ...{ state: 'collecting.eliciting', directive: 'elicit', asks: 'name', outcome: 'none', errors: [], done: 0 },
        ...{ slots: { service: 'haircut', date: '2026-11-24', phone: null }, verdicts: { date: 'accepted' } },
        ...{ says: ['Got it', /name/], neverSays: /phone/ },
      })
      .user('Ann Lee, 415 555 2671')
      .expect({ asks: 'confirm', says: 'Tuesday 24 November 2026' })
      .later({ minutes: 40 })
      .user('yes')
      .expect({ state: 'resuming', asks: 'resume', done: 0 })
      .run();
    expect(transcript).toBe(`\
   assistant  Welcome to the salon! We do haircut, beard trim, hair coloring, massage, manicure and facial. Which service would you like?
   user       A haircut next Tuesday at 3
   (check: passed)
   assistant  Got it: haircut, Tuesday 24 November 2026, 3 pm. What name shall I put it under?
   user       Ann Lee, 415 555 2671
   assistant  Here is your booking:
              - service: haircut (pending)
              - date: Tuesday 24 November 2026 (pending)
              - time: 3 pm (pending)
              - name: Ann Lee (pending)
              - phone: (415) 555-2671 (pending)
              Shall I go ahead with this booking?
   (40 minutes later)
   user       yes
   assistant  Welcome back. So far: haircut, Tuesday 24 November 2026, 3 pm, Ann Lee, (415) 555-2671. Shall we continue where we left off?`);
    expect([replies.length, last.state]).toEqual([4, 'resuming']);
  });

  it.each<[string, Dialogue<typeof booking>]>([
    [
      'proposals stand for a reader',
      talk
        .user('mumble, a facial', [{ type: 'slot.proposed', slot: 'service', value: 'facial' }, { type: 'confirm' }])
        .expect({ slots: { service: 'facial' }, state: 'collecting.eliciting', verdicts: { service: 'accepted' } }),
    ],
    [
      'a conflict goes back to collecting',
      atSummary.effect('fulfil', gone).user('yes').expect({ asks: 'time', says: '4 pm', done: 0 }),
    ],
    [
      'a failed check offers something else',
      talk
        .effect('check', { is: 'failed', slot: 'time', reason: 'taken', alternatives: ['16:00'] })
        .user(everything)
        .expect({ asks: 'time', slots: { time: null } }),
    ],
    [
      'a failure that may be tried again is',
      atSummary
        .effect('fulfil', { is: 'failed', retryable: true, reason: 'busy' })
        .user('yes')
        .expect({ state: 'completed', done: 1 }),
    ],
    [
      'a late answer comes by itself',
      atSummary
        .effect('fulfil', 'usual', 'late')
        .user('yes')
        .expect({ directive: 'wait', state: 'executing.running', done: 1 })
        .later({ seconds: 1 })
        .expect({ state: 'executing.running' })
        .later({ seconds: 10 })
        .expect({ state: 'completed', says: 'R-1' }),
    ],
    [
      'an answer within the time for a reply is waited for',
      atSummary.effect('fulfil', 'usual', { seconds: 8 }).user('yes').expect({ state: 'completed' }),
    ],
    [
      'an answer that never comes is asked for',
      atSummary
        .effect('fulfil', 'usual', 'never')
        .user('yes')
        .expect({ directive: 'wait' })
        .later({ minutes: 1 })
        .expect({ state: 'completed', done: 1 }),
    ],
    [
      'an answer that was lost is asked for at once',
      atSummary.effect('fulfil', 'usual', 'lost').user('yes').expect({ state: 'completed', done: 1 }),
    ],
    [
      'what was never done is done after it was asked for',
      atSummary
        .effect('fulfil', { is: 'failed', retryable: true, reason: 'nobody heard' }, 'lost')
        .user('yes')
        .expect({ state: 'completed', done: 1 }),
    ],
    [
      'what is done twice is told once',
      atSummary.effect('fulfil', 'usual', 'twice').user('yes').expect({ state: 'completed', done: 1 }),
    ],
    [
      'messages that come at once are answered one after the other',
      talk
        .burst('a haircut', 'next Tuesday', 'at 3')
        .expect({ slots: { service: 'haircut', date: '2026-11-24', time: '15:00' }, asks: 'name' }),
    ],
    [
      'a yes to a summary that was not seen is none',
      atSummary.lost().user('yes').expect({ state: 'confirming.awaiting', done: 0 }),
    ],
    [
      'a message that is delivered again does nothing again',
      atSummary.user('yes').lost().again().expect({ state: 'completed', done: 1 }),
    ],
    [
      'sweeps remind, and cancel in the end',
      talk
        .user('a haircut')
        .later({ minutes: 31 })
        .sweep()
        .expect({ state: 'resuming', says: 'Shall we continue' })
        .later({ days: 7 })
        .sweep()
        .expect({ outcome: 'cancelled' }),
    ],
  ])('%s', async (_, conversation) => {
    await conversation.run();
  });

  it('leaves the dialogues it goes on from as they were', async () => {
    await atSummary.user('no').expect({ asks: 'revise' }).run();
    await atSummary.user('yes').expect({ state: 'completed' }).run();
    expect((await atSummary.run()).replies).toHaveLength(2);
  });

  it('goes the same way each time, to the letter', async () => {
    const one = atSummary.effect('fulfil', 'usual', 'late').burst('yes', 'and where are you?').later({ minutes: 1 });
    expect(await one.run()).toEqual(await one.run());
  });

  it('takes a world, a reader and a store of its own', async () => {
    const keys: string[] = [];
    const perform: Perform<typeof booking> = {
      check: async () => ({ is: 'passed' }),
      async fulfil({ key, slots }) {
        expectTypeOf(slots.service).not.toBeAny();
        keys.push(key);
        return { is: 'succeeded', result: { reference: 'mine' } };
      },
    };
    const facial: Proposal = { type: 'slot.proposed', slot: 'service', value: 'facial' };
    const storeNamed = (name: string) => () => folder.open({ path: folder.pathOf(name) });
    await dialogue(booking, { ...friday, ...scriptedReader({ 'a facial': [facial] }), openStore: storeNamed('one') })
      .user('a facial')
      .expect({ slots: { service: 'facial' } })
      .run();
    await dialogue(booking, { ...friday, perform, openStore: storeNamed('two') })
      .user(everything)
      .user('yes')
      .expect({ says: 'mine', done: 1 })
      .run();
    expect(keys).toHaveLength(1);
  });
});

describe('A dialogue that goes otherwise', () => {
  it.each<[string, Dialogue<typeof booking>, string, string]>([
    ['state', talk.user('a haircut').expect({ state: 'completed' }), 'completed', 'collecting.eliciting'],
    ['directive', talk.user('a haircut').expect({ directive: 'confirm' }), 'confirm', 'elicit'],
    ['asks', talk.user('a haircut').expect({ asks: 'phone' }), 'phone', 'date'],
    ['slots.service', talk.user('a haircut').expect({ slots: { service: 'facial' } }), 'facial', 'haircut'],
    ['slots.date', talk.user('a haircut').expect({ slots: { date: '2026-11-24' } }), '2026-11-24', 'null'],
    ['verdicts.service', talk.user('a haircut').expect({ verdicts: { service: 'misfired' } }), 'misfired', 'accepted'],
    ['says', talk.user('a haircut').expect({ says: /goodbye/ }), '/goodbye/', 'Got it: haircut. Which day suits you?'],
    [
      'never says',
      talk.user('a haircut').expect({ neverSays: 'Got it' }),
      'nothing like Got it',
      'Got it: haircut. Which day suits you?',
    ],
    ['outcome', talk.user('a haircut').expect({ outcome: 'cancelled' }), 'cancelled', 'none'],
    ['errors', talk.user('a haircut').expect({ errors: ['past'] }), '["past"]', '[]'],
    ['done', talk.user('a haircut').expect({ done: 1 }), '1', '0'],
  ])('in its %s says at which line, what was expected, and what came', async (what, conversation, expected, came) => {
    const failure = await failureOf(conversation.user('never said').expect({ state: 'handedOff' }));
    expect(failure.wrong).toEqual({ at: 2, differences: [{ what, expected, came }] });
    const margin = ''.padEnd(what.length);
    expect(failure.message).toBe(`\
The conversation does not go as expected: ${what}.

   assistant  Welcome to the salon! We do haircut, beard trim, hair coloring, massage, manicure and facial. Which service would you like?
   user       a haircut
-> assistant  Got it: haircut. Which day suits you?
              ${what}  expected  ${expected}
              ${margin}  came      ${came}`);
  });

  it('marks the first wrong line, with all that is wrong in it', async () => {
    const failure = await failureOf(
      talk.user('a haircut').expect({ asks: 'date' }).user('tomorrow').expect({ asks: 'name', done: 2 }).user('at 3'),
    );
    expect(failure.lines[failure.wrong.at]?.text).toMatch(/^Got it: Saturday 21 November 2026/);
    expect(failure.wrong.differences.map(({ what }) => what)).toEqual(['asks', 'done']);
    expect(failure.message.match(/^->/gm)).toHaveLength(1);
  });

  it.each<[string, Dialogue<typeof booking>, RegExp]>([
    [
      'a reader that was not told what a message means',
      dialogue(booking, { ...friday, ...scriptedReader({}) }).user('hm'),
      /Nobody scripted "hm"/,
    ],
    [
      'a scripted effect that nobody asks for',
      talk.effect('fulfil', 'usual', 'late').user('a haircut'),
      /1 scripted effect was never asked for/,
    ],
    [
      'a crash at a commit that is never made',
      talk.crash({ beforeCommit: 30 }).user('a haircut'),
      /never killed: what came after crash\(\{"beforeCommit":30\}\) made fewer commits/,
    ],
    [
      'a crash that nothing comes after',
      talk.user('a haircut').crash({ afterCommit: 1 }),
      /never killed: what came after crash\(\{"afterCommit":1\}\)/,
    ],
    [
      'a crash that is not reached beside one that is',
      talk.crash({ beforeCommit: 30 }).user('a haircut').crash({ beforeCommit: 1 }).user('tomorrow'),
      /crash\(\{"beforeCommit":30\}\)/,
    ],
    ['a repeated message before any', talk.again(), /no message to send again/],
    [
      'a world that stands still',
      dialogue(booking, {
        ...friday,
        perform: { fulfil: () => new Promise(() => undefined), check: () => new Promise(() => undefined) },
        patience: { seconds: 0.02 },
      }).user(everything),
      /Nothing happened within/,
    ],
  ])('for %s fails at that line', async (_, conversation, message) => {
    const failure = await failureOf(conversation);
    expect(failure.message).toMatch(message);
    expect(failure.wrong.at).toBe(failure.lines.length - 1);
  });
});

describe('A process that is killed', () => {
  const kept = { state: 'completed', done: 1, says: 'R-1' } as const;

  it('before or after any commit of a check goes on', async () => {
    const points = await everyCrash((point) => talk.crash(point).user(everything).expect({ asks: 'confirm' }));
    expect(points).toHaveLength(6);
  });

  it.each(['usual', 'late', 'lost', 'never'] as const)(
    'before or after any commit of a yes does it once, where the answer is %s',
    async (how) => {
      const scripted = how === 'usual' ? atSummary : atSummary.effect('fulfil', 'usual', how);
      const points = await everyCrash((point) =>
        scripted.crash(point).user('yes').later({ minutes: 2 }).expect(kept).again().expect({ done: 1 }),
      );
      expect(points.length).toBeGreaterThanOrEqual(4);
    },
  );

  it('in the background takes up what is left', async () => {
    const points = await everyCrash((point) =>
      atSummary.effect('fulfil', 'usual', 'late').user('yes').crash(point).later({ minutes: 2 }).expect(kept),
    );
    expect(points).toHaveLength(4);
  });

  it('in a burst answers every message', async () => {
    await everyCrash((point) =>
      talk
        .crash(point)
        .burst('a haircut', 'next Tuesday')
        .expect({ slots: { service: 'haircut', date: '2026-11-24' } }),
    );
  });

  it.each<[string, Parameters<typeof everyCrash>[0]]>([
    ['no point is handed to `crash`', () => atSummary.user('yes')],
    ['the point comes after the message', (point) => atSummary.user('yes').crash(point)],
  ])('is no process at all where %s, and nothing was tried then', async (_, conversation) => {
    await expect(everyCrash(conversation)).rejects.toThrow('Nobody was killed, so nothing was tried: hand the point');
  });

  it('and keeps no promise is told as it is', async () => {
    const wrong = everyCrash((point) => atSummary.crash(point).user('yes').expect({ done: 7 }));
    await expect(wrong).rejects.toThrow(/done +expected +7/);
  });

  it('is told in the transcript', async () => {
    const { transcript, crashes } = await atSummary.crash({ afterCommit: 1 }).user('yes').run();
    expect(crashes).toBe(1);
    expect(transcript).toContain('(the process is killed; another one takes over, and the message is sent again)');
  });
});
