import type { Proposal } from './events.ts';
import type { Flow } from './flow.ts';
import { isMissing, stateOf } from './slot-state.ts';
import { pathOf, type StatePath, type Told } from './told.ts';

/** One thing that may be proposed now; a move about slots names those it may be about. */
export type Move =
  | { readonly type: Extract<Proposal['type'], `slot.${string}`>; readonly slots: readonly string[] }
  | { readonly type: Exclude<Proposal['type'], `slot.${string}`> };

/** What may be proposed now: this becomes the model's list of tools. */
export function movesOf(flow: Flow, told: Told): readonly Move[] {
  const path = pathOf(told);
  if (told.status !== 'active' || path === 'greeting') return [];
  const { slots } = told.context;
  const isOver = path.startsWith('executing.');
  const about = (type: 'slot.declined' | 'slot.kept', fits: (name: string) => boolean): Move[] => {
    const names = isOver ? [] : flow.order.filter(fits);
    return names.length > 0 ? [{ type, slots: names }] : [];
  };
  return [
    // Any of them: another value of the same message may bring a slot into play, and one that comes too late is told so.
    { type: 'slot.proposed', slots: flow.order },
    ...about('slot.declined', (name) => isMissing(flow, slots, name)),
    ...about(
      'slot.kept',
      (name) => stateOf(slots, name).open !== undefined && stateOf(slots, name).settled !== undefined,
    ),
    ...answersIn(path).map((type): Move => ({ type })),
    { type: 'digressed' },
    { type: 'cancel' },
    { type: 'restart' },
    { type: 'human.requested' },
  ];
}

/** The answers to the question that a state puts. */
function answersIn(path: StatePath): readonly ('confirm' | 'deny' | 'resume')[] {
  switch (path) {
    case 'confirming.awaiting':
    case 'collecting.revising':
    case 'leaving.cancelling':
    case 'leaving.restarting':
      return ['confirm', 'deny'];
    case 'resuming':
      return ['resume', 'confirm', 'deny'];
    default:
      return [];
  }
}
