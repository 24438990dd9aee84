import type { Input } from '../../src/core/context.ts';
import { defineFlow } from '../../src/core/define-flow.ts';
import { directiveOf } from '../../src/core/directive.ts';
import { effectOf } from '../../src/core/effect.ts';
import type { ConversationEvent, Proposal } from '../../src/core/events.ts';
import type { Flow, FlowDefinition, Slot } from '../../src/core/flow.ts';
import { flowDigest } from '../../src/core/flow-digest.ts';
import type { Values } from '../../src/core/json.ts';
import { migrated } from '../../src/core/migrate.ts';
import type { Settled } from '../../src/core/slot-state.ts';
import { pathOf, type Told } from '../../src/core/told.ts';
import { createRuns, type Runs } from '../../src/session/run.ts';
import * as slot from '../../src/slots/index.ts';
import { confirm, decline, set } from '../flows/typed-conversation.ts';

/** Sunday 22 November 2026; the flow changes on Monday. */
export const sunday = Date.UTC(2026, 10, 22, 12);
export const monday = sunday + 24 * 60 * 60_000;

export const kinds = {
  day: slot.date({ from: 'today', within: { months: 6 } }),
  hour: slot.time({ between: ['09:00', '22:00'], dependsOn: ['day'], checked: true }),
  guests: slot.number({ min: 1, max: 12, whole: true }),
  area: slot.choice({ options: ['inside', 'terrace', 'bar'] }),
  note: slot.text({ optional: true }),
};

/** The flow after the change, if nothing else is said. */
export const flowWith = (slots: Readonly<Record<string, Slot>>, more: Partial<FlowDefinition> = {}): Flow =>
  defineFlow({ id: 'table', version: 2, timeZone: 'UTC', ...more, slots });

/** The flow before the change. */
export const before = flowWith(kinds, { version: 1 });
/** Its form: where the values come from. */
export const from = { version: before.version, digest: flowDigest(before) };
const input: Input = { session: 's', run: '1', timeZone: 'UTC', locale: 'en-US' };

const machines = new Map<Flow, Runs>();

function runsOf(flow: Flow): Runs {
  const runs = machines.get(flow) ?? createRuns(flow);
  machines.set(flow, runs);
  return runs;
}

/** A run that has just begun. */
export const begun = (flow: Flow): Told => runsOf(flow).start(input);

/** A conversation that goes through JSON before every event. */
export class Talk {
  readonly #flow: Flow;
  #now = sunday;
  #replies = 0;
  told: Told;

  constructor(flow: Flow, told: Told = begun(flow), now = sunday) {
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

export const stored = (told: Told): Told => JSON.parse(JSON.stringify(told)) as Told;

export const settledIn = ({ context }: Told, name: string): Settled | undefined => context.slots[name]?.settled;
export const valuesIn = ({ context }: Told): Values =>
  Object.fromEntries(
    Object.entries(context.slots).flatMap(([name, { settled }]) => (settled ? [[name, settled.value]] : [])),
  );

/** Day, hour and number of guests are known. */
export const midway = (): Talk =>
  new Talk(before)
    .reply()
    .say('a table on friday at 7 pm for four', set('day', 'friday'), set('hour', '7 pm'), set('guests', 'four'));

export const atTheSummary = (): Talk => midway().say('at the bar', set('area', 'bar')).say('no', decline('note'));

export const executing = (): Talk => atTheSummary().hear('yes', [confirm]);
export const retrying = (): Talk =>
  executing().send({ type: 'fulfil.failed', key: 's/1/1', retryable: true, reason: 'busy' });
export const outcomeUnknown = (): Talk => executing().send({ type: 'fulfil.unknown', key: 's/1/1', reason: 'timeout' });

/** The host brought the number of guests along, and nobody has spoken. */
export const carried = (): Talk =>
  new Talk(before).send({ type: 'slot.given', slot: 'guests', value: 4, source: 'carried', at: sunday });
