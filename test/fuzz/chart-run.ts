import { effectOf } from '../../src/core/effect.ts';
import type { ConversationEvent } from '../../src/core/events.ts';
import { type Flow, ladderOf } from '../../src/core/flow.ts';
import { canonical } from '../../src/core/json.ts';
import { pathOf, type Told } from '../../src/core/told.ts';
import { createRuns, type Runs } from '../../src/session/run.ts';
import { eventsOf, forward, hear, type Place, type StepEvents, uselessMessage } from './chart-events.ts';
import type { ChartStep } from './chart-steps.ts';
import { type Coverage, noteStep, transitionSpy } from './coverage.ts';
import { endsAt, type FlowPlan, flowOf } from './flow-plans.ts';
import { isIn, shownValues, slotIn } from './reckoning.ts';
import { everyRule } from './rules.ts';
import { combination } from './rules-of-stillness.ts';
import { BrokenProperty, type FuzzStep, type Ledger, startsOver } from './step.ts';
import { type Said, sayPlanned } from './vocabulary.ts';

/** A random conversation with the chart. */
export interface ChartCase {
  readonly flow: FlowPlan;
  readonly steps: readonly ChartStep[];
}

/** What looks on while a conversation is held. */
export interface ChartWatch {
  readonly coverage?: Coverage;
  /** Counts transitions as well, which takes as long again. */
  readonly spies?: boolean;
  readonly log?: (line: string) => void;
}

const nothingSaid = sayPlanned({ phrase: null, words: [] });
const startsAt = 1_000_000;

/** Holds a conversation with the chart, and every event of it against the rules. Throws {@link BrokenProperty}. */
export function runChart(plan: ChartCase, watch: ChartWatch = {}): void {
  const flow = flowOf(plan.flow);
  watch.log?.(`flow: ${inWords(flow)}`);
  const talk = new ChartTalk(flow, watch);
  talk.take({ events: [{ type: 'turn.ended', at: startsAt, reply: 'greeting' }] });
  for (const step of plan.steps) {
    if (step.is === 'jump') talk.pass(step.ms);
    else talk.take(eventsOf(flow, step, talk.place));
  }
  if (plan.steps.length % 2 === 0) finishAsAnHonestUser(flow, talk);
  else finishAsAUselessUser(flow, talk);
}

/** Somebody who answers what is asked comes to an end, and soon. */
function finishAsAnHonestUser(flow: Flow, talk: ChartTalk): void {
  talk.pass(endsAt);
  talk.endTheTurn();
  for (let message = 0; message < 4 * flow.order.length + 12; message++) {
    if (talk.isOver) break;
    const wasSettled = effectOf(flow, talk.place.told).is !== 'none';
    talk.take(forward(flow, talk.place, message % 3 === 1 ? 2 : 1));
    if (wasSettled) talk.endTheTurn();
  }
  talk.expect(talk.isOver, 'Somebody who answers what is asked comes to an end.');
}

/** Somebody who never says anything of use comes to an end as well: ladders and counters are finite. */
function finishAsAUselessUser(flow: Flow, talk: ChartTalk): void {
  const rungs = flow.order.reduce((sum, name) => sum + ladderOf(flow, name).attempts + 1, 0);
  for (let message = 0; message < 2 * rungs + flow.unclear + 6; message++) {
    talk.endTheTurn();
    if (talk.isOver) break;
    for (let tries = 0; effectOf(flow, talk.place.told).is !== 'none' && tries < 20; tries++)
      talk.take(eventsOf(flow, { is: 'outcome', what: tries, key: 'owed', slot: 0 }, talk.place));
    talk.endTheTurn();
    talk.take(hear(flow, talk.place, uselessMessage));
  }
  talk.expect(talk.isOver, 'Somebody who never says anything of use comes to an end.');
}

/** One run, twice: as it goes on in a process, and as it is stored before every event. */
class ChartTalk {
  readonly #flow: Flow;
  readonly #runs: Runs;
  readonly #watch: ChartWatch;
  readonly #spy: ((told: Told, event: ConversationEvent) => void) | undefined;
  #live: Told;
  #stored: string;
  #now = startsAt;
  #lastFromHost: ConversationEvent | undefined;
  #ledger: Ledger = { put: null, said: nothingSaid, isAnswer: false, task: null, keys: new Map(), passed: new Map() };

  constructor(flow: Flow, watch: ChartWatch) {
    this.#flow = flow;
    this.#watch = watch;
    this.#runs = createRuns(flow);
    this.#live = this.#runs.start({ session: 's', run: '1', timeZone: flow.timeZone, locale: 'en' });
    this.#stored = JSON.stringify(this.#live);
    if (watch.coverage !== undefined && watch.spies) this.#spy = transitionSpy(flow, watch.coverage);
    if (watch.coverage !== undefined) watch.coverage.runs++;
  }

