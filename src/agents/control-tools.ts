import { z } from 'zod';
import type { DigressionKind, Proposal } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import type { Move } from '../core/moves.ts';
import { answerNamed } from './matter-view.ts';
import { type Recorded, type ToolSpec, toolSpec } from './tool-spec.ts';

const nothing = z.object({});

/** A tool without arguments: an answer or a wish that is the same whatever it is about. */
export const plainTool = (name: string, description: string, proposal: Proposal): ToolSpec =>
  toolSpec(name, description, nothing, () => ({ is: 'proposed', proposal }));

/** Shows the state again; the message is then read in a second call. */
export const stateTool: ToolSpec = toolSpec('get_state', 'Shows the state again.', nothing, () => ({
  is: 'stateWanted',
}));

/** Everything else that may be said now: one tool, since a tool of its own for each is most of a request. */
export function answerTool(flow: Flow, moves: readonly Move[]): ToolSpec {
  const says = new Map([...moves.flatMap((move) => kindsOf(move, flow)), unclear]);
  const parameters = z.object({ kind: z.enum([...says.keys()]), text: z.string().nullish() });
  return toolSpec('answer', 'All else.', parameters, ({ kind, text }) =>
    (says.get(kind) ?? unclear[1])(text?.trim() ?? ''),
  );
}

/** A kind, and what it comes to with the text beside it. */
type Kind = readonly [kind: string, read: (text: string) => Recorded];

const unclear: Kind = ['unclear', () => ({ is: 'nothing' })];

const digressions: readonly DigressionKind[] = ['answer', 'repeat', 'status', 'help', 'wait', 'chat'];

function kindsOf(move: Move, flow: Flow): readonly Kind[] {
  const { type } = move;
  switch (type) {
    case 'slot.declined':
      return move.slots.map((slot) => [`skip ${slot}`, () => ({ is: 'proposed', proposal: { type, slot } })]);
    case 'slot.kept':
      return move.slots.map((slot) => [`keep ${slot}`, () => ({ is: 'proposed', proposal: { type, slot } })]);
    case 'deny':
    case 'resume':
    case 'restart':
      return [[type, () => ({ is: 'proposed', proposal: { type } })]];
    case 'human.requested':
      return [['human', (reason) => ({ is: 'proposed', proposal: { type, reason } })]];
    case 'digressed':
      return digressions.map((kind) => [
        kind,
        (text) => ({
          is: 'proposed',
          proposal: { type, kind },
          ...(text === '' ? {} : { answer: answerNamed(flow, text) }),
        }),
      ]);
    case 'slot.proposed':
    case 'confirm':
    case 'cancel':
      return []; // tools of their own
    default:
      return move satisfies never;
  }
}
