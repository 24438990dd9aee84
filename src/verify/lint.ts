import type { Flow } from '../core/flow.ts';
import type { Catalogue } from '../replies/catalogue.ts';
import type { Exploration } from '../testing/explore.ts';
import type { Witness } from '../testing/explore-witness.ts';
import type { Thrown } from './silenced-flow.ts';

/**
 * What a rule is about; never renamed.
 *
 * - `slot-unfillable`: nothing that was tried is read, or it does not stay.
 * - `ladder-endless`: a ladder without an end.
 * - `unreachable`: a state, or a question about a slot, that nothing leads to.
 * - `prompt-missing`: a text that a language lacks, or that throws, is empty or has a hole in it.
 * - `summary-incomplete`: a summary does not show every value, or not so that it can be told from another.
 * - `sensitive-shown`: a sensitive value stands in a text that nobody redacts.
 * - `enum-too-large`: so many choices that what a model is told with every message grows beyond what is sensible.
 * - `tool-too-large`: an endpoint for strict schemas would refuse the tool.
 * - `default-refused`: its own kind refuses a default or an assumed value today.
 * - `rule-broken`: the flow makes the chart break a rule, leads to a dead end, or throws.
 */
export type LintCode =
  | 'slot-unfillable'
  | 'ladder-endless'
  | 'unreachable'
  | 'prompt-missing'
  | 'summary-incomplete'
  | 'sensitive-shown'
  | 'enum-too-large'
  | 'tool-too-large'
  | 'default-refused'
  | 'rule-broken';

/** Something that is wrong with a flow. */
export interface Finding {
  readonly code: LintCode;
  /** The slot it is about; `null` where it is about the flow. */
  readonly slot: string | null;
  /** What is wrong, in a sentence. */
  readonly says: string;
  /** What to do about it, in a sentence. */
  readonly todo: string;
  /** A way to it, where one was walked. */
  readonly witness?: Witness;
}

/** What a rule looks at. */
export interface Subject {
  /** None of its functions throws. */
  readonly flow: Flow;
  readonly found: Exploration;
  /** What threw while the flow was walked, and was silenced. */
  readonly thrown: readonly Thrown[];
  /** When it is looked at, in ms since 1970. */
  readonly at: number;
  /** BCP 47. */
  readonly locale: string;
  /** The texts of every language the flow is spoken in, by a name for it. */
  readonly languages: Readonly<Record<string, Catalogue>>;
}

/** One rule: everything it finds wrong. Never throws. */
export type LintRule = (subject: Subject) => readonly Finding[];
