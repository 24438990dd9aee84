import { describe, expect, it } from 'vitest';
import type { Directive } from '../../src/core/directive.ts';
import type { RefusalCode } from '../../src/core/reading.ts';
import type { SlotType } from '../../src/core/slot-kind.ts';
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

/** The words for a directive alone: the message was understood, and brought nothing to tell. */
const said = (directive: Directive, more: Partial<Scene> = {}) => reply({ turn: { moved: true }, ...more, directive });
const booked = [line('service', 'haircut'), line('date', tuesday)];

describe('a greeting', () => {
  const greet = { say: 'greet', slot: 'service' } as const;

  it.each<[string, string | undefined, Directive, string]>([
    ['asks the first question', undefined, greet, 'Hello! Which service would you like?'],
    ['begins with the words of the flow', 'Welcome!', greet, 'Welcome! Which service would you like?'],
    ['that asks is the question', 'Hi! What can I do for you?', greet, 'Hi! What can I do for you?'],
    [
      'has a question also where nothing is missing',
      undefined,
      { say: 'greet', slot: null },
      'Hello! I have everything I need. Shall we go through it?',
    ],
  ])('%s', (_, greeting, directive, text) => {
    const flow = greeting === undefined ? salon : { ...salon, greeting };
    expect(reply({ flow, directive, asked: null, turn: { said: '' } })).toBe(text);
  });

  it('does not repeat what the host brought along', () => {
    const slots = { date: settled(tuesday, { source: 'carried' }) };
    const verdicts = [{ slot: 'date', is: 'accepted' }] as const;
    expect(reply({ directive: greet, slots, verdicts, asked: null })).toBe('Hello! Which service would you like?');
  });
});

describe('the question about a slot', () => {
  it.each<[SlotType, string, string, string]>([
    ['choice', 'service', 'Which service would you like?', ''],
    ['date', 'date', 'Which day would you like?', 'next Tuesday or 24 November'],
    ['date', 'dateOfBirth', 'What is the date of birth?', 'next Tuesday or 24 November'],
    ['dateRange', 'dates', 'From which day to which?', '24 to 27 November'],
    ['dateRange', 'stay', 'What is the stay?', '24 to 27 November'],
    ['time', 'time', 'What time would you like?', '2:30 pm'],
    ['time', 'pick_up', 'What is the pick up?', '2:30 pm'],
    ['name', 'name', 'What is your name?', 'Maria Lopez'],
    ['phone', 'phone', 'What is your phone number?', '+1 212 555 0123'],
    ['email', 'email', 'What is your email address?', 'maria@example.com'],
    ['email', 'invoiceEmail', 'What is the invoice email?', 'maria@example.com'],
    ['number', 'partySize', 'What is the party size?', '4'],
    ['money', 'budget', 'What is the budget?', '25.50'],
    ['text', 'notes', 'What shall I put down for the notes?', ''],
    ['yesNo', 'outdoorSeating', 'Outdoor seating: yes or no?', 'yes'],
    ['list', 'toppings', 'What shall I put down for the toppings?', ''],
    ['other', 'plan', 'What shall I put down for the plan?', ''],
  ])('of type %s called %s has an example from the first unusable answer on', (type, slot, question, example) => {
    const flow = flowOf({ [slot]: plainSlot(type) });
    expect(said({ say: 'elicit', slot, attempts: 0 }, { flow })).toBe(question);
    const again = example === '' ? question : `${question} For example: ${example}.`;
    expect(said({ say: 'elicit', slot, attempts: 1 }, { flow })).toBe(again);
  });

  it('takes the first of its choices as the example', () => {
    const text = 'Which service would you like? For example: haircut, beard trim, massage.';
    expect(said({ say: 'elicit', slot: 'service', attempts: 1 })).toBe(text);
  });

  it('says that an optional one can be skipped', () => {
    const text = 'What shall I put down for the notes? You can also say "skip".';
    expect(said({ say: 'elicit', slot: 'notes', attempts: 0 })).toBe(text);
  });
});

