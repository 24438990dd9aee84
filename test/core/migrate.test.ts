import { describe, expect, it } from 'vitest';
import { type Context, type Input, quietTurn } from '../../src/core/context.ts';
import { defineFlow } from '../../src/core/define-flow.ts';
import { directiveOf } from '../../src/core/directive.ts';
import { effectOf } from '../../src/core/effect.ts';
import type { ConversationEvent, Proposal } from '../../src/core/events.ts';
import type { Flow, FlowDefinition, Slot } from '../../src/core/flow.ts';
import { flowDigest } from '../../src/core/flow-digest.ts';
import type { Json, Values } from '../../src/core/json.ts';
import { migrated } from '../../src/core/migrate.ts';
import { movesOf } from '../../src/core/moves.ts';
import { receiptOf } from '../../src/core/receipt.ts';
import type { Settled, SlotState } from '../../src/core/slot-state.ts';
import { pathOf, type Told } from '../../src/core/told.ts';
import { createRuns, type Runs } from '../../src/session/run.ts';
import * as slot from '../../src/slots/index.ts';
import { confirm, decline, set } from '../flows/typed-conversation.ts';

/** Sunday 22 November 2026; the flow changes on Monday. */
const sunday = Date.UTC(2026, 10, 22, 12);
const monday = sunday + 24 * 60 * 60_000;

const kinds = {
  day: slot.date({ from: 'today', within: { months: 6 } }),
  hour: slot.time({ between: ['09:00', '22:00'], dependsOn: ['day'], checked: true }),
  guests: slot.number({ min: 1, max: 12, whole: true }),
  area: slot.choice({ options: ['inside', 'terrace', 'bar'] }),
  note: slot.text({ optional: true }),
};

const flowWith = (slots: Readonly<Record<string, Slot>>, more: Partial<FlowDefinition> = {}): Flow =>
  defineFlow({ id: 'table', version: 2, timeZone: 'UTC', ...more, slots });

const before = flowWith(kinds, { version: 1 });
const from = { version: before.version, digest: flowDigest(before) };
const input: Input = { session: 's', run: '1', timeZone: 'UTC', locale: 'en-US' };

const machines = new Map<Flow, Runs>();

function runsOf(flow: Flow): Runs {
  const runs = machines.get(flow) ?? createRuns(flow);
  machines.set(flow, runs);
  return runs;
}

/** A conversation that goes through JSON before every event. */
class Talk {
  readonly #flow: Flow;
  #now = sunday;
  #replies = 0;
  told: Told;

  constructor(flow: Flow, told: Told = runsOf(flow).start(input), now = sunday) {
    this.#flow = flow;
    this.#now = now;
    this.told = told;
  }

