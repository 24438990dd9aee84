import type { Flow } from '../core/flow.ts';
import type { Move } from '../core/moves.ts';
import { stateOf } from '../core/slot-state.ts';
import type { Told } from '../core/told.ts';
import { answerTool, personTool, plainTool, stateTool } from './control-tools.ts';
import { namingTool, valueTool } from './slot-tools.ts';
import type { ToolSpec } from './tool-spec.ts';

/** Every tool there can be; what a request holds of them depends on the state. */
export const TOOL_NAMES = [
  ...(['set_slot', 'update_slot', 'keep_slot', 'skip_slot', 'confirm', 'deny', 'cancel', 'resume', 'restart'] as const),
  ...(['answer', 'request_human', 'get_state'] as const),
] as const;

/** The tools that stand for the moves open now: what may not be proposed is not offered. */
export function toolsFor(flow: Flow, told: Told, moves: readonly Move[]): readonly ToolSpec[] {
  const tools = moves.flatMap((move) => toolsOf(move, flow, told));
  return tools.length === 0 ? [] : [...tools, stateTool];
}

function toolsOf(move: Move, flow: Flow, { context }: Told): readonly ToolSpec[] {
  switch (move.type) {
    case 'slot.proposed': {
      const isSettled = (slot: string): boolean => stateOf(context.slots, slot).settled !== undefined;
      const empty = move.slots.filter((slot) => !isSettled(slot));
      const settled = move.slots.filter(isSettled);
      const set = valueTool('set_slot', 'The message says a value for a slot that has none.', flow, empty);
      const update = valueTool('update_slot', 'The message says another value for a slot that has one.', flow, settled);
      return [...(empty.length > 0 ? [set] : []), ...(settled.length > 0 ? [update] : [])];
    }
    case 'slot.declined':
      return [namingTool('skip_slot', 'The user would rather not tell it, or leaves it out.', move.type, move.slots)];
    case 'slot.kept':
      return [namingTool('keep_slot', 'The user wants to keep the value it had.', move.type, move.slots)];
    case 'confirm':
      return [plainTool('confirm', 'A plain yes to the question asked, without a condition.', { type: move.type })];
    case 'deny':
      return [
        plainTool('deny', 'A no to the question asked; "nothing" where that is what should be different.', {
          type: move.type,
        }),
      ];
    case 'resume':
      return [plainTool('resume', 'The user wants to go on where they stopped.', { type: move.type })];
    case 'cancel':
      return [plainTool('cancel', 'The user no longer wants any of it.', { type: move.type })];
    case 'restart':
      return [plainTool('restart', 'The user wants to begin again from the start.', { type: move.type })];
    case 'digressed':
      return [answerTool];
    case 'human.requested':
      return [personTool];
    default:
      return move satisfies never;
  }
}
