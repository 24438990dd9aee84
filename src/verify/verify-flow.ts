import type { Flow } from '../core/flow.ts';
import type { Catalogue } from '../replies/catalogue.ts';
import { english } from '../replies/en.ts';
import { type Exploration, type ExploreOptions, explore } from '../testing/explore.ts';
import { type Guarantee, guaranteesOf } from './guarantees.ts';
import type { Finding, LintRule, Subject } from './lint.ts';
import { everyLintRule } from './rules.ts';

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
  /** What is wrong; empty for a flow that is fine. */
  readonly findings: readonly Finding[];
  /** What may be promised; empty where anything was found. */
  readonly guarantees: readonly Guarantee[];
}

/**
 * Looks a flow over: walks it and holds every rule against what was found.
 * @example verifyFlow(booking).findings; // => []
 */
export function verifyFlow(
  flow: Flow,
  { languages = { English: english }, ...options }: VerifyFlowOptions = {},
): Verification {
  const found = explore(flow, options);
  const subject: Subject = { flow, found, at: found.at, locale: options.locale ?? 'en-US', languages };
  const findings = everyLintRule.flatMap((rule) => foundBy(rule, subject));
  return {
    flow: flow.id,
    version: flow.version,
    found,
    findings,
    guarantees: findings.length > 0 ? [] : guaranteesOf(flow, found),
  };
}

/** A flow whose functions throw has a finding that says so; what throws because of it need not be told again. */
function foundBy(rule: LintRule, subject: Subject): readonly Finding[] {
  try {
    return rule(subject);
  } catch (error) {
    if (subject.found.broken.length > 0) return [];
    throw error;
  }
}
