import { describe, expect, it } from 'vitest';
import type { Turn } from '../../src/core/context.ts';
import type { Directive } from '../../src/core/directive.ts';
import type { DigressionKind } from '../../src/core/events.ts';
import {
  askAgain,
  flowOf,
  line,
  opened,
  plainSlot,
  reply,
  type Scene,
  salon,
  saturday,
  settled,
  tuesday,
} from './telling.ts';

const elicit: Directive = { say: 'elicit', slot: 'phone', attempts: 0 };
const question = 'What is your phone number?';
const confirm: Directive = { say: 'confirm', summary: [line('service', 'haircut')], isNew: [] };
const summary = 'Here is your booking:\n- service: haircut (pending)\nShall I go ahead with this booking?';

describe('what was understood', () => {
  it.each<[string, Partial<Scene>, string]>([
    [
      'is repeated before the next question',
      {
        slots: { service: settled('haircut'), date: settled(tuesday) },
        verdicts: [
          { slot: 'service', is: 'accepted' },
          { slot: 'date', is: 'accepted' },
        ],
      },
      `Got it: haircut, ${tuesday}. ${question}`,
    ],
    [
      'is not claimed of a value that does not hold any more',
      { slots: { date: opened('outdated', { was: tuesday }) }, verdicts: [{ slot: 'date', is: 'accepted' }] },
      question,
    ],
    [
      'tells from what to what a value changed',
      { slots: { time: settled('4 pm') }, verdicts: [{ slot: 'time', is: 'changed', from: '3 pm', to: '4 pm' }] },
      `Changed the time from 3 pm to 4 pm. ${question}`,
    ],
    [
      'tells what is kept',
      { slots: { date: settled(saturday) }, verdicts: [{ slot: 'date', is: 'kept' }] },
      `I'll keep ${saturday}. ${question}`,
    ],
    [
      'tells why another slot than the one asked about was refused',
      {
        slots: { date: opened('refused', { code: 'closed' }) },
        verdicts: [{ slot: 'date', is: 'refused', code: 'closed', options: [] }],
      },
      `About the date: That day is closed. ${question}`,
    ],
    [
      'tells what a schema said about another slot',
      {
        slots: { notes: opened('refused', { code: 'invalid', detail: 'No links, please.' }) },
        verdicts: [{ slot: 'notes', is: 'refused', code: 'invalid', options: [] }],
      },
      `About the notes: No links, please. ${question}`,
    ],
    [
      'leaves questions about other slots for later',
      {
        slots: { time: opened('ambiguous', { options: ['3 pm', '4 pm'] }) },
        verdicts: [{ slot: 'time', is: 'ambiguous', code: 'ambiguous', options: ['3 pm', '4 pm'] }],
      },
      question,
    ],
    ['is silent about what moved nothing', { verdicts: [{ slot: 'date', is: 'unchanged' }] }, question],
    ['is silent about what was not open', { verdicts: [{ slot: 'date', is: 'notOpen' }] }, question],
    [
      'is silent about a misfire beside something understood',
      {
        slots: { service: settled('haircut') },
        verdicts: [
          { slot: 'service', is: 'accepted' },
          { slot: 'date', is: 'misfired' },
        ],
      },
      `Got it: haircut. ${question}`,
    ],
  ])('%s', (_, scene, text) => {
    expect(reply({ directive: elicit, ...scene })).toBe(text);
  });

  it('says what a bare number or a yes is about', () => {
    const flow = flowOf({ size: plainSlot('number'), outdoors: plainSlot('yesNo'), phone: plainSlot('phone') });
    const text = reply({
      flow,
      directive: elicit,
      slots: { size: settled(4), outdoors: settled('yes') },
      verdicts: [
        { slot: 'size', is: 'accepted' },
        { slot: 'outdoors', is: 'accepted' },
      ],
    });
    expect(text).toBe(`Got it: 4 (size), yes (outdoors). ${question}`);
  });
});

describe('the last rung of a ladder', () => {
  it.each<[string, Scene['slots'], Turn['lastRungs'], Scene['verdicts'], string]>([
    [
      'keeps the old value, after the reason',
      { date: settled(saturday) },
      [{ slot: 'date', took: 'kept' }],
      [{ slot: 'date', is: 'refused', code: 'closed', options: [] }],
      `About the date: That day is closed. I'll keep ${saturday}.`,
    ],
    [
      'takes the default',
      { time: settled('3 pm', { source: 'default' }) },
      [{ slot: 'time', took: 'default' }],
      [],
      "I'll put 3 pm for the time for now.",
    ],
    [
      'leaves out what was declined',
      { notes: { skipped: true, attempts: 0 } },
      [{ slot: 'notes', took: 'skipped' }],
      [{ slot: 'notes', is: 'declined' }],
      "We'll leave the notes out.",
    ],
  ])('%s', (_, slots = {}, lastRungs, verdicts = [], text) => {
    expect(reply({ directive: elicit, slots, verdicts, turn: { lastRungs, moved: true } })).toBe(`${text} ${question}`);
  });
});

