import { isOurOwn, type LastRung } from '../core/context.ts';
import { labelOf } from '../core/label.ts';
import { stateOf } from '../core/slot-state.ts';
import type { Verdict } from '../core/verdict.ts';
import { questionOf, slotIn } from './question.ts';
import { asks, generalRefusal, refusalOf, saidValue, say, type Telling } from './slot-words.ts';

/** A zero-width space is as silent as any other. */
const VISIBLE = /[^\s\p{C}]/u;

/** What was understood, changed and refused in this turn, in sentences; of a run that is over nothing needs to be said. */
export function understood(telling: Telling): readonly string[] {
  const { directive, told, verdicts, flowChanged, texts } = telling;
  if (told.status !== 'active' || directive.say === 'greet') return [];
  const { lastRungs } = told.context.turn;
  return [
    ...(flowChanged ? [texts.flowChanged] : acknowledgement(telling)),
    ...acceptedValues(telling),
    ...verdicts.flatMap((verdict) => outcomeOf(telling, verdict)),
    ...lastRungs.flatMap((rung) => lastRung(telling, rung)),
  ];
}

/** Verdicts that leave everything as it was. */
export const isSilent = ({ is }: Verdict): boolean => is === 'misfired' || is === 'unchanged' || is === 'notOpen';

/** A word on the message as a whole, where no value tells that it was heard. */
function acknowledgement({ directive, told, texts }: Telling): readonly string[] {
  const { asked, turn } = told.context;
  if (isOurOwn(turn)) return [];
  const isQuestion = questionOf(directive) !== null;
  // Only starting over both moves the run and takes the question away.
  if (asked === null) return turn.moved && isQuestion && directive.say !== 'confirmLeave' ? [texts.startedOver] : [];
  const isHeard = turn.digressions.length > 0 || turn.moved || turn.verdicts.some(({ is }) => is !== 'misfired');
  const answersTheSummary = directive.say === 'confirm' && asked.about === 'confirm' && turn.answers;
  const isUnclear = turn.unheard.some((type) => type === 'confirm' || type === 'deny') && turn.verdicts.every(isSilent);
  // "Yes, do you take cards?" gets its answer, and the question again.
  if (answersTheSummary && isUnclear && turn.digressions.length === 0) return [texts.plainYesNeeded];
  if (isHeard || !isQuestion) return [];
  if (!VISIBLE.test(turn.said)) return [texts.nothingSaid];
  // The words were for a question that no longer stands.
  if (!turn.answers || (directive.say === 'offerResume' && asked.about !== 'resume')) return [];
  return [asked.about === 'leave' ? texts.goingOn : texts.nothingUnderstood];
}

/** Values taken, as far as they still hold; a summary shows them itself. */
function acceptedValues(telling: Telling): readonly string[] {
  if (telling.directive.say === 'confirm' || telling.directive.say === 'offerResume') return [];
  const values = telling.verdicts.flatMap(({ slot, is }) => {
    const { settled, open } = stateOf(telling.told.context.slots, slot);
    return is === 'accepted' && settled !== undefined && open === undefined
      ? [saidValue(telling, slot, settled.value)]
      : [];
  });
  return values.length === 0 ? [] : [telling.texts.accepted(values)];
}

function outcomeOf(telling: Telling, verdict: Verdict): readonly string[] {
  const { texts, told, directive } = telling;
  const { slot } = verdict;
  const { settled, open } = stateOf(told.context.slots, slot);
  switch (verdict.is) {
    case 'changed': {
      if (settled === undefined || open !== undefined) return [];
      const { from, to } = verdict;
      return [
        texts.changed({
          label: labelOf(telling.flow, slot),
          from: say(telling, slot, from),
          to: say(telling, slot, to),
        }),
      ];
    }
    case 'kept':
      return settled === undefined ? [] : [texts.kept(saidValue(telling, slot, settled.value))];
    case 'refused': {
      if (slotIn(directive) === slot) return [];
      return [
        texts.besides({ label: labelOf(telling.flow, slot), reason: refusalBeside(telling, slot, verdict.code) }),
      ];
    }
    case 'accepted':
    case 'ambiguous':
    case 'declined':
    case 'misfired':
    case 'unchanged':
    case 'notOpen':
      return [];
    default:
      return verdict satisfies never;
  }
}

/** The question of this reply is about something else, so a refusal that asks gives way to the one of the language. */
function refusalBeside(telling: Telling, slot: string, code: string): string {
  const detail = stateOf(telling.told.context.slots, slot).open?.detail;
  const own = refusalOf(telling, slot, detail === undefined ? { code } : { code, detail });
  const refusal = own === null || asks(own) ? generalRefusal(telling, code) : own;
  return telling.texts.reasons.refused({ was: null, refusal, need: null });
}

function lastRung(telling: Telling, { slot, took }: LastRung): readonly string[] {
  const { texts, told } = telling;
  const { settled } = stateOf(told.context.slots, slot);
  if (took === 'skipped') return [texts.skipped(labelOf(telling.flow, slot))];
  if (settled === undefined) return [];
  const value = saidValue(telling, slot, settled.value);
  return [took === 'kept' ? texts.kept(value) : texts.defaulted(value)];
}
