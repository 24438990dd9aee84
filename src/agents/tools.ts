import type { Flow } from '../core/flow.ts';
import type { Move } from '../core/moves.ts';
import { stateOf } from '../core/slot-state.ts';
import type { Told } from '../core/told.ts';
import { answerTool, plainTool, stateTool } from './control-tools.ts';
import { valueTool } from './slot-tools.ts';
import type { ToolSpec } from './tool-spec.ts';

/** Every tool there can be; what a request holds of them depends on the state. */
export const TOOL_NAMES = ['set_slot', 'update_slot', 'confirm', 'cancel', 'answer', 'get_state'] as const;

/** Built once for each set of moves: schemas take longer than all else that is built for a request. */
const built = new WeakMap<Flow, Map<string, readonly ToolSpec[]>>();

/** A flow has few sets of moves that come up again; of one with many the oldest are built anew. */
const mostSets = 200;

/** The tools that stand for the moves open now: what may not be proposed is not offered. */
export function toolsFor(flow: Flow, { context }: Told, moves: readonly Move[]): readonly ToolSpec[] {
  const settled = flow.order.filter((slot) => stateOf(context.slots, slot).settled !== undefined);
  const sets = built.get(flow) ?? new Map<string, readonly ToolSpec[]>();
  built.set(flow, sets);
  const key = JSON.stringify([moves, settled]);
  const tools = sets.get(key) ?? buildTools(flow, settled, moves);
  sets.set(key, tools);
  const [oldest] = sets.keys();
  if (sets.size > mostSets && oldest !== undefined) sets.delete(oldest);
  return tools;
}

function buildTools(flow: Flow, settled: readonly string[], moves: readonly Move[]): readonly ToolSpec[] {
  if (moves.length === 0) return [];
  return [...moves.flatMap((move) => ownTools(move, flow, settled)), answerTool(flow, moves), stateTool];
}

/** The tools that a move has for itself; all others share one. */
function ownTools(move: Move, flow: Flow, settled: readonly string[]): readonly ToolSpec[] {
  switch (move.type) {
    case 'slot.proposed': {
      const toSet = move.slots.filter((slot) => !settled.includes(slot));
      const toUpdate = move.slots.filter((slot) => settled.includes(slot));
      return [
        ...(toSet.length > 0 ? [valueTool('set_slot', 'A value for an empty slot.', flow, toSet)] : []),
        ...(toUpdate.length > 0 ? [valueTool('update_slot', 'Another value for a slot.', flow, toUpdate)] : []),
      ];
    }
    case 'confirm':
      return [plainTool('confirm', 'A plain yes.', { type: move.type })];
    case 'cancel':
      return [plainTool('cancel', 'Gives it all up.', { type: move.type })];
    default:
      return [];
  }
}
