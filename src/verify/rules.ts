import { endingLadders } from './ending-ladders.ts';
import { fewChoices } from './few-choices.ts';
import { fillableSlots } from './fillable-slots.ts';
import { keptRules } from './kept-rules.ts';
import { lastingDefaults } from './lasting-defaults.ts';
import type { LintRule } from './lint.ts';
import { reachable } from './reachable.ts';
import { redactedWords } from './redacted-words.ts';
import { spokenRungs } from './spoken-rungs.ts';
import { spokenTexts } from './spoken-texts.ts';
import { strictTools } from './strict-tools.ts';
import { wholeSummaries } from './whole-summaries.ts';

/** Every rule, in the order in which findings are told: first what keeps a flow from working at all. */
export const everyLintRule: readonly LintRule[] = [
  fillableSlots,
  endingLadders,
  lastingDefaults,
  keptRules,
  reachable,
  wholeSummaries,
  spokenTexts,
  spokenRungs,
  redactedWords,
  fewChoices,
  strictTools,
];
