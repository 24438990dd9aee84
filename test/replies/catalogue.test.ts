import { describe, expect, it } from 'vitest';
import type { Ending } from '../../src/core/context.ts';
import type { Directive } from '../../src/core/directive.ts';
import type { DigressionKind } from '../../src/core/events.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { type Catalogue, createReplies, english } from '../../src/replies/index.ts';
import { standsIn } from '../../src/replies/summary-check.ts';
import { askAgain, flowOf, line, opened, plainSlot, reply, type Scene, settled, tuesday } from './telling.ts';

describe('a catalogue', () => {
  it('that lacks a text does not compile', () => {
    const { reviseWhat: _, ...rest } = english;
    // @ts-expect-error: a directive without a text.
    const lacksDirective: Catalogue = rest;
    const { past: __, ...refusals } = english.refusals;
    // @ts-expect-error: a refusal without a text.
    const lacksRefusal: Catalogue = { ...english, refusals };
    const { date: ___, ...questions } = english.questions;
    // @ts-expect-error: a type of slot without a question.
    const lacksQuestion: Catalogue = { ...english, questions };
    const { unknown: ____, ...endings } = english.endings;
    // @ts-expect-error: an ending without a text.
    const lacksEnding: Catalogue = { ...english, endings };
    expect([lacksDirective, lacksRefusal, lacksQuestion, lacksEnding]).toHaveLength(4);
  });
});

const whys: readonly Ending['why'][] = [
  ...(['left', 'expired', 'human', 'exhausted', 'unclear', 'turns', 'corrections', 'failed', 'unknown'] as const),
];
const summary = [line('service', 'haircut'), line('date', tuesday)];
const scenes: readonly Scene[] = [
  { directive: { say: 'greet', slot: 'service' } },
  { directive: { say: 'greet', slot: null } },
  { directive: { say: 'elicit', slot: 'notes', attempts: 2 } },
  ...(['refused', 'declined', 'outdated', 'unavailable', 'ambiguous', 'exhausted'] as const).flatMap((why) => [
    askAgain('time', opened(why, { code: 'past', options: ['3 pm', '4 pm'], keep: '5 pm' }), { attempts: 2 }),
    askAgain('time', opened(why, { code: 'vague', keep: '5 pm', was: '6 pm' })),
  ]),
  { directive: { say: 'reviseWhat', summary } },
  { directive: { say: 'confirm', summary, isNew: [] }, asked: { about: 'confirm' }, turn: { unheard: ['confirm'] } },
  ...(['checking', 'executing', 'outcomeUnknown'] as const).map(
    (because): Scene => ({ directive: { say: 'wait', because } }),
  ),
  { directive: { say: 'tooLate', what: ['cancel'] } },
  { directive: { say: 'offerResume', summary } },
  { directive: { say: 'confirmLeave', leave: 'cancel' } },
  { directive: { say: 'confirmLeave', leave: 'restart' } },
  { directive: { say: 'completed', summary, result: { reference: 'A-1' }, tooLate: ['cancel'] } },
  ...whys.flatMap((why): readonly Scene[] => [
    { directive: { say: 'cancelled', because: { why, detail: 'date' } } },
    { directive: { say: 'handedOff', because: { why, detail: 'date' } } },
  ]),
];
const everyKind: readonly DigressionKind[] = ['answer', 'repeat', 'status', 'help', 'chat'];
const everyVerdict: readonly Verdict[] = [
  { slot: 'service', is: 'accepted' },
  { slot: 'date', is: 'refused', code: 'closed', options: ['x'] },
  { slot: 'phone', is: 'kept' },
  { slot: 'notes', is: 'changed', from: 'a', to: 'b' },
];

describe('a reply', () => {
  it.each(scenes)('asks one thing at most: $directive', (scene) => {
    const asksNothing: readonly Directive['say'][] = ['wait', 'tooLate', 'completed', 'cancelled', 'handedOff'];
    const most = asksNothing.includes(scene.directive.say) ? 0 : 1;
    const slots = { service: settled('haircut'), phone: settled('555'), notes: settled('b'), ...scene.slots };
    const busy: Scene = {
      ...scene,
      slots,
      verdicts: everyVerdict,
      isUnanswered: true,
      turn: { ...scene.turn, digressions: everyKind, lastRungs: [{ slot: 'notes', took: 'skipped' }] },
    };
    for (const each of [scene, busy]) expect(reply(each).split('?')).toHaveLength(most + 1);
    expect(reply({ ...busy, isAfterEnd: true }).split('?')).toHaveLength(most + 1);
  });
});

