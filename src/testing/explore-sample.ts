import { directiveOf } from '../core/directive.ts';
import type { Flow } from '../core/flow.ts';
import { missingSlot } from '../core/slot-state.ts';
import { pathOf } from '../core/told.ts';
import { createChance } from './chance.ts';
import { countedIn } from './explore-bounds.ts';
import { edgesFrom, type WalkAlphabet, type WalkedEdge } from './walk-edges.ts';
import type { WalkedPlace } from './walk-step.ts';
import type { Walker } from './walk-walker.ts';

/** A walk by chance: every place it came to, and how. */
export type SampledWalk = readonly { readonly edge: WalkedEdge; readonly place: WalkedPlace }[];

/** What walks by chance found. */
export interface Sample {
  readonly walks: number;
  readonly steps: number;
  /** Those that came to anything new. */
  readonly news: readonly SampledWalk[];
}

/** What bounds walks by chance. */
export interface SampleLimits {
  readonly seed: number;
  readonly mostSteps: number;
  readonly onBroken: (error: unknown, way: SampledWalk, edge: WalkedEdge) => void;
}

/** A walk that has not ended by then is given up. */
const longestWalk = 60;

/** It is over once so many walks in a row found nothing new. */
const patience = 60;

/**
 * Walks a flow from its start by chance until nothing new comes up: no transition, no state, no question about another slot. Every
 * second step is one that leads on: a value for the slot that is missing, a yes to the summary.
 */
export function sample(flow: Flow, walker: Walker, alphabet: WalkAlphabet, limits: SampleLimits): Sample {
  const { seed, mostSteps, onBroken } = limits;
  const chance = createChance(seed);
  const seen = new Set<string>();
  const news: SampledWalk[] = [];
  let walks = 0;
  let steps = 0;
  for (let quiet = 0; quiet < patience && steps < mostSteps; walks++) {
    const way: { edge: WalkedEdge; place: WalkedPlace }[] = [];
    let place = walker.start();
    let newest = 0;
    for (; place.status === 'active' && way.length < longestWalk && steps < mostSteps; steps++) {
      const known = walker.taken.size;
      let edge: WalkedEdge = { events: [] };
      try {
        edge = pick(edgesFrom(flow, place, alphabet), place);
        place = walker.follow(place, edge);
        way.push({ edge, place });
        const look = lookOf(flow, place);
        if (walker.taken.size > known || !seen.has(look)) newest = way.length;
        seen.add(look);
      } catch (error) {
        onBroken(error, way, edge);
        break;
      }
    }
    quiet = newest > 0 ? 0 : quiet + 1;
    if (newest > 0) news.push(way.slice(0, newest));
  }
  return { walks, steps, news };

  function pick(edges: readonly WalkedEdge[], place: WalkedPlace): WalkedEdge {
    const missing = missingSlot(flow, place.context.slots);
    const leadsOn = edges.filter(({ message, events }) =>
      message === undefined
        ? events.some(({ type }) => type === 'check.passed' || (type === 'turn.ended' && place.isOpen))
        : message.isStale !== true &&
          message.batch.some((one) => one.type === 'slot.proposed' && one.slot === missing) ===
            (missing !== undefined) &&
          (missing !== undefined || (message.said === 'yes' && message.batch[0]?.type === 'confirm')),
    );
    const from = leadsOn.length > 0 && chance.next() < 0.5 ? leadsOn : edges;
    const edge = from[Math.floor(chance.next() * from.length)];
    if (edge === undefined) throw new Error('There is always a way on.');
    return edge;
  }
}

/** How long a walk became, in counted turns and in all turns, and what it took to find it. */
export interface LongWalk {
  readonly counted: number;
  readonly turns: number;
  readonly steps: number;
}

/** The longest walk that a stubborn user of this flow finds: counted turns and all turns. Starting over is left out. */
export function longWalk(
  flow: Flow,
  walker: Walker,
  alphabet: WalkAlphabet,
  { seed, mostSteps }: Pick<SampleLimits, 'seed' | 'mostSteps'>,
): LongWalk {
  const chance = createChance(seed);
  const counted = (place: WalkedPlace): number => countedIn(flow, place) + place.context.corrections;
  let place = walker.start();
  let best = { counted: 0, turns: 0 };
  let steps = 0;
  while (steps < mostSteps && place.status === 'active') {
    const ways = edgesFrom(flow, place, alphabet).filter(
      ({ message, events }) =>
        message?.batch.every(({ type }) => type !== 'restart') === true ||
        events.some(({ type }) => type === 'turn.ended' || type === 'check.passed'),
    );
    const next = ways.map((edge) => walker.follow(place, edge)).filter((one) => !pathOf(one).startsWith('executing'));
    steps += ways.length;
    const on = next.filter(({ status }) => status === 'active');
    const before = counted(place);
    const rising = on.filter((one) => counted(one) > before);
    const from = [rising, on, next].find((some) => some.length > 0) ?? [];
    const chosen = from[Math.floor(chance.next() * from.length)];
    if (chosen === undefined) break;
    place = chosen;
    best = {
      counted: Math.max(best.counted, counted(place)),
      turns: Math.max(best.turns, place.context.turns),
    };
  }
  return { ...best, steps };
}

/** What is new to whoever looks at a place: the state, what is asked, and why. */
function lookOf(flow: Flow, place: WalkedPlace): string {
  const directive = directiveOf(flow, place);
  const about = 'slot' in directive ? directive.slot : '';
  const why = 'open' in directive ? directive.open.why : '';
  return [pathOf(place), directive.say, about, why].join(' ');
}
