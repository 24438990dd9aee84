import { answersCount, consent, goodValuesStayGood, nothingInvented } from './walk-consent-rules.ts';
import { attempts } from './walk-count-rules.ts';
import { leaving, resuming } from './walk-leaving-rules.ts';
import { executing, routing, stillness } from './walk-state-rules.ts';
import type { WalkRule } from './walk-step.ts';

/** Every rule of the chart: they hold for every flow and every event. */
export const everyRule: readonly WalkRule[] = [
  consent,
  answersCount,
  goodValuesStayGood,
  nothingInvented,
  attempts,
  leaving,
  resuming,
  stillness,
  routing,
  executing,
];
