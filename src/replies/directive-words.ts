import { type Ending, isOurOwn } from '../core/context.ts';
import type { Directive } from '../core/directive.ts';
import { hasSlot } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import { labelOf } from '../core/label.ts';
import type { DoneFacts, EndingFacts, LateWish } from './catalogue.ts';
import { asks, itemsOf, questionAbout, reasonFor, type Telling } from './slot-words.ts';

/** With how many unusable answers an example is due: at once where we only ask, later where we also say what is wrong. */
const exampleFrom = { elicit: 1, reprompt: 2, clarify: 2 };

/** The one question or closing statement of a directive. */
export function directiveWords(telling: Telling, directive: Directive): string {
  const { flow, texts, told } = telling;
  const { noun } = flow;
  switch (directive.say) {
    case 'greet':
      return greeting(telling, directive.slot);
    case 'elicit':
      return texts.elicit(questionAbout(telling, { ...directive, exampleFrom: exampleFrom.elicit }));
    case 'reprompt': {
      const reason = reasonFor(telling, directive.slot, directive.open);
      // A reason that asks something already is the question.
      if (asks(reason)) return reason;
      return texts.reprompt({
        ...questionAbout(telling, { ...directive, exampleFrom: exampleFrom.reprompt }),
        reason,
      });
    }
    case 'clarify': {
      const facts = questionAbout(telling, { ...directive, exampleFrom: exampleFrom.clarify });
      return texts.clarify({ ...facts, isVague: directive.open.code === 'vague' });
    }
    case 'reviseWhat':
      return texts.reviseWhat({ items: itemsOf(telling, directive.summary) });
    case 'confirm':
      return texts.confirm({ noun, items: itemsOf(telling, directive.summary) });
    case 'wait':
      return texts.wait({ noun, because: directive.because });
    case 'tooLate':
      return texts.tooLate({ noun, what: wishesIn(directive.what) });
    case 'offerResume':
      return texts.offerResume({
        items: itemsOf(telling, directive.summary),
        isBack: told.context.asked?.about !== 'resume' && !isOurOwn(told.context.turn),
      });
    case 'confirmLeave':
      return texts.confirmLeave({ noun, leave: directive.leave });
    case 'completed':
      return texts.completed({ ...doneFacts(telling, directive), tooLate: wishesIn(directive.tooLate) });
    case 'cancelled':
    case 'handedOff':
      return texts[directive.say](endingFacts(telling, directive));
    default:
      return directive satisfies never;
  }
}

/** A greeting that asks something already is the question. */
function greeting(telling: Telling, slot: string | null): string {
  const { flow, texts } = telling;
  if (flow.greeting !== undefined && asks(flow.greeting)) return flow.greeting;
  const question =
    slot === null ? null : texts.elicit(questionAbout(telling, { slot, attempts: 0, exampleFrom: exampleFrom.elicit }));
  return texts.greet({ greeting: flow.greeting ?? null, question });
}

/** What was done, from a directive that says so. */
export const doneFacts = (
  telling: Telling,
  { summary, result }: Extract<Directive, { readonly say: 'completed' }>,
): DoneFacts => ({
  noun: telling.flow.noun,
  items: itemsOf(telling, summary),
  reference: referenceIn(result),
});

/** Why it ended without success; an end without a reason is one the user or a person brought about. */
export function endingFacts(
  telling: Telling,
  { say, because }: { readonly say: 'cancelled' | 'handedOff'; readonly because: Ending | null },
): EndingFacts {
  const { flow, texts, told } = telling;
  const { why, detail } = because ?? {
    why: say === 'cancelled' ? ('left' as const) : ('human' as const),
    detail: null,
  };
  const isAboutSlot = why === 'exhausted' && detail !== null && hasSlot(flow, detail);
  const label = isAboutSlot ? labelOf(telling.flow, detail) : null;
  const isDeclined = told.context.turn.verdicts.some(({ slot, is }) => slot === detail && is === 'declined');
  return { noun: flow.noun, why, reason: texts.endings[why]({ noun: flow.noun, label, isDeclined }) };
}

function referenceIn(result: Json): string | null {
  if (typeof result !== 'object' || result === null || !('reference' in result)) return null;
  return typeof result.reference === 'string' ? result.reference : null;
}

/** The events that can come too late, as wishes; that time ran out is nobody's wish. */
const wishes: Readonly<Record<string, LateWish>> = {
  'slot.proposed': 'change',
  'slot.given': 'change',
  'slot.declined': 'change',
  deny: 'change',
  cancel: 'cancel',
  restart: 'restart',
  'human.requested': 'person',
};

const wishesIn = (events: readonly string[]): readonly LateWish[] => [
  ...new Set(events.flatMap((event) => (Object.hasOwn(wishes, event) ? (wishes[event] ?? []) : []))),
];
