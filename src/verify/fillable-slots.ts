import type { Finding, LintRule } from './lint.ts';

/** Every slot has words that it takes, and values that stay what they are; of a slot whose functions throw nothing is known. */
export const fillableSlots: LintRule = ({ found, thrown }) =>
  found.words
    .filter(({ slot }) => !thrown.some((one) => one.slot === slot))
    .flatMap(({ slot, usable, tried, unstable }): readonly Finding[] => {
      const [changing] = unstable;
      if (changing !== undefined) {
        return [
          {
            code: 'slot-unfillable',
            slot,
            says: `It makes the value ${JSON.stringify(changing)}, and then does not read it as the same: the value would not stay.`,
            todo: 'Let its kind read every value that it makes, as it stands.',
          },
        ];
      }
      if (usable.length > 0) return [];
      return [
        {
          code: 'slot-unfillable',
          slot,
          says: `It cannot be filled: of ${tried} words tried none is read as a value.`,
          todo: 'If it takes some, name one as the example of the slot: it is tried first.',
        },
      ];
    });
