import { describe, expect, it } from 'vitest';
import { quietTurn } from '../../src/core/context.ts';
import type { FlowDefinition, Slot } from '../../src/core/flow.ts';
import type { Json } from '../../src/core/json.ts';
import { migrated } from '../../src/core/migrate.ts';
import type { Settled, SlotState } from '../../src/core/slot-state.ts';
import * as slot from '../../src/slots/index.ts';
import { confirm, decline, set } from '../flows/typed-conversation.ts';
import {
  atTheSummary,
  begun,
  carried,
  executing,
  flowWith,
  from,
  kinds,
  midway,
  monday,
  settledIn,
  valuesIn,
} from './changed-flow.ts';

describe('A conversation goes on under a changed flow', () => {
  it('with every value that still reads, and asks for nothing twice', () => {
    const { talk, kept, opened, dropped, failed } = midway().under(flowWith({ ...kinds, name: slot.personName() }));
    expect({ kept, opened, dropped, failed }).toEqual({
      kept: ['day', 'hour', 'guests'],
      opened: [],
      dropped: [],
      failed: null,
    });
    talk.pass().reply();
    expect(talk.directive).toMatchObject({ say: 'elicit', slot: 'area' });
    talk.say('the bar', set('area', 'bar')).say('Ann Lee', set('name', 'Ann Lee')).say('no', decline('note'));
    expect(talk.path).toBe('confirming.awaiting');
    expect(talk.hear('yes', [confirm]).effect).toMatchObject({
      is: 'fulfil',
      key: 's/1/1',
      slots: { day: '2026-11-27', hour: '19:00', guests: 4, area: 'bar', name: 'Ann Lee' },
    });
    expect(talk.fulfil().path).toBe('completed');
  });

  it('and opens what does not read any more, saying what it was and what can be had', () => {
    const changed = flowWith({
      ...kinds,
      guests: slot.number({ min: 1, max: 3 }),
      area: slot.choice({ options: ['inside'] }),
    });
    const { talk, kept, opened } = atTheSummary().under(changed);
    expect(kept).toEqual(['day', 'hour']);
    expect(opened).toEqual([
      { slot: 'guests', code: 'too-large' },
      { slot: 'area', code: 'not-an-option' },
    ]);
    expect(talk.pass().directive).toMatchObject({
      say: 'reprompt',
      slot: 'guests',
      open: { why: 'outdated', code: 'too-large', was: 4 },
    });
    talk.reply().say('three', set('guests', 'three'));
    expect(talk.directive).toMatchObject({ slot: 'area', open: { was: 'bar', options: ['inside'] } });
    talk.say('inside', set('area', 'inside')).say('yes', confirm);
    expect(valuesIn(talk.told)).toEqual({ day: '2026-11-27', hour: '19:00', guests: 3, area: 'inside' });
    expect(talk.fulfil().path).toBe('completed');
  });

  it('and tells which values no slot takes any more', () => {
    const { area: _, ...others } = kinds;
    const { talk, dropped, kept } = atTheSummary().under(flowWith(others));
    expect(dropped).toEqual(['area']);
    expect(kept).toEqual(['day', 'hour', 'guests']);
    expect(valuesIn(talk.told)).not.toHaveProperty('area');
    expect(talk.pass().reply().hear('yes', [confirm]).fulfil().path).toBe('completed');
  });

  it('and has what was checked checked again', () => {
    const { talk } = atTheSummary().under(flowWith(kinds));
    expect(talk.effect).toMatchObject({ is: 'check', slots: { day: '2026-11-27', hour: '19:00' } });
  });

  it('keeps who said a value, and what counts for the whole run', () => {
    const old = atTheSummary().told;
    const { told } = atTheSummary().under(flowWith(kinds));
    expect(settledIn(told, 'guests')).toEqual({ ...settledIn(old, 'guests'), confirmed: false });
    const { slots: _, turn, asked, ...rest } = told.context;
    expect(old.context).toMatchObject(rest);
    expect({ turn, asked }).toEqual({ turn: { ...quietTurn, at: old.context.turn.at }, asked: null });
  });

  it('and has shown again what was confirmed before the task came to nothing', () => {
    const conflicted = executing().send({
      type: 'fulfil.conflicted',
      key: 's/1/1',
      slot: 'hour',
      reason: 'taken',
      alternatives: ['20:00', '23:30'],
    });
    expect(settledIn(conflicted.told, 'area')?.confirmed).toBe(true);
    const earlier = flowWith({ ...kinds, hour: slot.time({ between: ['09:00', '19:30'], dependsOn: ['day'] }) });
    const { talk, told, kept } = conflicted.under(earlier);
    expect(kept).toEqual(['day', 'guests', 'area']);
    expect(settledIn(told, 'area')?.confirmed).toBe(false);
    expect(told.context.slots.hour?.open).toEqual({ why: 'unavailable', code: 'taken', options: [], was: '19:00' });
    expect(talk.reply().say('at six pm', set('hour', 'six pm')).hear('yes', [confirm]).effect).toMatchObject({
      is: 'fulfil',
      key: 's/1/2',
    });
  });

  it('still greets where nobody has spoken', () => {
    const { talk } = carried().under(flowWith({ ...kinds, name: slot.personName() }));
    expect(talk.path).toBe('greeting');
    expect(settledIn(talk.told, 'guests')).toMatchObject({ value: 4, source: 'carried' });
    expect(talk.reply().say('on friday at noon', set('day', 'friday'), set('hour', 'noon')).path).toBe(
      'collecting.eliciting',
    );
  });

  it('fills in what a new slot assumes, unless the slot was open', () => {
    const assuming = flowWith({ ...kinds, area: slot.choice({ options: ['inside', 'bar'], assume: 'inside' }) });
    expect(settledIn(midway().under(assuming).told, 'area')).toMatchObject({ value: 'inside', source: 'assumed' });
    const declined = midway().say('rather not', decline('area'));
    expect(declined.under(assuming).told.context.slots.area).toMatchObject({ open: { why: 'declined' } });
  });

  it.each<[string, Partial<FlowDefinition>, SlotState | undefined]>([
    ['left out as long as it may be', {}, { attempts: 0, skipped: true }],
    ['asked for where it may not be any more', { slots: { ...kinds, note: slot.text() } }, { attempts: 0 }],
  ])('has an optional slot %s', (_, changes, state) => {
    const { told } = atTheSummary().under(flowWith(changes.slots ?? kinds));
    expect(told.context.slots.note).toEqual(state);
  });

  it('keeps the count of attempts within the new ladder', () => {
    const tried = midway().say('the moon', set('area', 'the moon')).say('the moon', set('area', 'the moon'));
    expect(tried.told.context.slots.area?.attempts).toBe(2);
    const { told } = tried.under(flowWith({ ...kinds, area: { ...kinds.area, ladder: { attempts: 1 } } }));
    expect(told.context.slots.area?.attempts).toBe(1);
  });

  it('goes on asking what was open, with the options that there are', () => {
    const asking = midway().say('terrace or bar', set('area', 'terrace or bar'));
    expect(asking.told.context.slots.area?.open?.options).toEqual(['terrace', 'bar']);
    const { talk } = asking.under(flowWith({ ...kinds, area: slot.choice({ options: ['inside', 'bar'] }) }));
    expect(talk.told.context.slots.area).toMatchObject({ open: { why: 'ambiguous', options: ['bar'] } });
    expect(talk.pass().reply().say('the bar', set('area', 'bar')).told.context.slots.area?.settled?.value).toBe('bar');
  });

  it('keeps a value beside which a correction was refused, and asks on', () => {
    const correcting = midway().say('for ninety', set('guests', 'ninety'));
    const { talk, kept } = correcting.under(flowWith({ ...kinds, name: slot.personName() }));
    expect(kept).toContain('guests');
    expect(talk.pass().directive).toMatchObject({ say: 'reprompt', slot: 'guests', keep: 4 });
  });

  it('holds back a value that is not in play until it is', () => {
    const inPlay = (area: string) =>
      flowWith({
        area: kinds.area,
        guests: { ...kinds.guests, dependsOn: ['area'], when: ({ area: chosen }) => chosen === area },
      });
    const aside = atTheSummary().under(inPlay('inside'));
    expect(aside.kept).toEqual(['area', 'guests']);
    expect(aside.talk.directive).toMatchObject({ say: 'confirm', summary: [{ slot: 'area' }] });
    const tooMany = { ...inPlay('inside').slots.guests, ...slot.number({ max: 3 }) };
    const lost = atTheSummary().under(flowWith({ area: kinds.area, guests: tooMany as Slot }));
    expect(lost.opened).toEqual([]);
    expect(settledIn(lost.told, 'guests')).toBeUndefined();
  });
});

describe('A value of another kind is no value', () => {
  it.each<[string, Slot, Json, string]>([
    ['words that mean something else today', slot.text(), 'tomorrow', 'ambiguous'],
    ['words for a day that cannot be had', slot.text(), 'next sunday', 'closed'],
    ['a number', slot.number(), 20, 'none'],
    ['a yes', slot.yesNo(), true, 'none'],
    ['an amount', slot.money({ currency: 'USD' }), { amount: 20, currency: 'USD' }, 'none'],
  ])('%s is offered at most, and never said as one', (_, old, value, code) => {
    const context = begun(flowWith({ when: old })).context;
    const settled: Settled = { value, said: 'x', source: 'user', confirmed: false };
    const told = {
      value: 'greeting',
      status: 'active',
      context: { ...context, slots: { when: { settled, attempts: 0 } } },
    };
    const changed = flowWith({ when: slot.date({ closed: ['sunday'] }) });
    const arrival = migrated(changed, told, from, monday);
    expect(arrival.opened).toEqual([{ slot: 'when', code }]);
    expect(arrival.told.context.slots.when?.open).not.toHaveProperty('was');
  });
});
