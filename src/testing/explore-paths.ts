import { createConversationMachine } from '../../machines/conversation.ts';
import type { Flow } from '../core/flow.ts';
import { pathOf, type StatePath } from '../core/told.ts';
import { type ExploreOptions, explore, type Way } from './explore.ts';
import { edgeInWords } from './explore-witness.ts';
import { everyRule } from './walk-rules.ts';
import type { WalkedPlace } from './walk-step.ts';
import { createWalker } from './walk-walker.ts';

/** A case for `it.each`: one conversation on the machine of a flow. */
export interface PathCase {
  /** What happens, and where it ends: the name of the test. */
  readonly name: string;
  readonly steps: readonly string[];
  readonly endsIn: StatePath;
  /** Walks it again. Throws when a rule of the chart is broken, or it ends in another state. */
  run(): void;
}

/** In a name a few steps are enough. */
const namedSteps = 4;

/**
 * A few conversations that take every transition that {@link explore} could take: cases for vitest.
 * @example it.each(pathsCovering(booking))('$name', ({ run }) => run());
 */
export function pathsCovering(flow: Flow, options: ExploreOptions = {}): readonly PathCase[] {
  const ways = explore(flow, options)
    .waysToTransitions()
    .toSorted((a, b) => a.edges.length - b.edges.length)
    .map((way) => ({ way, ...follow(flow, way, options) }));
  const needed = withoutNeedless(withoutNeedless(ways).toReversed()).toReversed();
  return needed.map(({ way, place }) => caseOf(flow, way, pathOf(place), options));
}

/** Those that take a transition which none before them takes. */
function withoutNeedless<Walked extends { readonly taken: ReadonlySet<string> }>(
  walks: readonly Walked[],
): readonly Walked[] {
  const covered = new Set<string>();
  return walks.filter(({ taken }) => {
    const isNeeded = [...taken].some((name) => !covered.has(name));
    for (const name of taken) covered.add(name);
    return isNeeded;
  });
}

function caseOf(flow: Flow, way: Way, endsIn: StatePath, options: ExploreOptions): PathCase {
  const steps = way.edges.map(edgeInWords);
  const last = steps.slice(-namedSteps).join(', then ');
  return {
    name: `${steps.length > namedSteps ? '... ' : ''}${last}: ${endsIn}`,
    steps,
    endsIn,
    run() {
      const end = pathOf(follow(flow, way, options).place);
      if (end !== endsIn) throw new Error(`It ends in ${end} and not in ${endsIn}: ${steps.join(', ')}`);
    },
  };
}

function follow(
  flow: Flow,
  { brought, edges }: Way,
  { locale = 'en-US' }: ExploreOptions,
): { readonly place: WalkedPlace; readonly taken: ReadonlySet<string> } {
  const walker = createWalker(flow, createConversationMachine(flow), everyRule, locale);
  const place = edges.reduce((at, edge) => walker.follow(at, edge), walker.start(brought));
  return { place, taken: walker.taken };
}
