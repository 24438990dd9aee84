import { createConversationMachine } from '../../machines/conversation.ts';
import { effectOf } from '../../src/core/effect.ts';
import { type ConversationEvent, inOrder } from '../../src/core/events.ts';
import type { Flow } from '../../src/core/flow.ts';
import { pathOf } from '../../src/core/told.ts';
import type { Refused } from '../../src/session/perform.ts';
import { neededOf } from '../../src/testing/explore-paths.ts';
import type { WalkedEdge } from '../../src/testing/walk-edges.ts';
import { formOf } from '../../src/testing/walk-form.ts';
import { everyRule } from '../../src/testing/walk-rules.ts';
import type { WalkedMessage, WalkedPlace } from '../../src/testing/walk-step.ts';
import { createWalker, type Walker } from '../../src/testing/walk-walker.ts';
import { type Seen, seenIn } from './seen.ts';
import { answersTo, createAskedInWords, type WorldAnswer } from './world-answers.ts';

/** A message of somebody who has seen the last reply. */
export interface SpokenMessage extends Pick<WalkedMessage, 'said' | 'batch'> {
  /** The user was away until the run lapsed, or expired; else the message comes within seconds. */
  readonly after?: 'lapse' | 'expiry';
}

/** A flow, and what happens in its conversations. */
export interface SpokenFlow {
  readonly flow: Flow;
  readonly messages: readonly SpokenMessage[];
  /** What the world may refuse. */
  readonly refusals: readonly Required<Refused>[];
  /** When the greeting is put, in ms since 1970. */
  readonly startsAt: number;
  /** From this instant on a value is over. */
  readonly passesAt: number;
  /** How many steps the search may take. */
  readonly mostSteps: number;
}

/** A message, and when it arrives, in ms since 1970. */
interface Arrival {
  readonly message: SpokenMessage;
  readonly at: number;
}

/** One message with all that comes of it. */
export interface Turn extends Arrival {
  /** What the world answers to what the turn owes, in order. */
  readonly answers: readonly WorldAnswer[];
  /** What the pure machine makes of it. */
  readonly ends: Seen;
}

/** A conversation of whole turns. */
export interface TurnPath {
  readonly spoken: SpokenFlow;
  /** The flow, what is said and what comes of it, and where it ends. */
  readonly name: string;
  readonly turns: readonly Turn[];
  /** Names of the transitions it takes. */
  readonly taken: ReadonlySet<string>;
}

/** A part of a turn: a message as it is read, an answer of the world, or the end. */
interface Step extends WalkedEdge {
  readonly arrival?: Arrival;
  readonly answer?: WorldAnswer;
}

type Way = readonly Step[];

interface Found {
  readonly place: WalkedPlace;
  readonly way: Way;
}

/** Conversations in a flow that together take every transition which a search turn by turn has found. */
export const turnPathsCovering = (spoken: SpokenFlow): readonly TurnPath[] =>
  fewestOf(waysToTransitions(spoken).map((way) => pathAlong(spoken, way)));

/** A few of these, the shortest, that take every transition which any of them takes. */
export const fewestOf = (paths: readonly TurnPath[]): readonly TurnPath[] =>
  neededOf(paths.toSorted((a, b) => a.turns.length - b.turns.length));

/** Ways whose last turn is the first to take some transition, found breadth first. */
function waysToTransitions(spoken: SpokenFlow): readonly Way[] {
  const { flow, passesAt, mostSteps } = spoken;
  const walker = createWalker(flow, createConversationMachine(flow), []);
  const start = firstPlace(spoken, walker);
  const open: Found[] = [{ place: start, way: [] }];
  // Places of one form have the same future.
  const known = new Set([formOf(flow, start, passesAt)]);
  const ways: Way[] = [];
  let steps = 0;
  // It grows as it is read: the nearest come first.
  for (const { place, way } of open) {
    if (steps > mostSteps) break;
    for (const step of stepsFrom(spoken, place)) {
      steps += 1;
      const takenBefore = walker.taken.size;
      const next = { place: walker.follow(place, step), way: [...way, step] };
      if (walker.taken.size > takenBefore) ways.push(untilTheTurnEnds(spoken, walker, next));
      const form = formOf(flow, next.place, passesAt);
      if (known.has(form)) continue;
      known.add(form);
      open.push(next);
    }
  }
  return ways;
}

