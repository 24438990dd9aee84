import { createConversationMachine } from '../../machines/conversation.ts';
import type { Flow } from '../core/flow.ts';
import { type Bounds, boundsOf, countedIn } from './explore-bounds.ts';
import { valuesInPlay } from './explore-in-play.ts';
import { remembering, withoutBounds } from './explore-memory.ts';
import { type LongWalk, longWalk, type Sample, sample } from './explore-sample.ts';
import { type Depth, everyWord, type Scope, scopesOf } from './explore-scopes.ts';
import { momentsIn, shortestWhere, type WalkedScope } from './explore-search.ts';
import { type Moment, type Witness, witnessOf } from './explore-witness.ts';
import { findWords, type SlotWords, type WordsToTry } from './explore-words.ts';
import type { WalkedEdge } from './walk-edges.ts';
import { type WalkedGraph, walk } from './walk-graph.ts';
import { everyRule } from './walk-rules.ts';
import { BrokenRule, type WalkedPlace } from './walk-step.ts';
import { createWalker } from './walk-walker.ts';

/** How far an exploration is. */
export interface ExploreProgress {
  /** What is walked next: `slot date`. */
  readonly about: string;
  /** Its number among the parts, from 1, and how many there are. */
  readonly part: number;
  readonly parts: number;
  /** Steps taken so far. */
  readonly steps: number;
}

/** How {@link explore} goes about it. */
export interface ExploreOptions {
  /** Words to try for a slot before those that are found by themselves. */
  readonly values?: WordsToTry;
  /** When everything is said, in ms since 1970; else Monday 5 January 2026, noon UTC. */
  readonly at?: number;
  /** The user's locale, BCP 47; `en-US`. */
  readonly locale?: string;
  /** `quick` leaves out what tells little new; `thorough` takes minutes. */
  readonly depth?: Depth;
  /** How many steps may be taken; 250,000, thorough 5,000,000. */
  readonly budget?: { readonly steps: number };
  /** The same seed gives the same walks by chance; 1. */
  readonly seed?: number;
  /** Told before each part. */
  readonly onProgress?: (progress: ExploreProgress) => void;
}

/**
 * How it is known that something cannot come: every state of the flow was looked at; or every state of each slot and of each
 * dependent pair, the others settled; or a sample. All of them with the words that were tried.
 */
export type Evidence = 'exhaustive' | 'pairwise' | 'sampled';

/** A part of the flow that was walked. */
export interface ExploredPart {
  /**
   * `chart`: the first required slot, with every way to steer; `time`: a slot whose value passes, once more with messages after that;
   * `sample`: walks by chance over all slots; `long`: one walk that is made as long as can be.
   */
  readonly about: Scope['about'] | 'sample' | 'long';
  readonly slots: readonly string[];
  readonly states: number;
  readonly steps: number;
  /** Every step from every state was taken; never of `sample` and `long`. */
  readonly isWhole: boolean;
}

/** Whether something can come, and how that is known. */
export type Reach =
  | { readonly is: 'reached'; readonly witness: Witness }
  | { readonly is: 'absent'; readonly evidence: Evidence };

/** What was found out about a flow. */
export interface Exploration {
  readonly flow: string;
  /** When everything was said, in ms since 1970. */
  readonly at: number;
  readonly parts: readonly ExploredPart[];
  readonly states: number;
  readonly steps: number;
  /** How absence is known. */
  readonly evidence: Evidence;
  readonly transitions: {
    readonly taken: number;
    readonly all: number;
    readonly uncovered: readonly string[];
  };
  /** Ways to states from which no end can be reached. */
  readonly deadEnds: readonly Witness[];
  /** Rules that the flow does not keep, and functions of it that throw. */
  readonly broken: readonly { readonly rule: string; readonly witness: Witness }[];
  /** What was said about every slot. */
  readonly words: readonly SlotWords[];
  /** Slots whose `when` holds beside none of the values tried. */
  readonly neverInPlay: readonly string[];
  readonly bounds: Bounds;
  /** The longest walk that was found, in counted turns and in all turns. */
  readonly longest: Bounds;
  /** Every moment that was come to, each once. */
  moments(): Iterable<Moment>;
  /** Whether there is a moment for which this holds, with a shortest way to it among those walked. */
  canReach(predicate: (moment: Moment) => boolean): Reach;
  /** A shortest way to each transition that was taken, by its name. */
  waysToTransitions(): readonly Way[];
}

/** A way that can be walked again. */
export interface Way {
  readonly brought: Scope['brought'];
  readonly edges: readonly WalkedEdge[];
}

const noon = Date.UTC(2026, 0, 5, 12);
/** Of all walks by chance, and of the one that is made as long as can be. */
const mostSampled = { quick: 20_000, thorough: 200_000 } as const;
const mostLongSteps = 20_000;
const stepsOf = { quick: 250_000, thorough: 5_000_000 } as const;

/**
 * Walks what can be walked of a flow, every event held against the rules of the chart: each slot alone with the others settled and
 * each dependent pair exhaustively, the whole by chance until nothing new comes up. The same flow and options give the same result.
 * @example
 * const found = explore(booking);
 * found.canReach(({ state, slots }) => state === 'completed' && slots.phone?.value === null);
 * // => { is: 'absent', evidence: 'pairwise' }
 */