describe('texts of a slot', () => {
  const flow = flowOf({
    day: plainSlot('date', {
      prompt: 'When shall we come?',
      example: 'the day after tomorrow',
      label: 'visit',
      why: 'to plan the tour',
      refusals: { closed: 'We rest on Sundays.', past: 'Gone. Another day?' },
    }),
    phone: plainSlot('phone'),
  });

  it.each<[string, Scene, string]>([
    [
      'replace the question and the example',
      { directive: { say: 'elicit', slot: 'day', attempts: 1 }, turn: { moved: true } },
      'When shall we come? For example: the day after tomorrow.',
    ],
    [
      'replace a refusal',
      askAgain('day', opened('refused', { code: 'closed' })),
      'We rest on Sundays. When shall we come?',
    ],
    [
      'replace a refusal that came with time',
      askAgain('day', opened('outdated', { code: 'closed', was: 'Sunday' })),
      'Sunday is no longer possible. We rest on Sundays. When shall we come?',
    ],
    ['that ask are the question', askAgain('day', opened('refused', { code: 'past' })), 'Gone. Another day?'],
    [
      'say what it is needed for',
      askAgain('day', opened('declined')),
      'I need it to plan the tour. When shall we come?',
    ],
    [
      'name it',
      {
        directive: { say: 'elicit', slot: 'phone', attempts: 0 },
        slots: { day: settled('Monday') },
        verdicts: [{ slot: 'day', is: 'changed', from: 'Sunday', to: 'Monday' }],
      },
      'Changed the visit from Sunday to Monday. What is your phone number?',
    ],
    [
      'that ask do not ask beside another question',
      {
        directive: { say: 'elicit', slot: 'phone', attempts: 0 },
        verdicts: [{ slot: 'day', is: 'refused', code: 'past', options: [] }],
      },
      'About the visit: That is in the past. What is your phone number?',
    ],
  ])('%s', (_, scene, text) => {
    expect(reply({ ...scene, flow })).toBe(text);
  });
});

describe('texts that replace those of the catalogue', () => {
  const terse = createReplies(english, {
    reviseWhat: () => 'What else?',
    sources: { ...english.sources, carried: 'known' },
  });

  it('are used', () => {
    expect(reply({ directive: { say: 'reviseWhat', summary }, turn: { moved: true } }, terse)).toBe('What else?');
  });

  it('are used inside other texts', () => {
    const directive: Directive = { say: 'confirm', summary: [line('phone', '555', 'carried')], isNew: [] };
    expect(reply({ directive, turn: { moved: true } }, terse)).toContain('- phone: 555 (pending, known)');
  });
});

describe('a summary', () => {
  const directive: Directive = { say: 'confirm', summary, isNew: [] };
  const by = (confirm: Catalogue['confirm'], catalogue: Catalogue = english) =>
    reply({ directive, turn: { moved: true } }, createReplies(catalogue, { confirm }));
  const own = reply({ directive, turn: { moved: true } });

  it('may be put in other words', () => {
    const text = by(({ items }) => `${items.map(({ words }) => words).join(' on ')}, right?`);
    expect(text).toBe(`haircut on ${tuesday}, right?`);
  });

  it('that leaves out a value gives way to that of the catalogue', () => {
    expect(by(({ items }) => `${items[0]?.words}, right?`)).toBe(own);
  });

  it('holds every value, even where the catalogue drops them all', () => {
    const confirm = () => 'Right?';
    expect(by(confirm, { ...english, confirm })).toBe(`- service: haircut\n- date: ${tuesday}\nRight?`);
  });
});

describe('words stand in a text', () => {
  it.each([
    ['2 people on 24 November', ['2', '24 November'], true],
    ['people on 24 November', ['2', '24 November'], false],
    ['4 and 4', ['4', '4'], true],
    ['only 4', ['4', '4'], false],
    ['Ann Lee', ['Ann'], true],
    ['Anna', ['Ann'], false],
    ['call +1 212 555 0123.', ['+1 212 555 0123'], true],
    ['', [], true],
    ['anything', [''], true],
  ])('"%s" holds %j: %s', (text, words, holds) => {
    expect(standsIn(text, words)).toBe(holds);
  });
});
