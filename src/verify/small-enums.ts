import { slotOf } from '../core/flow.ts';
import type { Finding, LintRule } from './lint.ts';
import { schemaLimits } from './schema-limits.ts';

/** No slot has more choices than fit into the schema of a tool. */
export const smallEnums: LintRule = ({ flow }) =>
  flow.order.flatMap((slot): readonly Finding[] => {
    const values = slotOf(flow, slot).describe().enum ?? [];
    const letters = values.join('').length;
    if (values.length > schemaLimits.enumValues) {
      return [tooLarge(slot, `${values.length} choices`, `${schemaLimits.enumValues} at most`)];
    }
    return values.length > schemaLimits.enumValuesFree && letters > schemaLimits.enumLetters
      ? [
          tooLarge(
            slot,
            `${values.length} choices of ${letters} letters`,
            `${schemaLimits.enumLetters} letters at most`,
          ),
        ]
      : [];
  });

const tooLarge = (slot: string, what: string, limit: string): Finding => ({
  code: 'enum-too-large',
  slot,
  says: `It has ${what}; a strict schema takes ${limit}.`,
  todo: 'Split it into two slots, a group and one of the group, or let it be a text that your kind looks up.',
});
