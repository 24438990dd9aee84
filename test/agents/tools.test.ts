import { describe, expect, it } from 'vitest';
import { Batch } from '../../src/agents/batch.ts';
import { TOOL_NAMES, toolsFor } from '../../src/agents/tools.ts';
import { ReadConversation } from '../offline/read-conversation.ts';
import { restaurant } from '../offline/restaurant.ts';
import { requestsInEveryState } from './booking-requests.ts';
import { toolNames } from './request-in-words.ts';

const { given } = new ReadConversation(restaurant).hear('hello');
const setSlot = toolsFor(restaurant, given.told, given.moves).find(({ name }) => name === 'set_slot');

describe('set_slot', () => {
  it.each([
    ['partySize', 4],
    ['partySize', 'two or three'],
    ['outdoor', true],
    ['outdoor', 'in the sun'],
    ['date', 'friday'],
  ])('takes for %s what stands for a value, and words where nothing else fits: %j', (slot, value) => {
    expect(setSlot?.read({ slot, value, quote: null })).toEqual({
      is: 'proposed',
      proposal: { type: 'slot.proposed', slot, value },
    });
  });

  it('takes no slot that there is not, and says where it went wrong, not what was sent', () => {
    expect(setSlot?.read({ slot: 'secret', value: { a: 1 }, quote: 2 })).toEqual({
      is: 'invalid',
      where: expect.not.stringContaining('secret'),
    });
  });

  it('can do without a quote, though strict endpoints are told to send one', () => {
    expect(setSlot?.read({ slot: 'date', value: 'friday' })).toMatchObject({ is: 'proposed' });
    expect(setSlot?.schema.required).toEqual(['slot', 'value', 'quote']);
  });
});

describe('answer', () => {
  const answer = toolsFor(restaurant, given.told, given.moves).find(({ name }) => name === 'answer');
  const says = (kind: string, text: string | null = null) => answer?.read({ kind, text });

  it.each([
    ['skip date', { type: 'slot.declined', slot: 'date' }],
    ['restart', { type: 'restart' }],
    ['human', { type: 'human.requested', reason: '' }],
    ['status', { type: 'digressed', kind: 'status' }],
  ])('says what is a move now: %s', (kind, proposal) => {
    expect(says(kind)).toEqual({ is: 'proposed', proposal });
  });

  it.each(['deny', 'resume', 'keep date', 'skip secret', 'execute', '__proto__'])('takes no %s now', (kind) => {
    expect(says(kind)).toMatchObject({ is: 'invalid' });
  });

  it('gives the words of the flow for an answer that it names, and those of the model for any other', () => {
    const parking = { answer: 'There is a car park behind the house.' };
    expect(says('answer', ' Parking ')).toMatchObject(parking);
    expect(says('chat', 'With pleasure!')).toMatchObject({ answer: 'With pleasure!' });
    expect(says('answer', ' ')).not.toHaveProperty('answer');
  });

  it('gives several answers to several questions, each once', () => {
    const batch = new Batch('');
    for (const text of ['parking', 'vegan', 'parking']) if (answer) batch.take(answer, { kind: 'answer', text });
    expect(batch.reading.answer).toBe('There is a car park behind the house. Half of our dishes are vegan.');
  });

  it('says nothing where nothing is clear', () => {
    expect(says('unclear')).toEqual({ is: 'nothing' });
  });
});

it('Tools are built once for a flow and what may be said now', () => {
  const [set] = toolsFor(restaurant, given.told, given.moves);
  const again = new ReadConversation(restaurant).hear('hello again').given;
  expect(toolsFor(restaurant, again.told, again.moves)[0]).toBe(set);
  const later = new ReadConversation(restaurant).say('4 people').hear('hm').given;
  expect(toolsFor(restaurant, later.told, later.moves)[0]).not.toBe(set);
});

it('Every tool there can be is offered in some state', async () => {
  const offered = new Set((await requestsInEveryState()).flatMap(({ request }) => toolNames(request)));
  expect(TOOL_NAMES.filter((name) => !offered.has(name))).toEqual([]);
});
