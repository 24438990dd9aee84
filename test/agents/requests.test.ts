import { describe, expect, it } from 'vitest';
import { booking } from '../../machines/booking.ts';
import { slotOf } from '../../src/core/flow.ts';
import type { Given } from '../../src/core/reading.ts';
import { stateOf } from '../../src/core/slot-state.ts';
import { pathOf } from '../../src/core/told.ts';
import { tokensIn } from '../bench/tokens.ts';
import { requestsInEveryState, type StateRequest } from './booking-requests.ts';
import { inWords, messagesIn, partsOf, sameForAll, toolNames, toolsOnTheWire } from './request-in-words.ts';

const everyRequest = await requestsInEveryState();
const [anyRequest] = everyRequest as [StateRequest]; // one for each state

/** What a tool may be called with: its name, with the slot or the kind where it takes one. */
function callsOf({ request }: StateRequest): readonly string[] {
  return request.tools.flatMap((tool) => {
    if (tool.type !== 'function') return [tool.type];
    const { slot, kind }: Readonly<Record<string, { readonly enum?: readonly string[] }>> = tool.parameters.properties;
    const names = (slot ?? kind)?.enum;
    return names?.map((name) => `${tool.name} ${name}`) ?? [tool.name];
  });
}

/** The calls that come to the moves open now. */
const callsOpen = ({ given: { moves, told } }: StateRequest): readonly string[] =>
  moves.flatMap((move) => {
    switch (move.type) {
      case 'slot.proposed':
        return move.slots.map((slot) => {
          const hasValue = stateOf(told.context.slots, slot).settled !== undefined;
          return `${hasValue ? 'update_slot' : 'set_slot'} ${slot}`;
        });
      case 'slot.declined':
        return move.slots.map((slot) => `answer skip ${slot}`);
      case 'slot.kept':
        return move.slots.map((slot) => `answer keep ${slot}`);
      case 'digressed':
        return ['answer', 'repeat', 'status', 'help', 'wait', 'chat'].map((kind) => `answer ${kind}`);
      case 'human.requested':
        return ['answer human'];
      case 'confirm':
      case 'cancel':
        return [move.type];
      default:
        return [`answer ${move.type}`];
    }
  });

describe.each(everyRequest)('What a model is asked when a message comes in $state', (asked) => {
  const { state, given, request } = asked;

  it('stands on record', async () => {
    await expect(inWords(asked)).toMatchFileSnapshot(`golden/${state}.txt`);
  });

  it('is about that state; the greeting stands before a run that begins, an end before the next', () => {
    const isAtAnEdge = state === 'greeting' || given.finished !== null;
    expect(pathOf(given.told)).toBe(isAtAnEdge ? 'collecting.eliciting' : state);
    expect(given.finished === null ? null : pathOf(given.finished)).toBe(
      ['completed', 'cancelled', 'handedOff'].includes(state) ? state : null,
    );
  });

  it('can be answered by just what is a move of the chart, a look at the state, or nothing', () => {
    expect([...callsOf(asked)].toSorted()).toEqual([...callsOpen(asked), 'answer unclear', 'get_state'].toSorted());
    expect(toolNames(request)).toEqual([...new Set(toolNames(request))]);
  });

  it('has to be answered by a call, any number of them, and is not to be kept', () => {
    expect(request.modelSettings).toEqual({ toolChoice: 'required', parallelToolCalls: true, store: false });
  });

  it('begins with what is the same for all, then the flow, then the state', () => {
    const { state: changing } = partsOf(asked);
    expect(request.systemInstructions).toBe(`${sameForAll(partsOf(anyRequest))}${changing}`);
  });

  it('ends with the message itself, after the last of each side', () => {
    const messages = messagesIn(request);
    expect(messages.at(-1)).toBe(`user: ${given.told.context.turn.said}`);
    expect(messages.length).toBeLessThanOrEqual(3);
  });

  it('shows no phone number with the state', () => {
    const { state: changing } = partsOf(asked);
    expect(changing).not.toMatch(/415|555|2671/);
    const isKnown = state === 'completed' || given.told.context.slots.phone?.settled !== undefined;
    expect(changing.includes('(hidden)')).toBe(isKnown);
  });

  it('changes by no more than 100 tokens from message to message, tools and messages aside', () => {
    expect(tokensIn(partsOf(asked).state)).toBeLessThanOrEqual(100);
  });
});

describe('What is the same for every message', () => {
  it('stands on record', async () => {
    await expect(sameForAll(partsOf(anyRequest))).toMatchFileSnapshot('golden/always.txt');
  });

  it('has no more than 230 tokens, what the flow knows aside', () => {
    expect(tokensIn(partsOf(anyRequest).constant)).toBeLessThanOrEqual(230);
  });

  it('holds no value that a model could take for what was said', () => {
    const { constant } = partsOf(anyRequest);
    const tools = everyRequest.flatMap(({ request }) => toolsOnTheWire(request).map((tool) => JSON.stringify(tool)));
    // The choices of a service are all there are, so none of them stands out.
    const texts = [constant, ...tools.map((tool) => tool.replaceAll(/One of: [^"\\]*|"enum":\[[^\]]*\]/g, ''))];
    const given: Given = {
      at: 0,
      zones: { flow: booking.timeZone, user: booking.timeZone },
      locale: 'en-US',
      values: {},
      own: null,
      asked: null,
    };
    const found = texts.flatMap((text) =>
      booking.order.flatMap((name) =>
        slotOf(booking, name)
          .recognise(text, given)
          .filter(({ certain }) => certain)
          .map(({ start, end }) => `${name}: ${text.slice(start, end)}`),
      ),
    );
    expect(found).toEqual([]);
  });
});
