import { describe, expect, it } from 'vitest';
import type { Flow } from '../../src/core/flow.ts';
import * as slot from '../../src/slots/index.ts';
import { confirm, set } from '../flows/typed-conversation.ts';
import {
  atTheSummary,
  before,
  executing,
  flowWith,
  kinds,
  midway,
  monday,
  outcomeUnknown,
  retrying,
  settledIn,
  sunday,
  Talk,
  valuesIn,
} from './changed-flow.ts';

describe('A yes to the old summary never executes', () => {
  it.each<[string, Flow]>([
    ['where only a bound has changed', flowWith(kinds, { corrections: 5 })],
    ['where nothing is checked any more', flowWith({ ...kinds, hour: slot.time({ dependsOn: ['day'] }) })],
    ['where a question is gone', flowWith({ day: kinds.day, guests: kinds.guests })],
  ])('%s', (_, changed) => {
    for (const seenTold of [true, false]) {
      const old = atTheSummary();
      expect(old.path).toBe('confirming.awaiting');
      const { talk } = old.under(changed);
      const seen = seenTold ? old.lastReply : undefined;
      expect(
        talk.pass().hear('yes', [confirm, { type: 'confirm', receipt: old.told.context.asked?.receipt ?? '' }], seen)
          .path,
      ).toBe('confirming.presenting');
      expect(talk.effect.is).toBe('none');
      expect(talk.reply().hear('yes', [confirm], old.lastReply).path, 'nor later').toBe('confirming.awaiting');
      expect(talk.reply().hear('yes', [confirm], talk.lastReply).path).toBe('executing.running');
    }
  });

  it.each<[string, Talk]>([
    ['to "really cancel?"', midway().say('maybe I should forget it', { type: 'cancel' })],
    [
      'to "continue?"',
      midway()
        .send({ type: 'session.lapsed', at: sunday + 1 })
        .say('hm'),
    ],
  ])('nor does one %s leave', (_, old) => {
    expect(['leaving.cancelling', 'resuming']).toContain(old.path);
    const { talk } = old.under(flowWith(kinds, { corrections: 5 }));
    expect(talk.pass().hear('yes', [confirm]).path).toBe('collecting.eliciting');
  });
});

describe('It rests where the chart would', () => {
  const openable = flowWith({ ...kinds, guests: slot.number({ max: 3 }) });
  it.each<[string, Talk, Flow, string]>([
    ['a check is owed', atTheSummary(), before, 'collecting.checking'],
    ['something is missing', midway(), flowWith({ guests: kinds.guests, area: kinds.area }), 'collecting.eliciting'],
    [
      'something is ambiguous',
      midway().say('terrace or bar', set('area', 'terrace or bar')),
      flowWith({ area: kinds.area }),
      'collecting.clarifying',
    ],
    ['something was opened', atTheSummary(), openable, 'collecting.checking'],
    ['all is settled', atTheSummary(), flowWith({ guests: kinds.guests }), 'confirming.presenting'],
  ])('when %s', (_, old, changed, path) => {
    const { talk } = old.under(changed);
    expect(talk.path).toBe(path);
    expect(talk.send({ type: 'user.silent' }).path).toBe(path);
  });
});

