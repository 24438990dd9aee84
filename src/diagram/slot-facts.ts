import { type Flow, slotOf } from '../core/flow.ts';
import type { SlotType } from '../core/slot-kind.ts';
import { list } from './ways-in-words.ts';

/** What a diagram tells about a slot. */
export interface SlotFacts {
  readonly name: string;
  readonly kind: SlotType;
  /** Names of the slots it looks at. */
  readonly dependsOn: readonly string[];
  /** What else is special about it: "checked", "optional". */
  readonly marks: readonly string[];
}

/** The slots of a flow in the order in which they are asked. */
export function slotFactsOf(flow: Flow): readonly SlotFacts[] {
  return flow.order.map((name) => {
    const slot = slotOf(flow, name);
    const marks = [
      slot.checked === true && 'checked',
      slot.optional === true && 'optional',
      slot.when !== undefined && 'only when',
      slot.ask === false && 'only volunteered',
      slot.assume !== undefined && 'assumed',
      slot.ladder?.default !== undefined && 'has a default',
      slot.sensitive === true && 'sensitive',
    ].filter((mark) => mark !== false);
    return { name, kind: slot.type, dependsOn: slot.dependsOn ?? [], marks };
  });
}

/** A slot in one line: "time: time, after date and service, checked". */
export function slotInWords({ name, kind, dependsOn, marks }: SlotFacts): string {
  const after = dependsOn.length === 0 ? [] : [`after ${list(dependsOn)}`];
  return `${name}: ${[kind, ...after, ...marks].join(', ')}`;
}
