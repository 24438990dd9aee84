import { createConversationMachine } from '../../machines/conversation.ts';
import type { Input } from '../core/context.ts';
import type { ConversationEvent } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import { pathOf, type StatePath } from '../core/told.ts';
import { type ExploreOptions, explore, type Way } from './explore.ts';
import { edgeInWords } from './explore-witness.ts';
import { everyRule } from './walk-rules.ts';
import type { WalkedPlace, WalkRule } from './walk-step.ts';
import { createWalker } from './walk-walker.ts';

/** A case for `it.each`: one conversation on the machine of a flow. */
export interface PathCase {
  /** What happens, and where it ends: the name of the test. */
  readonly name: string;
  readonly steps: readonly string[];
  readonly endsIn: StatePath;
  /**
   * What the machine was sent, one after the other, with what the host brought first. They lead a machine of yours the same way,
   * wherever it runs: one of this flow that was started with `input`.
   * @example const end = events.reduce((now, event) => transition(machine, now, event)[0], initialTransition(machine, input)[0]);
   */
  readonly events: readonly ConversationEvent[];
  /** What the machine was started with: the keys in `events` name this session and run. */
  readonly input: Input;
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
    .map((way) => follow(flow, way, options));
  return neededOf(ways).map((walked) => caseOf(flow, walked, options));
}

/** Of walks, shortest first, a few that take every transition which any of them takes. */
export const neededOf = <Walked extends { readonly taken: ReadonlySet<string> }>(
  walks: readonly Walked[],
): readonly Walked[] => withoutNeedless(withoutNeedless(walks).toReversed()).toReversed();

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

/** A way that was walked again. */
interface WalkedWay {
  readonly way: Way;
  readonly place: WalkedPlace;
  readonly sent: readonly ConversationEvent[];
  readonly taken: ReadonlySet<string>;
}

function caseOf(flow: Flow, { way, place, sent }: WalkedWay, options: ExploreOptions): PathCase {
  const steps = way.edges.map(edgeInWords);
  const last = steps.slice(-namedSteps).join(', then ');
  const endsIn = pathOf(place);
  const { session, run, timeZone, locale } = place.context;
  return {
    name: `${steps.length > namedSteps ? '... ' : ''}${last}: ${endsIn}`,
    steps,
    endsIn,
    events: sent,
    input: { session, run, timeZone, locale },
    run() {
      const end = pathOf(follow(flow, way, options).place);
      if (end !== endsIn) throw new Error(`It ends in ${end} and not in ${endsIn}: ${steps.join(', ')}`);
    },
  };
}

function follow(flow: Flow, way: Way, { locale = 'en-US' }: ExploreOptions): WalkedWay {
  const sent: ConversationEvent[] = [];
  const rules: readonly WalkRule[] = [...everyRule, ({ event }) => void sent.push(event)];
  const walker = createWalker(flow, createConversationMachine(flow), rules, locale);
  const place = way.edges.reduce((at, edge) => walker.follow(at, edge), walker.start(way.brought));
  return { way, place, sent, taken: walker.taken };
}
