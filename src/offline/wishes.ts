import { type Control, readControl } from '../core/control.ts';
import type { Proposal } from '../core/events.ts';
import { phrasesIn } from './grammar.ts';
import { beginsWith, isNothingBut } from './short-answer.ts';
import type { Situation } from './situation.ts';

const human: Proposal = { type: 'human.requested', reason: 'asked' };

/** A message that is a control and nothing else; a yes or a no to a question about all of it is no control. */
export function readWholeMessage(situation: Situation): readonly Proposal[] | undefined {
  const { said, context, asked, consent } = situation;
  const isAnswer = asked !== null && asked.slot === null && (consent === 'yes' || consent === 'no');
  if (leavesAsItIs(situation)) return [{ type: 'deny' }];
  if (putsOff(situation)) return [{ type: 'digressed', kind: 'wait' }];
  const control = isAnswer ? undefined : readControl(said, context.locale);
  return control === undefined ? undefined : [proposalFor(control, asked?.about === 'resume')];
}

/** "Never mind" to the question what to change takes the change back, not the task. */
const leavesAsItIs = (situation: Situation): boolean =>
  situation.asked?.about === 'revise' &&
  (situation.consent === 'cancel' || situation.consent === 'hedge') &&
  beginsWith(situation, 'keep') !== undefined;

/** "No, not yet" to the summary denies nothing of it: it stands until the user is ready. */
const putsOff = (situation: Situation): boolean =>
  situation.asked?.about === 'confirm' &&
  situation.consent === 'no' &&
  beginsWith(situation, 'later') !== undefined &&
  isNothingBut(situation, ['later', 'none', 'filler']);

function proposalFor(control: Control, mayResume: boolean): Proposal {
  switch (control) {
    case 'cancel':
    case 'restart':
      return { type: control };
    case 'human':
      return human;
    case 'repeat':
    case 'status':
    case 'help':
    case 'wait':
      return { type: 'digressed', kind: control };
    case 'resume':
      return mayResume ? { type: 'resume' } : { type: 'digressed', kind: 'chat' };
    case 'greeting':
    case 'thanks':
    case 'goodbye':
      return { type: 'digressed', kind: 'chat' };
    default:
      return control satisfies never;
  }
}

/**
 * A wish to leave, to start over or to talk to a person in the midst of other words. "Cancel that, make it Friday" holds
 * the value the user wants instead, so it is none.
 */
export function readWish({ said, wishes, language }: Situation, hasValues: boolean): readonly Proposal[] | undefined {
  if (phrasesIn(language.evened(said), language.wishes).has('human')) return [human];
  if (wishes.has('restart')) return [{ type: 'restart' }];
  if (wishes.has('cancel') && !(hasValues && wishes.has('change'))) return [{ type: 'cancel' }];
  return undefined;
}
