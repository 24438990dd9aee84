import { type Mutant, mutantsIn } from './mutant.ts';

/** What is asked and what may be answered: each rule of it broken. */
export const questionMutants: readonly Mutant[] = [
  ...mutantsIn(
    'src/core/directive.ts',
    [
      'a summary leaves out what was assumed',
      'return settled === undefined ? [] :',
      "return settled === undefined || settled.source === 'assumed' ? [] :",
    ],
    ['the old value is not offered', 'keep: settled?.value ?? null,', 'keep: null,'],
    [
      'a question forgets its attempts',
      "return { say: 'elicit', slot, attempts }",
      "return { say: 'elicit', slot, attempts: 0 }",
    ],
  ),
  ...mutantsIn(
    'src/core/moves.ts',
    ['anything can be declined', '(name) => isMissing(flow, slots, name)', '(name) => name.length > 0'],
    ['nothing can be kept', '.open !== undefined && stateOf', '.open === undefined && stateOf'],
    ['a yes to the summary cannot be said', "case 'confirming.awaiting':\n", "case 'confirming.presenting':\n"],
  ),
  ...mutantsIn(
    'src/core/events.ts',
    [
      'a batch is not put in order',
      'return [...batch].sort((a, b) => rank(a) - rank(b));',
      'void rank; return [...batch];',
    ],
    [
      'what consents comes before what leaves',
      "'human.requested',\n  'cancel',\n  'restart',\n  'deny',\n  'confirm',",
      "'confirm',\n  'human.requested',\n  'cancel',\n  'restart',\n  'deny',",
    ],
    [
      'anything may come from a model',
      'default:\n      return false;\n  }\n}\n\nconst digressionKinds',
      'default:\n      return true;\n  }\n}\n\nconst digressionKinds',
    ],
  ),
];
