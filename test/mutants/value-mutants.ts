import { type Mutant, mutantsIn } from './mutant.ts';

/** What becomes of a value, and of those that depend on it: each rule of it broken. */
export const valueMutants: readonly Mutant[] = [
  ...mutantsIn(
    'src/core/context.ts',
    ['a stale message picks an option', 'options: turn.answers ? asked.options : []', 'options: asked.options'],
    ['a kind does not see the other values', 'values: valuesOf(flow, slots),', 'values: {},'],
  ),
  ...mutantsIn(
    'src/core/slot-state.ts',
    [
      'values out of play are shown',
      'if (settled !== undefined && (slotOf(flow, name).when?.(values) ?? true))',
      'if (settled !== undefined)',
    ],
    ['a slot out of play is asked for', 'if (!isInPlay(flow, slots, name)) return false;', ''],
    ['what is open is not missing', 'return open !== undefined || (settled', 'return (settled'],
    ['what is volunteered is asked for', ' && slotOf(flow, name).ask !== false);', ');'],
    [
      'optional slots are asked in between',
      'return missing.find((name) => slotOf(flow, name).optional !== true) ?? missing[0];',
      'return missing[0];',
    ],
    [
      'a value does not close a question',
      'export function settle({ open: _, skipped: __, ...state }: SlotState',
      'export function settle({ skipped: __, ...state }: SlotState',
    ],
    [
      'what the world took away is forgotten',
      'open: settled === undefined ? open : { ...open, was: settled.value }',
      'open: settled === undefined ? open : { ...open }',
    ],
    [
      'a question that was skipped stays skipped',
      'export function openFor({ skipped: _, ...state }: SlotState, open: Open): SlotState {\n  return { ...state, open };',
      'export function openFor(state: SlotState, open: Open): SlotState {\n  if (state.skipped) return state;\n  return { ...state, open };',
    ],
  ),
  ...mutantsIn(
    'src/core/proposals.ts',
    [
      'a value said again moves',
      "open === undefined && same(settled.value, reading.value)) {\n    return { turn: tell(context, { slot, is: 'unchanged' }) };\n  }\n  if (reading",
      "open === undefined && same(settled.value, null)) {\n    return { turn: tell(context, { slot, is: 'unchanged' }) };\n  }\n  if (reading",
    ],
    [
      'nobody asks whether it was said',
      "if (reading.kind === 'none' || !isGrounded(slotOf(flow, slot), { ...proposal, reading }, said, given)) {",
      "if (reading.kind === 'none' || isGrounded === undefined) {",
    ],
    [
      'a slot that is not in play takes values',
      'if (!isInPlay(flow, context.slots, slot))',
      'if (isInPlay === undefined)',
    ],
    [
      'of two values the last is taken',
      'wasTakenThisTurn(context, slot) && !same',
      'wasTakenThisTurn(context, "") && !same',
    ],
    ['a value comes confirmed', "source: 'user',\n    confirmed: false,", "source: 'user',\n    confirmed: true,"],
    [
      'a change does not open what depends on it',
      'return { slots: readAgain(flow, next, at), turn: next.turn };',
      'void readAgain; void at; void flow; return { slots: next.slots, turn: next.turn };',
    ],
    [
      'a refused correction takes the old value away',
      'openFor(stateOf(context.slots, slot), { why: is, code, options, ...detail }),',
      '{ attempts: stateOf(context.slots, slot).attempts, open: { why: is, code, options, ...detail } },',
    ],
    [
      'declining takes the old value away',
      'if (settled !== undefined) return keepSlot(context, slot);\n  const told',
      'const told',
    ],
    [
      'the reason is said again and again',
      "|| open?.why === 'declined') return",
      "|| open?.why === 'exhausted') return",
    ],
    [
      'an optional slot is not left out at once',
      'slotOf(flow, slot).optional === true || open',
      'slotOf(flow, slot).optional === null || open',
    ],
    [
      'what is not asked can be declined',
      'if (!hasSlot(flow, slot) || !isMissing(flow, context.slots, slot)) {',
      'if (!hasSlot(flow, slot)) {',
    ],
    [
      'keeping keeps the question open',
      'slots: withSlot(context, slot, keep(state)).slots, turn',
      'slots: withSlot(context, slot, keep === undefined ? {attempts:0} : state).slots, turn',
    ],
  ),
  ...mutantsIn(
    'src/core/read-again.ts',
    [
      'no value is read again',
      'for (const name of flow.order) {\n    const { settled }',
      'for (const name of flow.order.slice(flow.order.length)) {\n    const { settled }',
    ],
    [
      'only the first value is read again',
      'for (const name of flow.order) {\n    const { settled }',
      'for (const name of flow.order.slice(0, 1)) {\n    const { settled }',
    ],
    [
      'what the world took away is never looked at again',
      'const depends = slotOf(flow, name).dependsOn?.includes(changed) === true;',
      "const depends = changed === '';",
    ],
    [
      'what the world took away is looked at again whatever has changed',
      'const depends = slotOf(flow, name).dependsOn?.includes(changed) === true;',
      "const depends = changed !== '';",
    ],
    [
      'what can be had again is not offered',
      "code: 'ambiguous', options: [was] };",
      "code: 'ambiguous', options: [] };",
    ],
    ['what still cannot be had is forgotten', 'options: reading.options, was }', 'options: reading.options }'],
  ),
];
