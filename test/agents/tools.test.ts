import { describe, expect, it } from 'vitest';
import { strictSchemaOf } from '../../src/agents/strict-schema.ts';
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
    expect(setSlot === undefined ? [] : strictSchemaOf(setSlot.parameters).required).toEqual([
      'slot',
      'value',
      'quote',
    ]);
  });
});

it('Every tool there can be is offered in some state', async () => {
  const offered = new Set((await requestsInEveryState()).flatMap(({ request }) => toolNames(request)));
  expect(TOOL_NAMES.filter((name) => !offered.has(name))).toEqual([]);
});
