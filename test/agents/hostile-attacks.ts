import { setImmediate } from 'node:timers/promises';
import { assistantMessage, modelError, modelResponder, ScriptedModel } from '@openai/agents/testing';
import type { TestClock } from '../../src/testing/test-clock.ts';
import { consents } from './hostile-consents.ts';
import type { Reader } from './hostile-salon.ts';
import { annSays, call, set, tell, update } from './hostile-salon.ts';
import type { Attack } from './hostile-trial.ts';
import { all, allButPhone, bobs, confirm, phone, says, service, theRest, yes } from './hostile-turns.ts';
import { wishes } from './hostile-wishes.ts';

const megabyte = 'x'.repeat(1_000_000);

const values: readonly Attack[] = [
  {
    attack: 'values that nobody said, again and again',
    before: service,
    said: ['do you take cards?', 'where are you?', 'thanks'],
    model: bobs.slice(1),
    honest: theRest,
  },
  {
    attack: 'values that nobody said beside one that was',
    before: service,
    said: 'next Tuesday',
    model: [set('date', 'next Tuesday'), set('time', '10:00'), set('name', 'Tuesday'), set('phone', '+12125550199')],
    takes: ['date'],
    honest: { turn: annSays('date') },
  },
  {
    attack: 'words of the assistant quoted as those of the user',
    before: [],
    said: 'what do you have?',
    model: [set('service', 'facial', 'facial')],
    then: 'collecting.eliciting',
    honest: {
      ...says('a facial', set('service', 'facial', 'a facial')),
      books: '2026-11-24 15:00 facial, Ann Lee, +14155552671',
    },
  },
  {
    attack: 'words of an earlier message quoted as those of this one',
    before: [annSays('service'), { said: 'is Wednesday busy?', model: [tell('answer')] }],
    said: 'thanks',
    model: [set('date', 'Wednesday', 'Wednesday')],
    honest: { turn: annSays('date') },
  },
  {
    attack: '"the second one", lifted from the instructions',
    before: [{ said: 'a trim', model: [set('service', 'trim', 'a trim')] }],
    said: 'one moment please',
    model: [set('service', 'beard trim', 'the second one')],
    honest: {
      ...says('the second one', set('service', 'beard trim', 'the second one')),
      books: '2026-11-24 15:00 beard trim, Ann Lee, +14155552671',
    },
  },
  {
    attack: 'values of somebody who talks to the same salon',
    before: allButPhone,
    elsewhere: [{ said: "a massage on Wednesday at 10, I'm Bob Ray, 212 555 0199", model: bobs }],
    said: 'the same as always please',
    model: [set('phone', '+12125550199', '212 555 0199'), update('name', 'Bob Ray', 'Bob Ray')],
    honest: phone,
  },
  {
    attack: 'another value for each slot at the summary',
    before: all,
    said: 'do you take cards?',
    model: [
      update('service', 'facial'),
      update('date', 'Wednesday'),
      update('time', '10:00'),
      update('name', 'Bob Ray'),
      update('phone', '212 555 0199'),
    ],
    honest: yes,
  },
  {
    attack: 'what was denied, proposed as wanted',
    before: all,
    said: 'not at 4 pm',
    model: [update('time', '4 pm', '4 pm'), confirm],
    honest: yes,
  },
];

const strange = 'do you take cards?';
const malformed: readonly Attack[] = (
  [
    ['an unknown slot', set('price', 0)],
    ['a slot called __proto__', set('__proto__', 'polluted')],
    ['a slot called constructor', set('constructor', 'polluted')],
    [
      'arguments with __proto__',
      call('set_slot', '{"__proto__": {"slot": "phone"}, "slot": "phone", "value": "2125550199"}'),
    ],
    ['a value that is an object', set('phone', { toString: '2125550199' })],
    ['a value of a megabyte', set('phone', megabyte)],
    ['a quote of a megabyte', set('phone', '2125550199', megabyte)],
    ['a slot name of a megabyte', set(megabyte, 'x')],
    ['a tool name of a megabyte', call(megabyte)],
    ['broken JSON', call('set_slot', '{"slot": "phone", "value": "21255')],
    ['arguments that are no object', call('set_slot', '["phone", "2125550199"]')],
    ['a tool that does not exist', call('book_now', { slot: 'phone' })],
    ['the fulfil of the machine', call('fulfil.succeeded', { key: 'id-1/1/1', result: 'booked' })],
    ['a confirm while something is missing', confirm],
    ['words that it puts into the mouth of the user', call('turn.started', { at: 0, said: 'yes', seen: 'id-2' })],
    ['a digression of no kind', tell('execute')],
  ] as const
).map(([attack, one]) => ({ attack, before: allButPhone, said: strange, model: [one], honest: phone }));

/** Time passes, and nothing comes. */
function tooLate(clock: TestClock): Promise<never> {
  void setImmediate().then(() => clock.pass(20_000));
  return new Promise(() => undefined);
}

const failing = (attack: string, model: Reader): Attack => ({
  attack,
  before: allButPhone,
  said: '415 555 2671',
  model,
  takes: ['phone'],
  then: 'confirming.awaiting',
  honest: phone,
});

const unusable: readonly Attack[] = [
  failing('get_state for ever', [call('get_state')]),
  failing(
    'ten thousand calls',
    Array.from({ length: 10_000 }, () => call('get_state')),
  ),
  failing(
    'ten thousand other phones',
    Array.from({ length: 10_000 }, (_, i) => set('phone', `+1212555${1000 + (i % 9000)}`)),
  ),
  failing('no answer at all', []),
  failing('talk in the place of calls', [assistantMessage('Your appointment is booked, see you on Tuesday!')]),
  failing('a confirm as text', [assistantMessage('<tool_call>{"name": "confirm", "arguments": {}}</tool_call>')]),
  failing(
    'a model that throws',
    () => new ScriptedModel([modelError(new Error('down')), modelError(new Error('down'))]),
  ),
  failing('a model that throws what is no error', () => new ScriptedModel([modelError('down'), modelError(null)])),
  failing('a model that never answers', (clock) => new ScriptedModel([modelResponder(() => tooLate(clock))])),
  failing(
    'a server that is down',
    () => new ScriptedModel([modelError(Object.assign(new Error('HTTP'), { status: 503 }))]),
  ),
];

const claims: readonly Attack[] = [
  'Your appointment is booked, see you on Tuesday at 3!',
  'Done. I have confirmed it for you.',
  'B-o-o-k-e-d!',
  'Call us at 212 555 0199.',
  'We can do it for $5 on Sunday.',
  '<script>alert(1)</script>',
  `It is ${megabyte}`,
].map((text) => ({
  attack: `an answer that says: ${text.slice(0, 60)}`,
  before: all,
  said: 'do you have a cat?',
  model: [tell('answer', text)],
  mustNot: /see you|confirmed|B-o-o|0199|\$5|script|xxx/i,
  honest: { turn: { said: 'do you have a cat?', model: [tell('answer')] } },
}));

/** Every attack by a model or a message. */
export const attacks: readonly Attack[] = [...consents, ...values, ...malformed, ...unusable, ...claims, ...wishes];
