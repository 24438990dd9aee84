import type { Flow } from '../core/flow.ts';
import type { Sample } from './explore-sample.ts';
import type { Scope } from './explore-scopes.ts';
import { type Moment, momentOf, type Witness, witnessOf } from './explore-witness.ts';
import type { WalkedEdge } from './walk-edges.ts';
import type { WalkedGraph } from './walk-graph.ts';
import type { WalkedPlace } from './walk-step.ts';
import type { Walker } from './walk-walker.ts';

/** A part of a flow, and what walking it came to. */
export interface WalkedScope {
  readonly scope: Scope;
  readonly graph: WalkedGraph;
}

/** All that was walked of a flow. */
interface Walked {
  readonly scopes: readonly WalkedScope[];
  readonly sampled: Sample;
}

/** Every moment that was come to, each once; of those found by chance the new ones. */
export function* momentsIn(flow: Flow, scopes: readonly WalkedScope[], { news }: Sample): Generator<Moment> {
  for (const place of placesIn(scopes, news)) {
    const moment = momentOf(flow, place);
    if (moment !== undefined) yield moment;
  }
}

function* placesIn(scopes: readonly WalkedScope[], news: Sample['news']): Generator<WalkedPlace> {
  for (const { graph } of scopes) for (let state = 0; state < graph.states; state++) yield graph.place(state);
  for (const way of news) for (const { place } of way) yield place;
}

/**
 * A shortest way to a moment for which this holds. Parts are walked without the bounds on turns and corrections; so a way counts
 * only if `walker`, on the flow as it is, comes to such a moment by it.
 */
export function shortestWhere(
  flow: Flow,
  walker: Walker,
  { scopes, sampled: { news } }: Walked,
  predicate: (moment: Moment) => boolean,
): Witness | undefined {
  const fits = (place: WalkedPlace): boolean => {
    const moment = momentOf(flow, place);
    return moment !== undefined && predicate(moment);
  };
  const witnessAlong = (brought: Scope['brought'], edges: readonly WalkedEdge[]): Witness | undefined => {
    const place = edges.reduce(walker.follow, walker.start(brought));
    return fits(place) ? witnessOf(flow, brought, edges, place) : undefined;
  };
  const found = [
    ...scopes.map(({ scope, graph }) => {
      // States come in the order of their distance, so the first is the nearest.
      for (let state = 0; state < graph.states; state++) {
        const witness = fits(graph.place(state)) ? witnessAlong(scope.brought, graph.wayTo(state)) : undefined;
        if (witness !== undefined) return witness;
      }
      return undefined;
    }),
    ...news.map((way) => {
      const at = way.findIndex(({ place }) => fits(place));
      const edges = way.slice(0, at + 1).map(({ edge }) => edge);
      return at < 0 ? undefined : witnessAlong([], edges);
    }),
  ];
  return found.filter((witness) => witness !== undefined).toSorted((a, b) => a.steps.length - b.steps.length)[0];
}
