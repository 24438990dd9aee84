import { setImmediate } from 'node:timers/promises';
import type { Reply } from '../../src/session/reply.ts';
import {
  type Around,
  annSays,
  annsBooking,
  call,
  openSalon,
  plainYes,
  type Salon,
  type Talk,
} from './hostile-salon.ts';
import { sayAll, wrongAfterGoingOn, wrongIn } from './hostile-trial.ts';

/** A diary that does not do as it should, where an honest user with an honest model says yes to what was shown. */
export interface Trouble {
  readonly attack: string;
  readonly around: Around;
  /** How it ends: with a booking that is told, or with a person where nobody knows. */
  readonly ends: 'completed' | 'handedOff';
  /** What stands in the diary in the end; the user has said yes to just that. */
  readonly booked: 0 | 1;
}

const down = () => Promise.reject(new Error('the diary is down'));
const never = () => new Promise<never>(() => undefined);

/** The first so many calls do something else. */
function atFirst<Request, Result>(
  times: number,
  instead: (request: Request) => Promise<Result>,
  then: (request: Request) => Promise<Result>,
): (request: Request) => Promise<Result> {
  let calls = 0;
  return (request) => (++calls <= times ? instead(request) : then(request));
}

const unused = new AbortController().signal;

export const troubles: readonly Trouble[] = [
  { attack: 'no check can be made', around: (perform) => ({ ...perform, check: down }), ends: 'completed', booked: 1 },
  {
    attack: 'a check answers nonsense, then well',
    around: (perform) => ({
      ...perform,
      // What a careless host may send.
      check: atFirst(
        1,
        async () => ({}) as never,
        async (request) => (await perform.check?.(request)) ?? { is: 'passed' },
      ),
    }),
    ends: 'completed',
    booked: 1,
  },
  {
    attack: 'it is down',
    around: (perform) => ({
      ...perform,
      fulfil: atFirst(1, down, (request) => perform.fulfil(request)),
      reconcile: down,
    }),
    ends: 'handedOff',
    booked: 0,
  },
  {
    attack: 'it is down once',
    around: (perform) => ({ ...perform, fulfil: atFirst(1, down, (request) => perform.fulfil(request)) }),
    ends: 'completed',
    booked: 1,
  },
  {
    attack: 'it is busy once',
    around: (perform) => ({
      ...perform,
      fulfil: atFirst(
        1,
        async () => ({ is: 'failed', retryable: true, reason: 'busy' }) as const,
        (request) => perform.fulfil(request),
      ),
    }),
    ends: 'completed',
    booked: 1,
  },
  {
    attack: 'it answers after the reply is due',
    around: (perform, clock) => ({
      ...perform,
      async fulfil(request) {
        await clock.wait(15_000, unused);
        return perform.fulfil(request);
      },
    }),
    ends: 'completed',
    booked: 1,
  },
  {
    attack: 'it books after nobody waits for it any more',
    around: (perform, clock) => ({
      ...perform,
      fulfil: atFirst(
        1,
        async (request) => {
          await clock.wait(45_000, unused);
          return perform.fulfil(request);
        },
        (request) => perform.fulfil(request),
      ),
    }),
    ends: 'completed',
    booked: 1,
  },
  {
    attack: 'it books and answers twice',
    around: (perform) => ({
      ...perform,
      async fulfil(request) {
        await perform.fulfil(request);
        return perform.fulfil(request);
      },
    }),
    ends: 'completed',
    booked: 1,
  },
  {
    attack: 'it books and then throws',
    around: (perform) => ({
      ...perform,
      async fulfil(request) {
        await perform.fulfil(request);
        return down();
      },
    }),
    ends: 'completed',
    booked: 1,
  },
  {
    attack: 'it books and then never answers',
    around: (perform) => ({
      ...perform,
      async fulfil(request) {
        await perform.fulfil(request);
        return never();
      },
    }),
    ends: 'completed',
    booked: 1,
  },
  {
    attack: 'it books and throws, and cannot be asked about it the first time',
    around: (perform) => ({
      ...perform,
      async fulfil(request) {
        await perform.fulfil(request);
        return down();
      },
      reconcile: atFirst(1, down, async (request) => (await perform.reconcile?.(request)) ?? { is: 'unknown' }),
    }),
    ends: 'completed',
    booked: 1,
  },
  {
    attack: 'it books and throws, and nobody can be asked about it',
    around: (perform) => ({
      ...perform,
      async fulfil(request) {
        await perform.fulfil(request);
        return down();
      },
      reconcile: down,
    }),
    ends: 'handedOff',
    booked: 1,
  },
  {
    attack: 'it books and throws, and then does not know of it',
    around: (perform) => ({
      ...perform,
      fulfil: atFirst(
        1,
        async (request) => {
          await perform.fulfil(request);
          return down();
        },
        (request) => perform.fulfil(request),
      ),
      reconcile: async () => ({ is: 'absent' }),
    }),
    ends: 'completed',
    booked: 1,
  },
  {
    attack: 'it books and tells a megabyte',
    around: (perform) => ({
      ...perform,
      async fulfil(request) {
        await perform.fulfil(request);
        return { is: 'succeeded', result: { reference: 'x'.repeat(1_000_000) } };
      },
    }),
    ends: 'completed',
    booked: 1,
  },
];

