import type { Question } from '../core/context.ts';
import type { Directive } from '../core/directive.ts';

const questions: Readonly<Record<Directive['say'], Question | null>> = {
  greet: 'slot',
  elicit: 'slot',
  reprompt: 'slot',
  clarify: 'clarify',
  reviseWhat: 'revise',
  confirm: 'confirm',
  offerResume: 'resume',
  confirmLeave: 'leave',
  wait: null,
  tooLate: null,
  completed: null,
  cancelled: null,
  handedOff: null,
};

/** What the directive asks; `null`: nothing. */
export const questionOf = ({ say }: Directive): Question | null => questions[say];

/** The slot the directive is about, if it is about one. */
export const slotIn = (directive: Directive): string | null => ('slot' in directive ? directive.slot : null);