export function explore(flow: Flow, options: ExploreOptions = {}): Exploration {
  const { at = noon, locale = 'en-US', depth = 'quick', seed = 1, onProgress } = options;
  const most = options.budget?.steps ?? stepsOf[depth];
  const known = remembering(flow);
  const walked = withoutBounds(known);
  const words = findWords(walked, at, locale, options.values ?? {});
  const walker = createWalker(walked, createConversationMachine(walked), everyRule, locale);
  const broken: { rule: string; witness: Witness }[] = [];
  const toTransitions: Way[] = [];
  let steps = 0;
  const noteBroken = (error: unknown, { brought, edges }: Way, place: WalkedPlace): void => {
    const rule =
      error instanceof BrokenRule ? error.rule : `It throws: ${error instanceof Error ? error.message : error}`;
    if (broken.some((one) => one.rule === rule)) return;
    broken.push({ rule, witness: witnessOf(walked, brought, edges, place) });
  };

  const plan = scopesOf(walked, words, at, depth);
  const tell = (about: string, part: number): void => onProgress?.({ about, part, parts: plan.length + 2, steps });
  const mostInParts = most - Math.min(mostSampled[depth] + mostLongSteps, Math.floor(most / 4));
  const scopes = plan.flatMap((scope, index): readonly WalkedScope[] => {
    tell(`${scope.about} ${scope.slots.join(' and ')}`, index + 1);
    const { brought, alphabet } = scope;
    const bare = walker.start();
    let start: WalkedPlace;
    try {
      start = walker.follow(bare, { events: brought });
    } catch (error) {
      noteBroken(error, { brought, edges: [] }, bare);
      return [];
    }
    let takenSoFar = walker.taken.size;
    const graph = walk(walked, walker, alphabet, {
      start,
      mostStates: Number.POSITIVE_INFINITY,
      // What a part leaves goes to those after it, which are larger.
      mostEdges: Math.max(0, Math.floor((mostInParts - steps) / (plan.length - index))),
      onBroken: (error, edges, place) => noteBroken(error, { brought, edges }, place),
      onEdge: (way) => {
        if (walker.taken.size > takenSoFar) toTransitions.push({ brought, edges: way() });
        takenSoFar = walker.taken.size;
      },
    });
    steps += graph.edges;
    return [{ scope, graph }];
  });

  tell('sample', plan.length + 1);
  const sampler = createWalker(known, createConversationMachine(known), everyRule, locale);
  const alphabet = everyWord(known, words, at);
  const sampled = sample(known, sampler, alphabet, {
    seed,
    mostSteps: Math.min(Math.floor(Math.max(0, most - steps) / 2), mostSampled[depth]),
    onBroken: (error, way, edge) => {
      const place = way.at(-1)?.place ?? sampler.start();
      noteBroken(error, { brought: [], edges: [...way.map((one) => one.edge), edge] }, place);
    },
  });
  for (const way of sampled.news) toTransitions.push({ brought: [], edges: way.map(({ edge }) => edge) });
  const taken = new Set([...walker.taken, ...sampler.taken]);
  const left = Math.min(Math.max(0, most - steps - sampled.steps), mostLongSteps);
  tell('long', plan.length + 2);
  const stubborn = longWalk(known, sampler, alphabet, { seed, mostSteps: broken.length > 0 ? 0 : left });
  const evidence = evidenceOf(scopes, broken.length === 0);
  const parts = [...scopes.map(partOf), sampledPart(flow, sampled), longPart(flow, stubborn)];

  return {
    flow: flow.id,
    at,
    parts,
    states: parts.reduce((sum, part) => sum + part.states, 0),
    steps: parts.reduce((sum, part) => sum + part.steps, 0),
    evidence,
    transitions: {
      taken: taken.size,
      all: walker.all.size,
      uncovered: [...walker.all].filter((name) => !taken.has(name)),
    },
    deadEnds: scopes.flatMap(({ scope, graph }) =>
      graph.stuck.slice(0, 1).map((state) => witnessOf(walked, scope.brought, graph.wayTo(state), graph.place(state))),
    ),
    broken,
    words,
    neverInPlay: flow.order.filter((name) => valuesInPlay(flow, words, name) === null),
    bounds: boundsOf(flow),
    longest: {
      turns: stubborn.turns,
      counted: Math.max(stubborn.counted, ...scopes.map(({ graph }) => mostCounted(walked, graph))),
    },
    moments: () => momentsIn(known, scopes, sampled),
    canReach(predicate) {
      const witness = shortestWhere(known, sampler, { scopes, sampled }, predicate);
      return witness === undefined ? { is: 'absent', evidence } : { is: 'reached', witness };
    },
    waysToTransitions: () => toTransitions,
  };
}

const partOf = ({ scope: { about, slots }, graph: { states, edges, isWhole } }: WalkedScope): ExploredPart => ({
  about,
  slots,
  states,
  steps: edges,
  isWhole,
});

const sampledPart = ({ order }: Flow, { steps, news }: Sample): ExploredPart => ({
  about: 'sample',
  slots: order,
  states: news.reduce((sum, way) => sum + way.length, 0),
  steps,
  isWhole: false,
});

const longPart = ({ order }: Flow, { turns, steps }: LongWalk): ExploredPart => ({
  about: 'long',
  slots: order,
  states: turns,
  steps,
  isWhole: false,
});

function evidenceOf(scopes: readonly WalkedScope[], isUnbroken: boolean): Evidence {
  if (!isUnbroken || !scopes.every(({ graph }) => graph.isWhole)) return 'sampled';
  return scopes.some(({ scope }) => scope.about === 'whole') ? 'exhaustive' : 'pairwise';
}

/** The most attempts and unclear answers that any state of a part has counted. */
function mostCounted(flow: Flow, { states, place }: WalkedGraph): number {
  let most = 0;
  for (let state = 0; state < states; state++) most = Math.max(most, countedIn(flow, place(state)));
  return most;
}
