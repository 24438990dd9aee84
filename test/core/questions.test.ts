import { describe, expect, it } from 'vitest';
import { movesOf } from '../../src/core/moves.ts';
import { receiptOf } from '../../src/core/receipt.ts';
import { order, type table } from '../flows/table.ts';
import { cancel, confirm, decline, deny, restart, set, TypedConversation } from '../flows/typed-conversation.ts';

const always = ['digressed', 'cancel', 'restart', 'human.requested'];
const typesIn = (flow: typeof table | typeof order, chat: TypedConversation): string[] =>
  movesOf(flow, chat.snapshot).map((move) => ('slots' in move ? `${move.type}(${move.slots})` : move.type));
const summary = (): TypedConversation =>
  new TypedConversation(order).say('large soup', set('dish', 'soup'), set('size', 'large')).say('no', decline('note'));
const everySlot = 'slot.proposed(dish,size,note)';

describe('movesOf', () => {
  it.each([
    { when: 'nobody has spoken', chat: () => new TypedConversation(order), moves: [] },
    {
      when: 'a slot is open beside a settled value',
      chat: () => summary().say('steak', set('dish', 'steak')),
      moves: [everySlot, 'slot.declined(dish)', 'slot.kept(dish)', ...always],
    },
    { when: 'the summary stands', chat: summary, moves: [everySlot, 'confirm', 'deny', ...always] },
    { when: 'it was denied', chat: () => summary().say('no', deny), moves: [everySlot, 'confirm', 'deny', ...always] },
    {
      when: 'leaving',
      chat: () => summary().say('hm, maybe from the top', restart),
      moves: [everySlot, 'confirm', 'deny', ...always],
    },
    {
      when: 'resuming',
      chat: () => summary().send({ type: 'session.lapsed', at: 1 }),
      moves: [everySlot, 'resume', 'confirm', 'deny', ...always],
    },
    { when: 'executing', chat: () => summary().hear('yes', [confirm]), moves: [everySlot, ...always] },
    { when: 'the run is over', chat: () => summary().say('cancel', cancel), moves: [] },
  ])('lists what may be proposed when $when', ({ chat, moves }) => {
    expect(typesIn(order, chat())).toEqual(moves);
  });
});

describe('receiptOf', () => {
  it('changes with every value shown, and only with those', () => {
    const receipt = receiptOf(order, summary().snapshot);
    expect(receiptOf(order, summary().say('do you deliver?').snapshot)).toBe(receipt);
    expect(receiptOf(order, summary().say('small', set('size', 'small')).snapshot)).not.toBe(receipt);
  });

  it('differs between sessions', () => {
    const { snapshot } = summary();
    const other = { context: { ...snapshot.context, session: 'other' } };
    expect(receiptOf(order, other)).not.toBe(receiptOf(order, snapshot));
  });
});
