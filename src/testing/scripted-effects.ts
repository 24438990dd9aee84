import type { Flow } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import type { CheckOutcome, FulfilOutcome, Perform, ReconcileOutcome } from '../session/perform.ts';
import { msOf, type Span } from './span.ts';
import type { TestClock } from './test-clock.ts';

/** What may come of each effect. */
export interface EffectOutcomes {
  readonly check: CheckOutcome;
  readonly fulfil: FulfilOutcome;
  readonly reconcile: ReconcileOutcome;
}

/**
 * How an effect answers, once it has done what it does.
 *
 * - `late`, or a span: after so long; `late` is 15 seconds, when the user has heard "one moment" already.
 * - `twice`: meanwhile another process takes this one for dead and does it again, under the same key.
 * - `never`: it is done, and nobody hears of it. `lost`: the same, but it is noticed at once: `perform` throws.
 */
export type HowItAnswers = 'late' | 'twice' | 'never' | 'lost' | Span;

/** What a test says of the next time an effect is asked for; `usual`: what comes of it without a script. */
export interface ScriptedEffect<Name extends keyof EffectOutcomes = keyof EffectOutcomes> {
  readonly name: Name;
  readonly outcome: EffectOutcomes[Name] | 'usual';
  readonly how?: HowItAnswers;
}

/** The world of one conversation: does what is asked for, as scripted, and keeps what was done. */
export interface ScriptedEffects {
  /** The effects as one process asks for them. */
  forProcess(process: number): Perform<Flow>;
  script(effect: ScriptedEffect): void;
  /** How many scripted effects were never asked for. */
  unasked(): number;
  /** How often the task was done: of one key once. */
  done(): number;
  /** When the next answer that is being held back comes, in ms since 1970; never: `Infinity`. */
  nextAnswerAt(): number;
  isHolding(): boolean;
  /** What a killed process waits for. */
  forgetProcess(process: number): void;
}

/** What the effects tell the conversation around them. */
export interface EffectListeners {
  /** An effect came to something, or is held back. */
  readonly note: (words: string) => void;
  readonly held: () => void;
  /** Somebody else does it again now, under the same key. */
  readonly doAgain: (process: number) => Promise<void>;
}

interface Hold {
  readonly process: number;
  readonly until: number;
}

interface EffectsSetUp extends EffectListeners {
  readonly perform: Perform<Flow> | undefined;
  readonly clock: TestClock;
  /** After so long an effect that does not answer is given up. */
  readonly effectWithinMs: number;
}

const lateMs = 15_000;

export function createScriptedEffects({
  perform,
  clock,
  effectWithinMs,
  note,
  held,
  doAgain,
}: EffectsSetUp): ScriptedEffects {
  const scripted: ScriptedEffect[] = [];
  const results = new Map<string, Json>();
  const holds = new Set<Hold>();
  const usual = perform ?? createUsualWorld(results);

  function take(name: keyof EffectOutcomes): ScriptedEffect | undefined {
    const at = scripted.findIndex((one) => one.name === name);
    return at < 0 ? undefined : scripted.splice(at, 1)[0];
  }

  async function hold(process: number, forMs: number, signal: AbortSignal): Promise<void> {
    const one = { process, until: clock.nowMs() + Math.min(forMs, effectWithinMs) };
    holds.add(one);
    held();
    await clock.wait(forMs, signal);
    holds.delete(one);
  }

  const thrown =
    (name: string) =>
    (error: unknown): never => {
      note(`${name}: threw ${error instanceof Error ? error.message : String(error)}`);
      throw error;
    };

  async function ask<Name extends keyof EffectOutcomes>(
    process: number,
    name: Name,
    request: { readonly key: string; readonly signal: AbortSignal },
    asUsual: () => Promise<EffectOutcomes[Name]>,
  ): Promise<EffectOutcomes[Name]> {
    const { key, signal } = request;
    const isRepeated = name === 'fulfil' && results.has(key);
    const script = isRepeated ? undefined : take(name);
    const set = script?.outcome ?? 'usual';
    // Only a script of this very effect was taken.
    const outcome = set === 'usual' ? await asUsual().catch(thrown(name)) : (set as EffectOutcomes[Name]);
    if (name === 'fulfil' && outcome.is === 'succeeded' && !isRepeated) results.set(key, outcome.result);
    const how = script?.how;
    note(`${name}: ${inWords(outcome)}${isRepeated ? ', under the same key as before' : ''}${manner(how)}`);
    if (how === undefined) return outcome;
    if (how === 'lost') throw new Error('The answer was lost.');
    if (how === 'twice') await doAgain(process);
    else await hold(process, how === 'never' ? Number.POSITIVE_INFINITY : how === 'late' ? lateMs : msOf(how), signal);
    return outcome;
  }

  return {
    forProcess: (process) => ({
      check: (request) =>
        ask(process, 'check', request, async () => (await usual.check?.(request)) ?? { is: 'passed' }),
      fulfil: (request) => ask(process, 'fulfil', request, () => usual.fulfil(request)),
      reconcile: (request) =>
        ask(process, 'reconcile', request, async () => (await usual.reconcile?.(request)) ?? { is: 'unknown' }),
    }),
    script: (effect) => void scripted.push(effect),
    unasked: () => scripted.length,
    done: () => results.size,
    nextAnswerAt: () => Math.min(Number.POSITIVE_INFINITY, ...[...holds].map(({ until }) => until)),
    isHolding: () => [...holds].some(({ until }) => until > clock.nowMs()),
    forgetProcess(process) {
      for (const one of holds) if (one.process === process) holds.delete(one);
    },
  };
}

/** Where the test brings no world of its own: everything can be had, and is done once for a key. */
const createUsualWorld = (results: ReadonlyMap<string, Json>): Perform<Flow> => ({
  fulfil: async ({ key }) => ({
    is: 'succeeded',
    result: results.get(key) ?? { reference: `R-${results.size + 1}` },
  }),
  async reconcile({ key }) {
    const result = results.get(key);
    return result === undefined ? { is: 'absent' } : { is: 'succeeded', result };
  },
});

function inWords(outcome: EffectOutcomes[keyof EffectOutcomes]): string {
  if (outcome.is === 'succeeded') return `succeeded with ${JSON.stringify(outcome.result)}`;
  if (outcome.is === 'failed' && 'slot' in outcome) return `failed, ${outcome.slot} is ${outcome.reason}`;
  if (outcome.is === 'conflicted') return `conflicted, ${outcome.slot} is ${outcome.reason}`;
  if (outcome.is === 'failed') return `failed, ${outcome.reason}`;
  return outcome.is;
}

function manner(how: HowItAnswers | undefined): string {
  if (how === undefined) return '';
  if (how === 'twice') return '; done again by another process meanwhile';
  if (how === 'lost') return '; the answer is lost';
  if (how === 'never') return '; nobody hears of it';
  return '; answered late';
}