  get place(): Place {
    return { told: this.#live, now: this.#now, lastFromHost: this.#lastFromHost };
  }
  get isOver(): boolean {
    return this.#live.status !== 'active';
  }

  pass(ms: number): void {
    this.#now += ms;
    this.#watch.log?.(`${ms} ms pass`);
  }

  endTheTurn(): void {
    this.take({ events: [{ type: 'turn.ended', at: this.#now, reply: `reply-${this.#now}` }] });
  }

  take({ events, said, isSorted = false }: StepEvents): void {
    if (isSorted) this.expect(isInOrder(this.#flow, events), 'Slots come first, and what leaves before what consents.');
    this.#now += 10;
    for (const event of events) this.#send(event, said);
  }

  expect(holds: boolean, property: string): void {
    if (!holds) throw new BrokenProperty(property, `${pathOf(this.#live)} ${this.#stored}`);
  }

  #send(event: ConversationEvent, said: Said | undefined): void {
    if (this.isOver) return;
    const { coverage, log } = this.#watch;
    if (coverage !== undefined) coverage.events++;
    // Read back from text, so that nothing the process keeps can matter.
    const before = JSON.parse(this.#stored) as Told;
    const after = this.#runs.send(before, event);
    const live = this.#runs.send(this.#live, event);
    const stored = JSON.stringify(after);
    log?.(`${pathOf(before)} -- ${JSON.stringify(event)}`);
    this.expect(this.#stored === JSON.stringify(this.#live), 'An event leaves the snapshot before it as it was.');
    this.#live = live;
    this.#stored = stored;
    this.expect(stored === JSON.stringify(live), 'A snapshot behaves the same after it was stored.');
    this.#spy?.(before, event);
    if (coverage !== undefined) noteStep(coverage, before, event, after);

    const ledger = event.type === 'turn.started' ? this.#opened(before, event, said ?? nothingSaid) : this.#ledger;
    const isAnswer = ledger.isAnswer && !(event.type === 'turn.started' && !after.context.turn.answers);
    const step: FuzzStep = { flow: this.#flow, before, event, after, ledger: this.#withPassed(ledger, after) };
    for (const rule of everyRule) rule(step);
    this.#ledger = noted({ ...step, ledger: { ...step.ledger, isAnswer } });
    if (event.type !== 'turn.started' && (event.type === 'turn.ended' || 'key' in event || 'at' in event))
      this.#lastFromHost = event;
  }

  #opened({ context }: Told, { at, seen }: Extract<ConversationEvent, { type: 'turn.started' }>, said: Said): Ledger {
    const { put } = this.#ledger;
    const isAnswer = put !== null && context.asked !== null && (seen === undefined ? at > put.at : seen === put.reply);
    return { ...this.#ledger, said, isAnswer };
  }

  /** A key that passed is a new one, or stands for the same values as before. */
  #withPassed(ledger: Ledger, after: Told): Ledger {
    const passed = new Map(ledger.passed);
    for (const name of this.#flow.order) {
      const { settled } = slotIn(after.context.slots, name);
      if (settled?.passed !== undefined && !passed.has(settled.passed))
        passed.set(settled.passed, combination(this.#flow, after.context.slots, name));
    }
    return passed.size === ledger.passed.size ? ledger : { ...ledger, passed };
  }
}

/** Rule 6: how a batch is applied. */
const controls = ['human.requested', 'cancel', 'restart', 'deny', 'confirm', 'resume', 'digressed'];

function isInOrder({ order }: Flow, events: readonly ConversationEvent[]): boolean {
  const rank = (event: ConversationEvent): number =>
    'slot' in event ? order.indexOf(event.slot) : order.length + controls.indexOf(event.type);
  const ranks = events.filter((event) => 'slot' in event || controls.includes(event.type)).map(rank);
  return ranks.every((one, at) => one >= (ranks[at - 1] ?? -1));
}

/** What we write down once an event is over. */
function noted(step: FuzzStep): Ledger {
  const { flow, before, event, after, ledger } = step;
  const { asked, slots } = after.context;
  const owed = effectOf(flow, after);
  const hasTask = isIn(after, 'executing') && owed.is !== 'none';
  const isNew = hasTask && !isIn(before, 'executing') && ledger.put !== null;
  const task = isNew ? { key: owed.key, values: ledger.put.values } : hasTask ? ledger.task : null;
  const keys = isNew ? new Map([...ledger.keys, [owed.key, canonical(ledger.put.values)] as const]) : ledger.keys;
  const isForgotten = startsOver(step);
  const isAnswer = ledger.isAnswer && !isForgotten;
  const rest = { ...ledger, task, keys, isAnswer };
  if (event.type === 'turn.ended') {
    const put =
      asked === null
        ? null
        : { about: asked.about, reply: event.reply, at: event.at, values: shownValues(flow, slots) };
    return { ...rest, put };
  }
  return isNew || isForgotten ? { ...rest, put: null } : rest;
}

/** A flow as a person may read it. */
function inWords(flow: Flow): string {
  const { order, unclear, corrections, maxTurns, tries } = flow;
  const slots = order.map((name) => {
    const { type, dependsOn = [], optional, ask, when, checked, assume } = flow.slots[name] ?? {};
    const marks = [
      ...(dependsOn.length > 0 ? [`depends on ${dependsOn.join(' and ')}`] : []),
      ...(optional ? ['optional'] : []),
      ...(ask === false ? ['volunteered'] : []),
      ...(when ? ['conditional'] : []),
      ...(checked ? ['checked'] : []),
      ...(assume === undefined ? [] : ['assumed']),
    ];
    return `${name}: ${[type, ...marks, `ladder ${JSON.stringify(ladderOf(flow, name))}`].join(', ')}`;
  });
  return [JSON.stringify({ unclear, corrections, maxTurns, tries }), ...slots].join('\n  ');
}
