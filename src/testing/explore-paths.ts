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
  const covered = new Set<string>();
  const walks = explore(flow, options).waysToTransitions();
  // A longer way takes more of them, so that fewer are needed.
  const byLength = walks.toSorted((a, b) => b.edges.length - a.edges.length);
  return byLength.flatMap((way): readonly PathCase[] => {
    const { place, taken } = follow(flow, way, options);
    if ([...taken].every((name) => covered.has(name))) return [];
    for (const name of taken) covered.add(name);
    return [caseOf(flow, way, pathOf(place), options)];
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
