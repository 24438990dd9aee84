import { booking } from '../../machines/booking.ts';
import type { Booked, SlotName } from './conversation.ts';
import { checked } from './salon-rules.ts';

/** What both loops know of a session. */
export interface LoopState {
  state: 'greeting' | 'collecting' | 'confirming' | 'executing' | 'completed' | 'cancelled';
  readonly slots: Record<SlotName, { value: string | null; confirmed: boolean; attempts: number }>;
  /** Of this turn. */
  errors: string[];
}

/** What the tools of a loop may reach. */
export interface LoopContext {
  readonly state: LoopState;
  readonly today: string;
  readonly booked: Booked[];
}

export const slotNames = ['service', 'date', 'time', 'name', 'phone'] as const satisfies readonly SlotName[];

const emptySlot = () => ({ value: null, confirmed: false, attempts: 0 });

export const emptyState = (): LoopState => ({
  state: 'greeting',
  slots: { service: emptySlot(), date: emptySlot(), time: emptySlot(), name: emptySlot(), phone: emptySlot() },
  errors: [],
});

/** Stores a value that can be taken; else says why not, and counts an attempt. */
export function setSlot({ state, today }: LoopContext, slot: SlotName, value: string): string {
  const verdict = checked(slot, value, today);
  const target = state.slots[slot];
  if ('why' in verdict) {
    target.attempts += 1;
    state.errors.push(`${slot}: ${verdict.why}`);
    return `Error: ${verdict.why}`;
  }
  target.value = verdict.value;
  target.confirmed = false;
  state.state = missingIn(state).length === 0 ? 'confirming' : 'collecting';
  return `OK: ${slot} is ${verdict.value}.`;
}

/** Books, where everything is known. */
export function confirm({ state, booked }: LoopContext): string {
  if (state.state !== 'confirming')
    return `Error: nothing to confirm. Missing: ${missingIn(state).join(', ') || 'nothing'}.`;
  for (const slot of slotNames) state.slots[slot].confirmed = true;
  state.state = 'completed';
  const said = (slot: SlotName): string => state.slots[slot].value ?? '';
  booked.push({
    ...{ service: said('service'), date: said('date'), time: said('time') },
    ...{ name: said('name'), phone: said('phone') },
  });
  return `OK: booked, reference S-${booked.length}.`;
}

export function cancel({ state }: LoopContext): string {
  state.state = 'cancelled';
  return 'OK: cancelled.';
}

export const missingIn = ({ slots }: LoopState): readonly SlotName[] =>
  slotNames.filter((slot) => slots[slot].value === null);

/** What both loops' models may answer to questions: what Talkchart's instructions hold too. */
export const knownAnswers = booking.answers.map(({ answer }) => `- ${answer}`).join('\n');
