import type { Question } from '../core/context.ts';
import type { Proposal } from '../core/events.ts';
import { namedSlots } from './named-slot.ts';
import type { Situation } from './situation.ts';

/** What a message says to a question about all of it: confirm, revise, leave or resume. */
export function answerToAsked(
  situation: Situation,
  has: { readonly values: boolean; readonly question: boolean },
): readonly Proposal[] {
  const { asked, consent, context } = situation;
  if (asked === null || asked.slot !== null) return [];
  switch (consent) {
    case 'yes':
      return [{ type: 'confirm' }];
    case 'yesAndQuestion':
      // Going on commits to nothing, so a question beside it is no reason to ask again.
      return [{ type: asked.about === 'resume' && context.turn.answers ? 'resume' : 'confirm' }];
    case 'no':
      return [{ type: 'deny' }];
    case 'hedge':
    case 'conditional':
      // Only the chart decides what is a yes: it hears this one as an unclear answer.
      return asked.about === 'confirm' && !has.values && !has.question ? [{ type: 'confirm' }] : [];
    case 'change':
    case 'unrelated':
      return has.values || has.question || !wantsChange(situation) ? [] : changeWithoutValue(asked.about);
    case 'cancel':
    case 'restart':
      return [{ type: consent }];
    default:
      return consent satisfies never;
  }
}

/** "Change the time", "the name is wrong", "the day"; "ok, hold on" only wants time. */
const wantsChange = (situation: Situation): boolean => {
  const { consent, wishes } = situation;
  const isChange = consent === 'change' && !wishes.has('wait');
  return isChange || wishes.has('change') || namedSlots(situation).length > 0;
};

/** Something is to be different and nobody said how: what is wrong with the summary is asked, then how to say it told. */
function changeWithoutValue(about: Question): readonly Proposal[] {
  if (about === 'confirm') return [{ type: 'deny' }];
  return about === 'revise' ? [{ type: 'digressed', kind: 'help' }] : [];
}