describe('asking again', () => {
  it.each<[RefusalCode, string]>([
    ['not-an-option', 'That is not one of the options.'],
    ['no-such-date', 'That does not exist on the calendar.'],
    ['weekday-mismatch', 'The weekday and the date do not match.'],
    ['past', 'That is in the past.'],
    ['too-soon', 'That is too soon.'],
    ['too-far', 'That is too far ahead.'],
    ['closed', 'That day is closed.'],
    ['outside-hours', 'That is outside opening hours.'],
    ['does-not-fit', 'That would end after closing time.'],
    ['off-grid', 'That is not one of the starting times.'],
    ['not-whole', 'I need a whole number.'],
    ['too-small', 'That is too small.'],
    ['too-large', 'That is too large.'],
    ['too-short', 'That is too short.'],
    ['too-long', 'That is too long.'],
    ['not-a-name', 'That does not look like a name.'],
    ['not-a-phone-number', 'That does not look like a phone number.'],
    ['needs-country', 'I need the number with its country code, such as +1.'],
    ['invalid', 'I cannot use that.'],
  ])('after a refusal as %s says why, once', (code, reason) => {
    const refused = { slot: 'date', is: 'refused', code, options: [] } as const;
    const scene = askAgain('date', opened('refused', { code }), { verdicts: [refused] });
    expect(reply(scene)).toBe(`${reason} Which day would you like?`);
  });

  it.each<[string, Scene, string]>([
    [
      'says what a schema said',
      askAgain('notes', opened('refused', { code: 'invalid', detail: 'No links, please.' })),
      'No links, please. What shall I put down for the notes?',
    ],
    [
      'offers what can be had',
      askAgain('time', opened('refused', { code: 'outside-hours', options: ['2:45 pm', '3:30 pm', '4 pm'] })),
      'That is outside opening hours. How about 2:45 pm, 3:30 pm or 4 pm?',
    ],
    [
      'offers one way out by itself',
      askAgain('time', opened('unavailable', { was: '3 pm', code: 'taken', options: ['4 pm'] })),
      '3 pm is not available. How about 4 pm?',
    ],
    [
      'lets choose from a longer list',
      askAgain('service', opened('refused', { code: 'not-an-option', options: ['a', 'b', 'c', 'd'] })),
      'That is not one of the options. Which would you like: a, b, c or d?',
    ],
    [
      'offers to keep the old value',
      askAgain('date', opened('refused', { code: 'closed', keep: saturday })),
      `That day is closed. Keep ${saturday}, or another day?`,
    ],
    [
      'offers to keep the old value beside what can be had',
      askAgain('time', opened('refused', { code: 'off-grid', options: ['3 pm', '3:15 pm'], keep: '4 pm' })),
      'That is not one of the starting times. How about 3 pm or 3:15 pm, or shall I keep 4 pm?',
    ],
    [
      'says what is no longer possible and why',
      askAgain('date', opened('outdated', { code: 'past', was: tuesday })),
      `${tuesday} is no longer possible. That is in the past. Which day would you like?`,
    ],
    [
      'says what was taken, whatever the world calls it',
      askAgain('time', opened('unavailable', { code: 'E42', was: '3 pm' })),
      '3 pm is not available. What time would you like?',
    ],
    [
      'of a value that was not settled speaks of "that"',
      askAgain('time', opened('unavailable')),
      'That is not available. What time would you like?',
    ],
    [
      'says what it is needed for',
      askAgain('phone', opened('declined', { code: 'needed' })),
      'I need it so that the salon can reach you. What is your phone number?',
    ],
    [
      'says that it is needed, where nobody said what for',
      askAgain('date', opened('declined', { code: 'needed' })),
      'I cannot go on without it. Which day would you like?',
    ],
    [
      'adds an example from the second unusable answer on',
      askAgain('phone', opened('refused', { code: 'too-short' }), { attempts: 2 }),
      'That is too short. What is your phone number? For example: +1 212 555 0123.',
    ],
    [
      'adds none before',
      askAgain('phone', opened('refused', { code: 'too-short' }), { attempts: 1 }),
      'That is too short. What is your phone number?',
    ],
  ])('%s', (_, scene, text) => {
    expect(reply(scene)).toBe(text);
  });
});