describe('A task that is owed', () => {
  const states = [
    ['executing.running', executing],
    ['executing.retrying', retrying],
    ['executing.outcomeUnknown', outcomeUnknown],
  ] as const;

  it.each(states)('goes on in %s under its key, with what was confirmed', (path, owed) => {
    const old = owed();
    expect(old.path).toBe(path);
    const guests = slot.number({ min: 1, max: 30 });
    const changed = flowWith({ ...kinds, wish: slot.text({ optional: true }), guests });
    const { talk, told, kept, opened } = old.under(changed);
    expect(talk.path).toBe(path);
    expect(talk.effect).toEqual(old.effect);
    expect({ kept, opened }).toEqual({ kept: ['day', 'hour', 'guests', 'area'], opened: [] });
    expect(told.context).toMatchObject({ consents: 1, tried: old.told.context.tried });
    expect(settledIn(told, 'area')?.confirmed).toBe(true);
    const { told: conflicted } = new Talk(changed, told).send({
      type: 'fulfil.conflicted',
      key: 's/1/1',
      slot: 'day',
      reason: 'full',
      alternatives: ['2026-11-28'],
    });
    expect(conflicted.context.slots.day?.open, 'what else there is').toMatchObject({ options: ['2026-11-28'] });
    expect(talk.send({ type: 'fulfil.succeeded', key: 's/1/1', result: 'T9' }).path).toBe('completed');
  });

  it('goes on under new names', () => {
    const { area, day, note } = kinds;
    const changed = flowWith(
      { day, time: slot.time({ dependsOn: ['day'] }), people: kinds.guests, area, note },
      { migrate: ({ hour, guests, ...others }) => ({ ...others, time: hour, people: guests }) },
    );
    const { talk } = executing().under(changed);
    expect(talk.effect).toEqual({
      is: 'fulfil',
      key: 's/1/1',
      slots: { day: '2026-11-27', time: '19:00', people: 4, area: 'bar' },
    });
  });

  it.each<[string, Flow]>([
    ['a value does not read any more', flowWith({ ...kinds, guests: slot.number({ max: 3 }) })],
    [
      'a value reads as another',
      flowWith({ ...kinds, area: slot.choice({ options: [{ value: 'counter', synonyms: ['bar'] }] }) }),
    ],
    ['a value would be lost', flowWith({ day: kinds.day, hour: kinds.hour, guests: kinds.guests })],
    ['a new slot would be asked for', flowWith({ ...kinds, name: slot.personName() })],
    ['a new slot would be assumed', flowWith({ ...kinds, bread: slot.yesNo({ assume: true }) })],
    ['it was for a day gone by', flowWith({ ...kinds, day: slot.date({ from: '2027-01-01' }) })],
    [
      'values are made that were not confirmed',
      flowWith(kinds, { migrate: (values) => ({ ...values, guests: 'five people' }) }),
    ],
  ])('is handed to a person where %s', (_, changed) => {
    for (const [, owed] of states) {
      const { talk, told } = owed().under(changed);
      const end = new Talk(changed).hear('a person', [{ type: 'human.requested', reason: 'asked' }]).told;
      expect(Object.keys(told)).toEqual(Object.keys(end));
      expect(told).toMatchObject({ value: end.value, status: end.status });
      expect(Object.keys(told.context).toSorted()).toEqual(Object.keys(end.context).toSorted());
      expect(told.context).toMatchObject({ consents: 1, turn: { verdicts: [] }, ending: { why: 'unknown' } });
      expect(talk.directive).toMatchObject({ say: 'handedOff', because: { why: 'unknown' } });
      expect(talk.effect.is).toBe('none');
      expect(talk.send({ type: 'fulfil.succeeded', key: 's/1/1', result: 1 }).told).toEqual(told);
    }
  });
});

describe('A run that is over', () => {
  it('stays so, with its result and what it was about, although the day is gone', () => {
    const done = executing().fulfil();
    const later = monday + 60 * 24 * 60 * 60_000;
    const { note: _, area: __, ...fewer } = kinds;
    const { told, dropped } = done.under(flowWith({ ...fewer, name: slot.personName() }), later);
    expect(told).toMatchObject({ value: 'completed', status: 'done', context: { result: { reference: 'T9' } } });
    expect(Object.keys(told.context.slots)).toEqual(['day', 'hour', 'guests', 'name']);
    expect(valuesIn(told)).toEqual({ day: '2026-11-27', hour: '19:00', guests: 4 });
    expect(settledIn(told, 'day')?.confirmed).toBe(true);
    expect(dropped).toEqual(['area']);
  });

  it('keeps why it ended, and loses what its slots cannot say', () => {
    const left = midway().hear('a person please', [{ type: 'human.requested', reason: 'asked' }]);
    const { told } = left.under(flowWith({ ...kinds, day: slot.number() }));
    expect(told).toMatchObject({ value: 'handedOff', context: { ending: { why: 'human', detail: 'asked' } } });
    expect(valuesIn(told)).toEqual({ hour: '19:00', guests: 4 });
  });
});
