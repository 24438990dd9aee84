import { type Context, type Question, quietTurn, type Update } from './context.ts';
import type { EventOf } from './events.ts';
import type { Flow } from './flow.ts';
import { countAttempt } from './ladder.ts';
import { readAgain } from './read-again.ts';
import { receiptOf } from './receipt.ts';
import { blankSlot, isMissing, missingSlot, type SlotState, stateOf } from './slot-state.ts';

/** Begins a turn: the words and the time come from the host, and whether they answer the question put is settled here. */
export function startTurn(context: Context, { at, said, seen }: EventOf<'turn.started'>): Update {
  const { asked } = context;
  const answers = asked !== null && (seen === undefined ? at > asked.at : seen === asked.reply);
  return { turn: { ...quietTurn, at, said, answers }, turns: context.turns + 1 };
}

/** What has passed while the user thought is opened; then this message answers no question. */
export function readEverySlotAgain(flow: Flow, context: Context): Update {
  const slots = readAgain(flow, context, context.turn.at);
  return slots === context.slots ? {} : { slots, turn: { ...context.turn, answers: false } };
}

/** At most one attempt, once the whole message is read: for an unusable answer to the question put. */
export function countTheAnswer(flow: Flow, context: Context): Update {
  const { asked, turn } = context;
  const corrections = context.corrections + (turn.verdicts.some(({ is }) => is === 'changed') ? 1 : 0);
  if (asked === null || !turn.answers) return { corrections };
  if (asked.about === 'confirm' || asked.about === 'revise' || asked.about === 'resume') {
    return { corrections, unclear: context.unclear + (nothingWasHeard(context) ? 1 : 0) };
  }
  if (asked.slot === null) return { corrections };
  const last = turn.verdicts.findLast(({ slot }) => slot === asked.slot)?.is;
  const isUnusable =
    last === 'refused' || (last === 'ambiguous' && asked.about === 'clarify') || nothingWasHeard(context);
  if (!isUnusable || !isMissing(flow, context.slots, asked.slot)) return { corrections };
  return { corrections, ...countAttempt(flow, context, asked.slot) };
}

/** Whether nothing of the message has come to anything so far. */
export const nothingWasHeard = ({ turn }: Context): boolean =>
  turn.verdicts.length === 0 && turn.digressions.length === 0 && !turn.moved;

/** Whether the message spoke of a slot in a way that goes on from here. */
export const aSlotWasTouched = ({ turn }: Context): boolean =>
  turn.verdicts.some(({ is }) => is !== 'unchanged' && is !== 'misfired' && is !== 'notOpen');

/** Starting over: what was said goes, and attempts with it; what the host brought stays, and what makes keys differ. */
export function startOver(flow: Flow, { slots, turn }: Context): Update {
  const afresh = (name: string): SlotState => {
    const { settled } = stateOf(slots, name);
    const isBrought = settled?.source === 'carried' || settled?.source === 'operator';
    return isBrought ? { settled: { ...settled, confirmed: false }, attempts: 0 } : blankSlot(flow, name);
  };
  return {
    slots: Object.fromEntries(flow.order.map((name) => [name, afresh(name)])),
    unclear: 0,
    asked: null,
    turn: { ...turn, answers: false, verdicts: [], lastRungs: [], moved: true },
  };
}

/** Ends a turn: what the user looks at now is this question, or none. */
export function putTheQuestion(
  flow: Flow,
  context: Context,
  about: Question | 'nothing',
  { at, reply }: EventOf<'turn.ended'>,
): Update {
  if (about === 'nothing') return { asked: null };
  const slot = about === 'slot' || about === 'clarify' ? (missingSlot(flow, context.slots) ?? null) : null;
  const options = slot === null ? [] : (stateOf(context.slots, slot).open?.options ?? []);
  return { asked: { about, slot, options, receipt: receiptOf(flow, { context }), at, reply } };
}
