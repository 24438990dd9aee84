import { describe, expect, it } from 'vitest';
import { defineFlow } from '../../src/core/define-flow.ts';
import * as slot from '../../src/slots/index.ts';
import { set, TypedConversation } from '../flows/typed-conversation.ts';

const shop = defineFlow({
  id: 'shop',
  version: 1,
  timeZone: 'UTC',
  slots: {
    basket: slot.list(slot.choice({ options: ['apples', 'pears', 'plums'] })),
    days: slot.dateRange(),
    budget: slot.money({ currency: 'EUR' }),
    email: slot.email(),
  },
});

describe('A kind looks at what its slot holds', () => {
  const apples = () => new TypedConversation(shop).say('apples please', set('basket', 'apples'));

  it.each([
    { said: 'add plums', value: 'add plums', basket: ['apples', 'plums'] },
    { said: 'add plums', value: ['apples', 'plums'], basket: ['apples', 'plums'] },
    { said: 'pears instead of apples', value: ['pears'], basket: ['pears'] },
  ])('so $value said as "$said" makes it $basket', ({ said, value, basket }) => {
    const talk = apples().hear(said, [set('basket', value)]);
    expect(talk.verdicts).toEqual(['basket changed']);
    expect(talk.value('basket')).toEqual(basket);
  });

  it('so what is added again changes nothing', () => {
    expect(apples().hear('add apples', [set('basket', 'add apples')]).verdicts).toEqual(['basket unchanged']);
  });

  it('so what the model adds and nobody said is a misfire', () => {
    expect(apples().hear('add plums', [set('basket', ['apples', 'pears'])]).verdicts).toEqual(['basket misfired']);
  });
});

describe('Words that a kind cannot read carry nothing', () => {
  it.each([
    { name: 'basket', value: ['apples'], quote: 'the usual ones' },
    { name: 'days', value: { from: '2026-11-24', to: '2026-11-26' }, quote: 'the usual days' },
    { name: 'budget', value: { amount: 20, currency: 'EUR' }, quote: 'the usual amount' },
    { name: 'email', value: 'ann@example.com', quote: 'the usual address' },
  ])('for $name', ({ name, value, quote }) => {
    expect(new TypedConversation(shop).hear(quote, [set(name, value, quote)]).verdicts).toEqual([`${name} misfired`]);
  });
});