describe('a message of which nothing was understood', () => {
  it.each<[string, Partial<Scene>, string]>([
    ['is answered with the question', {}, `Sorry, I did not get that. ${question}`],
    [
      'is one that holds only misfires',
      { verdicts: [{ slot: 'date', is: 'misfired' }] },
      `Sorry, I did not get that. ${question}`,
    ],
    ['may be empty', { turn: { said: ' ' } }, `I did not hear anything. ${question}`],
    ['may only look empty', { turn: { said: '\u200b' } }, `I did not hear anything. ${question}`],
    ['is no matter where no question stood', { asked: null }, question],
    ['is no matter where it answered no question that stands', { turn: { answers: false } }, question],
    ['after "really leave?" means that we go on', { asked: { about: 'leave' } }, `All right, let's go on. ${question}`],
    [
      'is no matter when the user was away',
      { directive: { say: 'offerResume', summary: [] } },
      'Welcome back. Shall we continue where we left off?',
    ],
    [
      'is told where going on was asked about before',
      { directive: { say: 'offerResume', summary: [] }, asked: { about: 'resume' } },
      'Sorry, I did not get that. Shall we continue where we left off?',
    ],
    [
      'is no matter where we ask for nothing',
      { directive: { say: 'wait', because: 'checking' } },
      'One moment, I am checking that.',
    ],
  ])('%s', (_, scene, text) => {
    expect(reply({ directive: elicit, ...scene })).toBe(text);
  });
});

it('tells that it starts anew', () => {
  expect(reply({ directive: elicit, asked: null, turn: { moved: true } })).toBe(
    `All right, from the start. ${question}`,
  );
});

describe('a yes that is not plain', () => {
  const asked = { about: 'confirm' } as const;
  const unheard = ['confirm'];

  it('is answered with the summary and what is needed', () => {
    const text = `I need a plain yes before I do anything.\n${summary}`;
    expect(reply({ directive: confirm, asked, turn: { unheard } })).toBe(text);
  });

  it('beside a change is only told the change', () => {
    const scene = { directive: confirm, asked, turn: { unheard }, slots: { service: settled('haircut') } };
    const text = reply({ ...scene, verdicts: [{ slot: 'service', is: 'changed', from: 'facial', to: 'haircut' }] });
    expect(text).toBe(`Changed the service from facial to haircut.\n${summary}`);
  });

  it.each<[string, Partial<Scene>]>([
    ['was sent before the summary was put', { asked, turn: { unheard, answers: false } }],
    ['answered another question', { asked: { about: 'revise' }, turn: { unheard, moved: true } }],
  ])('is not asked for where it %s', (_, scene) => {
    expect(reply({ directive: confirm, ...scene })).toBe(summary);
  });
});

describe('a digression', () => {
  const help =
    'I am an automated assistant. I can help you with your booking: give me the details in any order, change any of them, cancel, start over or ask for a person.';
  const slots = { service: settled('haircut'), date: settled(tuesday) };
  const asked = { about: 'slot', slot: 'phone' } as const;

  it.each<[DigressionKind, Partial<Scene>, string]>([
    ['answer', { answer: 'We take cards.' }, `We take cards. ${question}`],
    ['answer', { isUnanswered: true }, `I can't answer that here. ${question}`],
    ['repeat', {}, question],
    ['status', { slots }, `So far: haircut, ${tuesday}. ${question}`],
    ['status', {}, `So far I have nothing. ${question}`],
    ['status', { directive: confirm, slots }, summary],
    ['help', {}, `${help} ${question}`],
    ['wait', {}, 'Take your time.'],
    ['chat', {}, `All right. ${question}`],
    ['chat', { answer: 'Nice to meet you.' }, `Nice to meet you. ${question}`],
    ['status', { directive: { say: 'wait', because: 'executing' } }, 'One moment, I am making your booking.'],
    [
      'answer',
      { directive: { say: 'wait', because: 'executing' }, answer: 'We take cards.' },
      'We take cards. One moment, I am making your booking.',
    ],
  ])('of kind %s with %o is answered before the question', (kind, scene, text) => {
    expect(reply({ directive: elicit, asked, turn: { digressions: [kind] }, ...scene })).toBe(text);
  });

  it.each([
    ['Hello there', 'Hello!'],
    ['good morning', 'Hello!'],
    ['thanks a lot', "You're welcome."],
    ['Hi, thank you', "You're welcome."],
  ])('"%s" is answered "%s"', (said, word) => {
    expect(reply({ directive: elicit, turn: { said, digressions: ['chat'] } })).toBe(`${word} ${question}`);
  });

  it('comes after what was understood', () => {
    const text = reply({
      directive: elicit,
      slots,
      verdicts: [{ slot: 'date', is: 'accepted' }],
      answer: 'We take cards.',
      turn: { digressions: ['answer'] },
    });
    expect(text).toBe(`Got it: ${tuesday}. We take cards. ${question}`);
  });

  it.each<[string, Scene]>([
    ['the question is another one', { directive: elicit, asked: { about: 'slot', slot: 'date' } }],
    ['a value has changed', { directive: confirm, asked: { about: 'confirm', receipt: 'of other values' } }],
    [
      'an answer was refused',
      askAgain('phone', opened('refused', { code: 'too-short' }), {
        asked,
        verdicts: [{ slot: 'phone', is: 'refused', code: 'too-short', options: [] }],
      }),
    ],
  ])('"one moment" does not leave the question out when %s', (_, scene) => {
    const text = reply({ ...scene, turn: { digressions: ['wait'] } });
    expect(text).toMatch(/\?$/);
    expect(text).not.toContain('Take your time.');
  });

  it('"one moment" leaves out a summary that stands as it was put', () => {
    const text = reply({ directive: confirm, asked: { about: 'confirm' }, turn: { digressions: ['wait'] } });
    expect(text).toBe('Take your time.');
  });
});

it('calls what is made what the flow calls it', () => {
  expect(reply({ flow: { ...salon, noun: 'order' }, directive: { say: 'tooLate', what: [] } })).toContain('the order');
});