/** The greeting stands before the user. */
const firstPlace = ({ startsAt }: SpokenFlow, walker: Walker): WalkedPlace =>
  walker.follow(walker.start(), { events: [{ type: 'turn.ended', at: startsAt, reply: 'even' }] });

/** Every way on: from an end there is none, and a turn goes on until nothing is owed. What goes well comes first. */
function stepsFrom({ flow, messages, refusals }: SpokenFlow, place: WalkedPlace): readonly Step[] {
  if (place.status !== 'active') return [];
  if (!place.isOpen) return messages.map((message) => hear(flow, place, message));
  const owed = effectOf(flow, place);
  if (owed.is !== 'none') return answersTo(owed, refusals).map((answer) => ({ answer, events: [answer.hears] }));
  const reply = place.shown?.reply === 'even' ? 'odd' : 'even';
  return [{ events: [{ type: 'turn.ended', at: place.context.turn.at, reply }] }];
}

/** A message up to where the world is asked. */
function hear(flow: Flow, place: WalkedPlace, message: SpokenMessage): Step {
  const { said, batch, after } = message;
  const { asked } = place.context;
  const at = (asked?.at ?? 0) + msBefore(flow, message);
  const isAskedAlready = pathOf(place) === 'resuming';
  const events: readonly ConversationEvent[] = [
    ...(after === 'expiry' ? [{ type: 'session.expired', at } as const] : []),
    ...(after === 'lapse' && !isAskedAlready ? [{ type: 'session.lapsed', at } as const] : []),
    { type: 'turn.started', at, said, seen: asked?.reply ?? '' },
    ...inOrder(flow.order, batch),
    { type: 'turn.read' },
  ];
  return { arrival: { message, at }, message, events };
}

function msBefore({ idle }: Flow, { after }: SpokenMessage): number {
  if (after === undefined) return 5000;
  return after === 'lapse' ? idle.afterMs : idle.expiresMs;
}

/** Goes on with what goes well. */
function untilTheTurnEnds(spoken: SpokenFlow, walker: Walker, { place, way }: Found): Way {
  const [step] = place.isOpen ? stepsFrom(spoken, place) : [];
  if (step === undefined) return way;
  return untilTheTurnEnds(spoken, walker, { place: walker.follow(place, step), way: [...way, step] });
}

/** Walks a way again, with every rule of the chart. */
function pathAlong(spoken: SpokenFlow, way: Way): TurnPath {
  const { flow } = spoken;
  const walker = createWalker(flow, createConversationMachine(flow), everyRule);
  const inWords = createAskedInWords();
  const turns: Turn[] = [];
  let place = firstPlace(spoken, walker);
  for (const { arrival, steps } of turnsOf(way)) {
    place = steps.reduce((at, step) => walker.follow(at, step), place);
    const answers = steps.flatMap(({ answer }) => answer ?? []);
    const asked = answers.map(({ to }) => inWords(to));
    turns.push({ ...arrival, answers, ends: seenIn(flow, place, asked) });
  }
  const name = `${flow.id}: ${turns.map(turnInWords).join(', ')}: ${pathOf(place)}`;
  return { spoken, name, turns, taken: walker.taken };
}

/** A way in turns, each of which begins with a message. */
const turnsOf = (way: Way): readonly { readonly arrival: Arrival; readonly steps: Way }[] =>
  way.flatMap(({ arrival }, from) => {
    if (arrival === undefined) return [];
    const next = way.findIndex((step, at) => at > from && step.arrival !== undefined);
    return [{ arrival, steps: way.slice(from, next === -1 ? way.length : next) }];
  });

function turnInWords({ message: { said, after }, answers }: Turn): string {
  const away = after === undefined ? [] : [`after ${after}`];
  const notes = [...away, ...answers.map(({ to, tells }) => `${to.is} ${tells === 'throws' ? tells : tells.is}`)];
  return notes.length === 0 ? `"${said}"` : `"${said}" (${notes.join(', ')})`;
}