/** Says yes while the diary is in trouble, and impatiently once more; returns all that must not have happened. */
export async function wrongAfterTrouble({ around, ends, booked }: Trouble): Promise<readonly string[]> {
  const keys = new Set<string>();
  const salon = openSalon((perform, clock) => {
    const troubled = around(perform, clock);
    return {
      ...troubled,
      fulfil: (request) => {
        keys.add(request.key);
        return troubled.fulfil(request);
      },
    };
  });
  const talk = await salon.talk();
  await whileTimePasses(salon, sayAll(talk, [annSays()]));
  await whileTimePasses(salon, reachTheSummary(talk));
  const byItself = talk.nextByItself();
  const answer = await whileTimePasses(salon, talk.say(plainYes));
  const wrong: string[] = [];
  if (answer.directive.say === 'wait') {
    const again = await talk.say({ said: 'yes', model: [call('confirm'), call('cancel')] });
    wrong.push(...wrongIn(again, again.state === 'completed' ? 1 : 0));
    await whileTimePasses(salon, byItself);
  }
  await whileTimePasses(salon, salon.clock.wait(60_000, unused));
  const { reply } = talk.last;
  const isRight = salon.booked().length === booked && salon.booked().every((line) => line === annsBooking);
  wrong.push(
    ...wrongIn(reply, reply.state === 'completed' ? booked : 0),
    ...(reply.state === ends ? [] : [`ended as ${reply.state}: ${reply.text}`]),
    ...(isRight ? [] : [`booked ${salon.booked().join(' and ') || 'nothing'}`]),
    ...(keys.size === 1 ? [] : [`keys ${[...keys].join()}`]),
    ...(ends === 'handedOff' && /no booking was made/i.test(reply.text) ? [`claims: ${reply.text}`] : []),
  );
  if (booked === 1) return wrong;
  await talk.say(annSays());
  return [...wrong, ...(await wrongAfterGoingOn(talk, salon.booked, annsBooking))];
}

/** The same conversation with a diary that works. */
export async function wrongWithWorkingDiary(): Promise<readonly string[]> {
  const salon = openSalon();
  const talk = await salon.talk();
  await talk.say(annSays());
  return wrongAfterGoingOn(talk, salon.booked, annsBooking);
}

/** A check that was in trouble may have opened the time: Ann says it again. */
async function reachTheSummary(talk: Talk): Promise<Reply> {
  return talk.last.reply.asked?.about === 'confirm' ? talk.last.reply : talk.say(annSays('time'));
}

/** Lets the clock go on, a second at a time, until it is done. */
async function whileTimePasses<Result>({ clock }: Salon, work: Promise<Result>): Promise<Result> {
  const state = { isDone: false };
  const done = work.finally(() => {
    state.isDone = true;
  });
  for (let seconds = 0; seconds < 300 && !state.isDone; seconds += 1) {
    await setImmediate();
    clock.pass(1000);
  }
  return done;
}