  get path() {
    return pathOf(this.told);
  }
  get effect() {
    return effectOf(this.#flow, this.told);
  }
  get directive() {
    return directiveOf(this.#flow, this.told);
  }
  get lastReply() {
    return `reply-${this.#now}-${this.#replies}`;
  }

  send(event: ConversationEvent): this {
    this.told = runsOf(this.#flow).send(stored(this.told), event);
    return this;
  }
  hear(said: string, proposals: readonly Proposal[] = [], seen: string | undefined = undefined): this {
    this.#now += 1000;
    this.send({ type: 'turn.started', at: this.#now, said, ...(seen === undefined ? {} : { seen }) });
    this.told = runsOf(this.#flow).read(stored(this.told), proposals);
    return this;
  }
  reply(): this {
    this.#replies++;
    return this.send({ type: 'turn.ended', at: this.#now, reply: this.lastReply });
  }
  say(said: string, ...proposals: readonly Proposal[]): this {
    return this.hear(said, proposals).pass().reply();
  }
  /** What is owed is checked and can be had. */
  pass(): this {
    const { effect } = this;
    return effect.is === 'check' ? this.send({ type: 'check.passed', key: effect.key }) : this;
  }
  fulfil(): this {
    const { effect } = this;
    if (effect.is !== 'fulfil') throw new Error(`${effect.is} is owed in ${this.path}`);
    return this.send({ type: 'fulfil.succeeded', key: effect.key, result: { reference: 'T9' } });
  }
  /** The same conversation under another flow. */
  under(flow: Flow, at = monday) {
    const arrival = migrated(flow, stored(this.told), from, at);
    return { ...arrival, talk: new Talk(flow, arrival.told, at) };
  }
}

const stored = (told: Told): Told => JSON.parse(JSON.stringify(told)) as Told;

const settledIn = ({ context }: Told, name: string): Settled | undefined => context.slots[name]?.settled;
const valuesIn = ({ context }: Told): Values =>
  Object.fromEntries(
    Object.entries(context.slots).flatMap(([name, { settled }]) => (settled ? [[name, settled.value]] : [])),
  );

const midway = (): Talk =>
  new Talk(before)
    .reply()
    .say('a table on friday at 7 pm for four', set('day', 'friday'), set('hour', '7 pm'), set('guests', 'four'));

const atTheSummary = (): Talk => midway().say('at the bar', set('area', 'bar')).say('no', decline('note'));

const executing = (): Talk => atTheSummary().hear('yes', [confirm]);
const retrying = (): Talk => executing().send({ type: 'fulfil.failed', key: 's/1/1', retryable: true, reason: 'busy' });
const outcomeUnknown = (): Talk => executing().send({ type: 'fulfil.unknown', key: 's/1/1', reason: 'timeout' });

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
    const carried = new Talk(before).send({
      type: 'slot.given',
      slot: 'guests',
      value: 4,
      source: 'carried',
      at: sunday,
    });
    const { talk } = carried.under(flowWith({ ...kinds, name: slot.personName() }));
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
    const context = runsOf(flowWith({ when: old })).start(input).context;
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

describe('flow.migrate', () => {
  const renamed = {
    day: kinds.day,
    time: slot.time({ between: ['09:00', '22:00'], dependsOn: ['day'] }),
    adults: slot.number({ min: 1, max: 12 }),
    children: slot.number({ min: 0, max: 12 }),
    area: kinds.area,
  };

  it('renames, converts and splits; who said it goes along', () => {
    const changed = flowWith(renamed, {
      migrate: ({ hour, guests, area, ...others }, { version }) =>
        version > 1
          ? {}
          : { ...others, time: hour, adults: Number(guests) - 1, children: 'one', area: 'on the terrace' },
    });
    const { told, kept, opened, dropped, failed } = atTheSummary().under(changed);
    expect({ opened, dropped, failed }).toEqual({ opened: [], dropped: [], failed: null });
    expect(kept).toEqual(['day', 'time', 'adults', 'children', 'area']);
    expect(valuesIn(told)).toEqual({ day: '2026-11-27', time: '19:00', adults: 3, children: 1, area: 'terrace' });
    expect(settledIn(told, 'time')).toEqual({
      value: '19:00',
      said: 'a table on friday at 7 pm for four',
      source: 'user',
      confirmed: false,
    });
    expect(settledIn(told, 'adults')).toEqual({ value: 3, said: '', source: 'user', confirmed: false });
    expect(settledIn(told, 'area')).toMatchObject({ said: 'at the bar' });
  });

  it('keeps what the host brought under its new name through a restart', () => {
    const carried = new Talk(before).send({
      type: 'slot.given',
      slot: 'guests',
      value: 4,
      source: 'carried',
      at: sunday,
    });
    const changed = flowWith(
      { people: kinds.guests, day: kinds.day },
      { migrate: ({ guests }) => ({ people: guests }) },
    );
    const { told, talk } = carried.under(changed);
    expect(settledIn(told, 'people')).toMatchObject({ value: 4, source: 'carried' });
    expect(valuesIn(talk.reply().hear('start over', [{ type: 'restart' }]).told)).toEqual({ people: 4 });
  });

  it('is told the form of the flow the values come from', () => {
    const heard: unknown[] = [];
    const migrate: Flow['migrate'] = (values, version) => {
      heard.push(version);
      return values;
    };
    midway().under(flowWith(kinds, { migrate }));
    expect(heard).toEqual([from]);
  });

  it('opens what it makes and no slot reads, and drops what no slot has', () => {
    const { opened, dropped } = midway().under(
      flowWith(kinds, { migrate: ({ hour: _, ...others }) => ({ ...others, guests: 99, table: 7 }) }),
    );
    expect(opened).toEqual([{ slot: 'guests', code: 'too-large' }]);
    expect(dropped).toEqual(['table']);
  });

  it.each<[string, () => unknown, string]>([
    [
      'throws',
      () => {
        throw new Error('no such branch');
      },
      'no such branch',
    ],
    ['gives back nothing', () => undefined, 'It gave back no plain object of values.'],
    ['gives back null', () => null, 'It gave back no plain object of values.'],
    ['gives back a list', () => [1], 'It gave back no plain object of values.'],
    ['makes us wait', () => Promise.resolve({}), 'It gave back no plain object of values.'],
  ])('counts as none where it %s', (_, migrate, failed) => {
    const arrival = midway().under(flowWith(kinds, { migrate: migrate as Flow['migrate'] & object }));
    expect(arrival.failed).toBe(failed);
    expect(arrival.kept).toEqual(['day', 'hour', 'guests']);
  });

  it('cannot reach into the run it is given', () => {
    const told = midway().told;
    const frozen = JSON.stringify(told);
    const spoil = (values: Values) => {
      for (const name of Object.keys(values)) Reflect.set(values, name, 'spoilt');
      throw new Error('half way');
    };
    const arrival = migrated(flowWith(kinds, { migrate: spoil }), told, from, monday);
    expect(valuesIn(arrival.told)).toEqual(valuesIn(told));
    expect(JSON.stringify(told)).toBe(frozen);
  });
});

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

describe('Whatever was stored, nothing is thrown', () => {
  const [summary, owed] = [atTheSummary().told, executing().told];
  const changed = flowWith({ ...kinds, name: slot.personName() });

  /** Whatever comes out is a run that all the rest can work with. */
  function expectUsable(told: unknown): void {
    const arrival = migrated(changed, told as Told, from, monday);
    expect(stored(arrival.told)).toEqual(arrival.told);
    expect(Object.keys(arrival.told.context.slots)).toEqual(changed.order);
    const talk = new Talk(changed, arrival.told, monday);
    expect(talk.directive).toHaveProperty('say');
    expect(movesOf(changed, talk.told)).toBeInstanceOf(Array);
    expect(receiptOf(changed, talk.told)).not.toBe('');
    if (arrival.told.status !== 'active') return;
    talk.say('for three', set('guests', 'three'));
    expect(['active', 'done']).toContain(talk.told.status);
  }

  const junk: readonly unknown[] = [
    undefined,
    null,
    0,
    -1,
    1e308,
    true,
    '',
    'x',
    [],
    [null],
    {},
    { value: null },
    { a: { b: { c: {} } } },
    JSON.parse('{"__proto__":{"settled":{"value":1}},"constructor":1,"toString":null}'),
  ];

  it.each(junk.map((part) => [JSON.stringify(part), part]))('a run that is %s', (_, part) => expectUsable(part));

  it.each(['value', 'status', 'context'])('with junk for its %s', (field) => {
    for (const part of junk) expectUsable({ ...summary, [field]: part });
  });

  it.each(Object.keys(summary.context))('with junk for %s in its context', (field) => {
    for (const part of junk) {
      for (const told of [summary, owed]) expectUsable({ ...told, context: { ...told.context, [field]: part } });
    }
  });

  it.each(['settled', 'open', 'skipped', 'defaulted', 'attempts'])('with junk for %s in a slot', (field) => {
    for (const part of junk) {
      for (const name of before.order) {
        const slots = { ...summary.context.slots, [name]: { ...summary.context.slots[name], [field]: part } };
        expectUsable({ ...summary, context: { ...summary.context, slots } });
      }
    }
  });

  it('with any part of a real run turned into junk, or gone', () => {
    const random = seeded(20261122);
    const runs = [midway(), atTheSummary(), executing(), outcomeUnknown(), executing().fulfil()].map(
      ({ told }) => told,
    );
    for (let turn = 0; turn < 300; turn++) {
      const told = stored(runs[turn % runs.length] as Told);
      for (let times = 1 + (turn % 3); times > 0; times--) spoil(told, random, junk);
      expectUsable(told);
    }
  });

  it('and a key that cannot be known is never made up', () => {
    const broken = (changes: { readonly [Field in keyof Context]?: unknown }) =>
      pathOf(migrated(before, { ...owed, context: { ...owed.context, ...changes } as Context }, from, monday).told);
    expect(broken({})).toBe('executing.running');
    expect([broken({ consents: '1' }), broken({ session: 7 }), broken({ run: null })]).toEqual(
      Array(3).fill('handedOff'),
    );
  });
});

/** A small generator of numbers from 0 up to 1, the same at every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Replaces one part of it, at any depth, or takes it away. */
function spoil(part: object, random: () => number, junk: readonly unknown[]): void {
  const keys = Object.keys(part);
  const key = keys[Math.floor(random() * keys.length)];
  if (key === undefined) return;
  const inner: unknown = Reflect.get(part, key);
  if (typeof inner === 'object' && inner !== null && random() < 0.8) spoil(inner, random, junk);
  else if (random() < 0.3) Reflect.deleteProperty(part, key);
  else Reflect.set(part, key, junk[Math.floor(random() * junk.length)]);
}
