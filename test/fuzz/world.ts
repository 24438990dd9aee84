import type { Flow } from '../../src/core/flow.ts';
import { canonical, type Json, type Values } from '../../src/core/json.ts';
import type { Perform } from '../../src/session/perform.ts';
import type { Clock } from '../../src/session/ports.ts';
import type { Mishap } from './assistant-deeds.ts';
import { BrokenProperty } from './step.ts';

/** The world that effects happen in; it remembers what was done under which key. */
export interface World {
  readonly perform: Perform<Flow>;
  readonly done: ReadonlyMap<string, string>;
  /** What comes of the next effects. */
  expect(mishaps: readonly Mishap[]): void;
  /** From now on everything works. */
  calmDown(): void;
  /** What was wrong with what it was asked for. */
  readonly complaints: readonly BrokenProperty[];
}

interface WorldSetUp {
  readonly flow: Flow;
  readonly clock: Clock;
  /** Looks at a task before it is done; what it throws is a complaint. */
  readonly inspect: (key: string, values: Values) => Promise<void>;
}

/** What may be missing is left out. */
const valuesOf = (slots: Readonly<Record<string, Json | undefined>>): Values =>
  Object.fromEntries(Object.entries(slots).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

export function createWorld({ flow, clock, inspect }: WorldSetUp): World {
  const done = new Map<string, string>();
  const next: Mishap[] = [];
  const complaints: BrokenProperty[] = [];
  const lateMs = 15_000;

  const refused = (values: Values) => {
    const [slot = flow.order[0] ?? ''] = Object.keys(values).reverse();
    return { slot, reason: 'taken', alternatives: [] };
  };
  const referenceOf = (key: string): Json => ({ reference: key });
  const never = (): Promise<never> => new Promise(() => undefined);
  const late = (): Promise<void> => clock.wait(lateMs, new AbortController().signal);

  function does(key: string, values: Values): void {
    const text = canonical(values);
    if ((done.get(key) ?? text) !== text)
      complaints.push(new BrokenProperty('A key never repeats with other values.', `${key}: ${text}`));
    done.set(key, text);
  }

  return {
    done,
    complaints,
    expect: (mishaps) => void next.push(...mishaps),
    calmDown: () => void next.splice(0),
    perform: {
      async check({ slots: asked }) {
        const slots = valuesOf(asked);
        switch (next.shift()) {
          case 'fails':
          case 'refuses':
          case 'conflicts':
            return { is: 'failed', ...refused(slots) };
          case 'throws':
          case 'lost':
            throw new Error('the check is down');
          case 'never':
            return never();
          case 'late':
            await late();
            return { is: 'passed' };
          default:
            return { is: 'passed' };
        }
      },
      async fulfil({ slots: asked, key }) {
        const slots = valuesOf(asked);
        await inspect(key, slots).catch((error: unknown) => {
          if (!(error instanceof BrokenProperty)) throw error;
          complaints.push(error);
        });
        if (done.has(key)) {
          does(key, slots);
          return { is: 'succeeded', result: referenceOf(key) };
        }
        switch (next.shift()) {
          case 'fails':
            return { is: 'failed', retryable: true, reason: 'busy' };
          case 'refuses':
            return { is: 'failed', retryable: false, reason: 'full' };
          case 'conflicts':
            return { is: 'conflicted', ...refused(slots) };
          case 'throws':
            throw new Error('nothing was done');
          case 'lost':
            does(key, slots);
            throw new Error('the answer was lost');
          case 'never':
            does(key, slots);
            return never();
          case 'late':
            does(key, slots);
            await late();
            return { is: 'succeeded', result: referenceOf(key) };
          default:
            does(key, slots);
            return { is: 'succeeded', result: referenceOf(key) };
        }
      },
      async reconcile({ key }) {
        const mishap = next.shift();
        if (mishap === 'throws') throw new Error('nobody knows');
        if (mishap === 'unsure') return { is: 'unknown' };
        return done.has(key) ? { is: 'succeeded', result: referenceOf(key) } : { is: 'absent' };
      },
    },
  };
}
