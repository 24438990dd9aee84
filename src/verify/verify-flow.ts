import type { Flow } from '../core/flow.ts';
import type { Catalogue } from '../replies/catalogue.ts';
import { english } from '../replies/en.ts';
import { type Exploration, type ExploreOptions, explore } from '../testing/explore.ts';
import { type Guarantee, guaranteesOf } from './guarantees.ts';
import type { Finding, Subject } from './lint.ts';
import { type Note, notesOf } from './notes.ts';
import { everyLintRule } from './rules.ts';
import { silenced } from './silenced-flow.ts';
import { asSample, thrownFunctions } from './thrown-functions.ts';

/** How {@link verifyFlow} goes about it: as `explore` does, in these languages. */
export interface VerifyFlowOptions extends ExploreOptions {
  /** The texts of every language the flow is spoken in, by a name for it; English. */
  readonly languages?: Readonly<Record<string, Catalogue>>;
}

/** What became of a flow that was looked over. */
export interface Verification {
  readonly flow: string;
  readonly version: number;
  readonly found: Exploration;
  /** What is wrong; empty for a flow that is fine, as far as it was looked at. */
  readonly findings: readonly Finding[];
  /** What was not looked at; empty where all of it was. */
  readonly notes: readonly Note[];
  /** What may be promised; empty where anything was found. */
  readonly guarantees: readonly Guarantee[];
}

/**
 * Looks a flow over: walks it and holds every rule against what was found. A function of the flow that throws is a finding.
 * @example verifyFlow(booking).findings; // => []
 */
export function verifyFlow(
  flow: Flow,
  { languages = { English: english }, ...options }: VerifyFlowOptions = {},
): Verification {
  const quiet = silenced(flow);
  const walked = explore(quiet.flow, options);
  const thrown = quiet.thrown();
  const found = thrown.length > 0 ? asSample(walked) : walked;
  const subject: Subject = {
    flow: quiet.flow,
    found,
    thrown,
    at: found.at,
    locale: options.locale ?? 'en-US',
    languages,
  };
  const others = everyLintRule.flatMap((rule) => rule(subject));
  // Some functions are called only by the rules.
  const findings: readonly Finding[] = [...thrownFunctions(quiet.thrown()), ...others];
  return {
    flow: flow.id,
    version: flow.version,
    found,
    findings,
    notes: notesOf(subject),
    guarantees: findings.length > 0 ? [] : guaranteesOf(flow, found),
  };
}
