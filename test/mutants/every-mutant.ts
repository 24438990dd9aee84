import { chartMutants } from './chart-mutants.ts';
import { countingMutants } from './counting-mutants.ts';
import type { Mutant } from './mutant.ts';
import { outcomeMutants } from './outcome-mutants.ts';
import { questionMutants } from './question-mutants.ts';
import { readingMutants } from './reading-mutants.ts';
import { sessionMutants } from './session-mutants.ts';
import { valueMutants } from './value-mutants.ts';

/** Everything that is broken in turn. */
export const everyMutant = (root: string): readonly Mutant[] => [
  ...chartMutants(root),
  ...readingMutants,
  ...valueMutants,
  ...countingMutants,
  ...questionMutants,
  ...outcomeMutants,
  ...sessionMutants,
];
