import { describe, expect, it } from 'vitest';
import type { Ending } from '../../src/core/context.ts';
import type { Directive } from '../../src/core/directive.ts';
import { line, reply, type Scene, tuesday } from './telling.ts';

const summary = [line('service', 'haircut', 'user', true), line('date', tuesday, 'user', true)];
const completed = (more: Partial<Extract<Directive, { say: 'completed' }>> = {}): Directive => ({
  say: 'completed',
  summary,
  result: { reference: 'S-7K3Q' },
  tooLate: [],
  ...more,
});
const because = (why: Ending['why'], detail: string | null = null): Ending => ({ why, detail });

describe('success', () => {
  it.each<[string, Directive, string]>([
    ['is told with its reference', completed(), `Your booking is made: haircut, ${tuesday}. Reference: S-7K3Q.`],
    ['may have none', completed({ result: null }), `Your booking is made: haircut, ${tuesday}.`],
    [
      'says no reference that is no text',
      completed({ result: { reference: 7 } }),
      `Your booking is made: haircut, ${tuesday}.`,
    ],
    [
      'says what came too late, and what to do about it',
      completed({ tooLate: ['cancel', 'slot.proposed', 'deny', 'restart', 'human.requested'] }),
      `Your booking is made: haircut, ${tuesday}. Reference: S-7K3Q. Too late for this: cancelling, your change, starting over and your wish for a person. To change or cancel it, please contact us with that reference.`,
    ],
    [
      'does not take the end of a session for a wish',
      completed({ tooLate: ['session.expired'] }),
      `Your booking is made: haircut, ${tuesday}. Reference: S-7K3Q.`,
    ],
  ])('%s', (_, directive, text) => {
    expect(reply({ directive })).toBe(text);
  });
});

it.each<[Ending | null, string]>([
  [because('left'), 'Cancelled. No booking was made.'],
  [null, 'Cancelled. No booking was made.'],
  [because('expired'), 'We have not heard from you for a long time, so this is closed. No booking was made.'],
  [because('exhausted', 'date'), 'I could not make out the date. No booking was made.'],
  [because('exhausted', 'gone'), 'I could not make it out. No booking was made.'],
])('cancelled because of %o says so', (ending, text) => {
  expect(reply({ directive: { say: 'cancelled', because: ending } })).toBe(text);
});

const takesOver = 'No booking was made; a person will take over from here.';

it.each<[Ending | null, string]>([
  [because('human', 'asked'), `Of course. ${takesOver}`],
  [null, `Of course. ${takesOver}`],
  [because('exhausted', 'phone'), `I could not make out the phone. ${takesOver}`],
  [because('unclear'), `I am afraid I do not understand you well enough. ${takesOver}`],
  [because('turns'), `This has taken very long. ${takesOver}`],
  [because('corrections'), `A lot has changed, and I do not want to get it wrong. ${takesOver}`],
  [because('failed', 'no database'), `Something went wrong with the booking. ${takesOver}`],
  [because('unknown'), 'I do not know whether the booking was made. A person will check.'],
])('handed off because of %o says truly what was done', (ending, text) => {
  expect(reply({ directive: { say: 'handedOff', because: ending } })).toBe(text);
});

it('tells of a run that has just ended nothing but its end and the answer asked for', () => {
  const text = reply({
    directive: { say: 'cancelled', because: because('left') },
    answer: 'We take cards.',
    verdicts: [{ slot: 'date', is: 'changed', from: 'a', to: 'b' }],
    turn: { digressions: ['answer', 'help', 'status', 'chat'] },
  });
  expect(text).toBe('We take cards. Cancelled. No booking was made.');
});

describe('after the end', () => {
  const another = 'To make another one, say "book another".';
  const contact = 'To change or cancel it, please contact us with that reference.';
  const cancelled = (why: Ending['why']): Directive => ({ say: 'cancelled', because: because(why) });
  const handedOff = (why: Ending['why']): Directive => ({ say: 'handedOff', because: because(why) });

  it.each<[string, Scene, string]>([
    [
      'a booking stands, and what can be done is told',
      { directive: completed() },
      `Your booking stands: haircut, ${tuesday}. Reference: S-7K3Q. ${contact} ${another}`,
    ],
    [
      'a question about it is answered in full',
      { directive: completed(), turn: { digressions: ['status'] } },
      `Your booking stands:\n- service: haircut (confirmed)\n- date: ${tuesday} (confirmed)\nReference: S-7K3Q. ${contact}`,
    ],
    [
      'thanks are answered in short',
      { directive: completed(), turn: { said: 'thanks!', digressions: ['chat'] } },
      "You're welcome. Your booking stands. Reference: S-7K3Q.",
    ],
    [
      'a question off the topic gets its answer',
      { directive: completed(), answer: 'We take cards.', turn: { digressions: ['answer'] } },
      'We take cards.',
    ],
    [
      'a question nobody can answer is told so',
      { directive: completed(), isUnanswered: true, turn: { digressions: ['answer'] } },
      "I can't answer that here. Your booking stands. Reference: S-7K3Q.",
    ],
    [
      'what was cancelled stays so',
      { directive: cancelled('left') },
      `That booking was cancelled; no booking was made. ${another}`,
    ],
    [
      'what was given up is not called cancelled',
      { directive: cancelled('expired') },
      `That booking was closed; no booking was made. ${another}`,
    ],
    [
      'a person has it',
      { directive: handedOff('exhausted') },
      `No booking was made here; it is with a person now. ${another}`,
    ],
    [
      'what nobody knows is not claimed',
      { directive: handedOff('unknown') },
      'I do not know whether the booking was made. A person will check.',
    ],
    [
      'thanks after it was cancelled are answered too',
      { directive: cancelled('left'), turn: { said: 'thanks', digressions: ['chat'] } },
      `You're welcome. That booking was cancelled; no booking was made. ${another}`,
    ],
  ])('%s', (_, scene, text) => {
    expect(reply({ ...scene, isAfterEnd: true })).toBe(text);
  });
});
