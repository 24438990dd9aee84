import { answersOfTheUser, consent, task } from './rules-of-consent.ts';
import { attempts, bounds } from './rules-of-counting.ts';
import { comingBack, leaving, startingOver } from './rules-of-leaving.ts';
import { outcomes, routing, sayings, stillness } from './rules-of-stillness.ts';
import { goodValuesStay, grounding, readAgain, verdicts } from './rules-of-values.ts';
import type { Rule } from './step.ts';

/** Everything that holds of every event, whatever the flow and whoever speaks. */
export const everyRule: readonly Rule[] = [
  ...[consent, answersOfTheUser, task],
  ...[goodValuesStay, readAgain, grounding, verdicts],
  ...[attempts, bounds],
  ...[leaving, startingOver, comingBack],
  ...[stillness, routing, outcomes, sayings],
];
