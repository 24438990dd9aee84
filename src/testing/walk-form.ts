import { directiveOf } from '../core/directive.ts';
import { effectOf } from '../core/effect.ts';
import type { Flow } from '../core/flow.ts';
import { canonical, type Json } from '../core/json.ts';
import { timesTried } from '../core/outcomes.ts';
import { receiptOf } from '../core/receipt.ts';
import { type SlotState, stateOf, valuesOf } from '../core/slot-state.ts';
import { pathOf } from '../core/told.ts';
import type { WalkedPlace } from './walk-step.ts';

/**
 * All of a place that bears on what can come: two places of one form have the same future, and are told apart by nothing that a
 * moment holds. What was said, offered or confirmed bears only on words; turns and corrections have bounds of their own, which are
 * arithmetic.
 * @param passesAt from this instant on a value of the flow is over.
 */
export function formOf(flow: Flow, place: WalkedPlace, passesAt = Number.POSITIVE_INFINITY): string {
  const { value, status, context, shown, isOpen } = place;
  const { slots, asked, unclear } = context;
  const owed = effectOf(flow, place);
  const tries = owed.is === 'none' ? 0 : timesTried(context, owed.key);
  const receipt = receiptOf(flow, { context });
  const forms = flow.order.map((name) => slotForm(stateOf(slots, name)));
  const question = asked && [
    asked.about,
    asked.slot,
    asked.about === 'confirm' && asked.receipt === receipt,
    asked.at >= passesAt,
  ];
  const sight = shown?.isSummary === true && canonical(shown.values) === canonical(valuesOf(flow, slots));
  const isTooLate = pathOf(place).startsWith('executing.') && directiveOf(flow, place).say === 'tooLate';
  return JSON.stringify([status, value, forms, question, unclear, tries, sight, isOpen, isTooLate]);
}

function slotForm({ settled, open, skipped, defaulted, attempts }: SlotState): Json {
  const isBrought = settled?.source === 'operator' || settled?.source === 'carried';
  const value = settled === undefined ? null : [settled.value, isBrought, settled.passed ?? null];
  return [
    value,
    open === undefined ? null : [open.why, open.was ?? null],
    skipped ?? null,
    defaulted ?? null,
    attempts,
  ];
}