describe('clarifying', () => {
  it.each<[string, Scene, string]>([
    [
      'offers the readings',
      askAgain('time', opened('ambiguous', { options: ['3 pm', '4 pm'] })),
      'Did you mean 3 pm or 4 pm?',
    ],
    [
      'offers to keep the old value',
      askAgain('time', opened('ambiguous', { options: ['3 pm', '4 pm'], keep: '5 pm' })),
      'Did you mean 3 pm or 4 pm, or shall I keep 5 pm?',
    ],
    [
      'names the old value once where it is one of the readings',
      askAgain('time', opened('ambiguous', { options: ['3 pm', '4 pm'], keep: '3 pm' })),
      'Did you mean 3 pm or 4 pm?',
    ],
    [
      'of something vague gives what would do',
      askAgain('time', opened('ambiguous', { code: 'vague', options: ['9 am', '10 am'] })),
      'Could you be more exact? For example 9 am or 10 am.',
    ],
    [
      'of something vague only asks, where there is nothing to offer',
      askAgain('time', opened('ambiguous', { code: 'vague' })),
      'Could you be more exact?',
    ],
    [
      'adds an example from the second unusable answer on',
      askAgain('time', opened('ambiguous', { code: 'vague', keep: '3 pm' }), { attempts: 2 }),
      'Could you be more exact, or shall I keep 3 pm? For example: 2:30 pm.',
    ],
  ])('%s', (_, scene, text) => {
    expect(reply(scene)).toBe(text);
  });
});

describe('the summary', () => {
  const summary = [
    line('service', 'haircut', 'user', true),
    line('date', tuesday),
    line('time', '3 pm', 'default'),
    line('notes', 'none', 'assumed'),
    line('phone', '555', 'carried'),
  ];

  it('has a line for every value, says where it comes from, and asks for a yes', () => {
    expect(said({ say: 'confirm', summary, isNew: [] })).toBe(
      [
        'Here is your booking:',
        '- service: haircut (confirmed)',
        `- date: ${tuesday} (pending)`,
        '- time: 3 pm (pending, assumed)',
        '- notes: none (pending, assumed)',
        '- phone: 555 (pending, from before)',
        'Shall I go ahead with this booking?',
      ].join('\n'),
    );
  });

  it('tells first what changed, and does not repeat what is new', () => {
    const text = reply({
      directive: { say: 'confirm', summary: [line('service', 'haircut'), line('time', '4 pm')], isNew: ['time'] },
      slots: { service: settled('haircut'), time: settled('4 pm') },
      verdicts: [
        { slot: 'service', is: 'accepted' },
        { slot: 'time', is: 'changed', from: '3 pm', to: '4 pm' },
      ],
    });
    expect(text).toMatch(/^Changed the time from 3 pm to 4 pm\.\nHere is your booking:\n- service: haircut/);
  });
});

it.each<[Directive, string]>([
  [{ say: 'reviseWhat', summary: booked }, 'What should I change?'],
  [{ say: 'wait', because: 'checking' }, 'One moment, I am checking that.'],
  [{ say: 'wait', because: 'executing' }, 'One moment, I am making your booking.'],
  [
    { say: 'wait', because: 'outcomeUnknown' },
    'I do not know yet whether your booking went through; I am finding out.',
  ],
  [{ say: 'tooLate', what: ['cancel'] }, 'It is too late for that: the booking is being made right now.'],
  [
    { say: 'offerResume', summary: booked },
    `Welcome back. So far: haircut, ${tuesday}. Shall we continue where we left off?`,
  ],
  [{ say: 'offerResume', summary: [] }, 'Welcome back. Shall we continue where we left off?'],
  [{ say: 'confirmLeave', leave: 'cancel' }, 'Do you really want to cancel the booking?'],
  [{ say: 'confirmLeave', leave: 'restart' }, 'Do you really want to start over?'],
])('%o is put as "%s"', (directive, text) => {
  expect(said(directive)).toBe(text);
});

it('welcomes the user back once', () => {
  const text = said({ say: 'offerResume', summary: [] }, { asked: { about: 'resume' } });
  expect(text).toBe('Shall we continue where we left off?');
});
