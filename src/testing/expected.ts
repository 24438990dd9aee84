import type { Question } from '../core/context.ts';
import type { Directive } from '../core/directive.ts';
import type { SlotValues } from '../core/flow.ts';
import { type Json, same } from '../core/json.ts';
import type { StatePath } from '../core/told.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Reply, RunOutcome } from '../session/reply.ts';
import type { Difference } from './transcript.ts';

/** The name of a slot of this flow. */
export type SlotName<F> = keyof SlotValues<F> & string;

/** What a test expects of a reply; what it does not name may be anything. */
export interface Expected<F> {
  readonly state?: StatePath;
  /** Which directive the reply puts into words. */
  readonly directive?: Directive['say'];
  /** What the question is about that the user now looks at: a slot, `confirm`, `revise`, `leave`, `resume`, or `nothing`. */
  readonly asks?: SlotName<F> | Exclude<Question, 'slot' | 'clarify'> | 'nothing';
  /** Values of slots; `null`: none. */
  readonly slots?: { readonly [Name in SlotName<F>]?: SlotValues<F>[Name] | null };
  /** What became of what was said for a slot. */
  readonly verdicts?: { readonly [Name in SlotName<F>]?: Verdict['is'] };
  /** A part of the words, or what they match; several must all be found. */
  readonly says?: string | RegExp | readonly (string | RegExp)[];
  /** What must not be found in the words. */
  readonly neverSays?: string | RegExp;
  /** How the run ended; `none`: it goes on. */
  readonly outcome?: RunOutcome['is'] | 'none';
  /** Codes of what could not be taken, in order. */
  readonly errors?: readonly string[];
  /** How often the task was done in the world so far: of one key once. */
  readonly done?: number;
}

/** What came, as a test may look at it. */
export interface Came {
  readonly reply: Reply;
  readonly done: number;
}

/** Everything in which a reply is not as it was expected. */
export function differencesIn<F>(expected: Expected<F>, { reply, done }: Came): readonly Difference[] {
  const { state, directive, asks, outcome, errors, neverSays } = expected;
  const codes = reply.errors.map(({ code }) => code);
  return [
    ...differs('state', state, reply.state),
    ...differs('directive', directive, reply.directive.say),
    ...differs('asks', asks, askedIn(reply)),
    ...Object.entries<unknown>(expected.slots ?? {}).flatMap(([name, value]) =>
      differs(`slots.${name}`, value as Json | undefined, reply.slots[name]?.value ?? null),
    ),
    ...Object.entries<unknown>(expected.verdicts ?? {}).flatMap(([name, is]) =>
      differs(`verdicts.${name}`, is as Json | undefined, reply.verdicts.find(({ slot }) => slot === name)?.is ?? null),
    ),
    ...[expected.says ?? []]
      .flat()
      .filter((words) => !isFound(words, reply.text))
      .map((words): Difference => ({ what: 'says', expected: String(words), came: reply.text })),
    ...(neverSays !== undefined && isFound(neverSays, reply.text)
      ? [{ what: 'never says', expected: `nothing like ${neverSays}`, came: reply.text }]
      : []),
    ...differs('outcome', outcome, reply.outcome?.is ?? 'none'),
    ...differs('errors', errors, codes),
    ...differs('done', expected.done, done),
  ];
}

const isFound = (words: string | RegExp, text: string): boolean =>
  typeof words === 'string' ? text.includes(words) : text.search(words) >= 0;

function differs(what: string, expected: Json | undefined, came: Json): readonly Difference[] {
  if (expected === undefined || same(expected, came)) return [];
  return [{ what, expected: inWords(expected), came: inWords(came) }];
}

const inWords = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What the question is about, as `asks` says it. */
function askedIn({ asked }: Pick<Reply, 'asked'>): string {
  if (asked === null) return 'nothing';
  return asked.about === 'slot' || asked.about === 'clarify' ? (asked.slot ?? 'nothing') : asked.about;
}
