import type { Flow } from '../core/flow.ts';
import { edgesFrom, type WalkAlphabet, type WalkedEdge } from './walk-edges.ts';
import { formOf } from './walk-form.ts';
import type { WalkedPlace } from './walk-step.ts';
import type { Walker } from './walk-walker.ts';

/** How far a walk goes. */
export interface WalkLimits {
  /** A graph with more states than this has no end: a counter that is not bounded, say. Then it throws. */
  readonly mostStates?: number;
  /** Looks at so many states and no more; then nothing is known about ends. */
  readonly upTo?: number;
  /** Follows so many edges, and those of one more state. */
  readonly mostEdges?: number;
  /** Told of a way whose last edge broke a rule, in place of a throw; it is not followed. `place`: before that edge. */
  readonly onBroken?: (error: unknown, way: readonly WalkedEdge[], place: WalkedPlace) => void;
  /** Told of every edge that was followed; `way` leads to it and over it. */
  readonly onEdge?: (way: () => readonly WalkedEdge[]) => void;
}

/** What a walk found. States have numbers, in the order in which they were found; 0 is the start. */
export interface WalkedGraph {
  readonly states: number;
  readonly edges: number;
  /** Whether every edge of every state was followed. */
  readonly isWhole: boolean;
  /** States from which no end can be reached; none while it is not whole. */
  readonly stuck: readonly number[];
  /** One of the places of this state. */
  place(state: number): WalkedPlace;
  /** A shortest way from the start. */
  wayTo(state: number): readonly WalkedEdge[];
}

/**
 * Walks every state that a flow can come to from `start`, breadth first: one edge is a whole message, with or without the end of
 * its turn, or one event of the host. States are told apart by all that bears on the future.
 */
export function walk(
  flow: Flow,
  walker: Walker,
  alphabet: WalkAlphabet,
  {
    mostStates = 200_000,
    upTo = mostStates,
    mostEdges = Number.POSITIVE_INFINITY,
    onBroken,
    onEdge,
    start = walker.start(),
  }: WalkLimits & { readonly start?: WalkedPlace } = {},
): WalkedGraph {
  const numbers = new Map([[formOf(flow, start, alphabet.passesAt), 0]]);
  const places = [JSON.stringify(start)];
  const sources: number[][] = [[]];
  const first: (WalkedEdge | undefined)[] = [undefined];
  const ends: number[] = [];
  let edges = 0;
  let looked = 0;

  for (; looked < Math.min(places.length, upTo) && edges < mostEdges; looked++) {
    const place = placeOf(looked);
    if (place.status !== 'active') {
      ends.push(looked);
      continue;
    }
    const from = looked;
    for (const edge of edgesFrom(flow, place, alphabet)) {
      edges++;
      const next = followed(place, edge, from);
      if (next === undefined) continue;
      onEdge?.(() => [...wayTo(from), edge]);
      const form = formOf(flow, next, alphabet.passesAt);
      const known = numbers.get(form);
      if (known === undefined) {
        numbers.set(form, places.length);
        sources.push([looked]);
        first.push(edge);
        places.push(JSON.stringify(next));
        if (places.length > mostStates) throw new Error(`more than ${mostStates} states`);
      } else if (known !== looked) sources[known]?.push(looked);
    }
  }
  const isWhole = looked === places.length;
  return { states: places.length, edges, isWhole, stuck: isWhole ? stuckIn(sources, ends) : [], place: placeOf, wayTo };

  function followed(place: WalkedPlace, edge: WalkedEdge, at: number): WalkedPlace | undefined {
    try {
      return walker.follow(place, edge);
    } catch (error) {
      if (onBroken === undefined) throw error;
      onBroken(error, [...wayTo(at), edge], place);
      return undefined;
    }
  }

  function placeOf(state: number): WalkedPlace {
    return JSON.parse(places[state] ?? '') as WalkedPlace; // it was written above
  }

  function wayTo(state: number): readonly WalkedEdge[] {
    const way: WalkedEdge[] = [];
    for (let at = state, edge = first[at]; edge !== undefined; at = sources[at]?.[0] ?? 0, edge = first[at])
      way.push(edge);
    return way.reverse();
  }
}

/** The states from which no end can be reached. */
function stuckIn(sources: readonly (readonly number[])[], ends: readonly number[]): readonly number[] {
  const reached = new Set(ends);
  const open = [...ends];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const source of sources[state] ?? []) {
      if (reached.has(source)) continue;
      reached.add(source);
      open.push(source);
    }
  }
  return sources.flatMap((_, state) => (reached.has(state) ? [] : [state]));
}
