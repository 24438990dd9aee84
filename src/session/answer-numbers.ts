import type { FactWords } from './answer-facts-en.ts';

/**
 * Writes numbers in digits: "twenty-four hours" as "24 hours", "third" as "3th". A lone "one" is left: it is no number
 * in "one of us".
 */
export function numbersInDigits({ ones, tens, ordinals }: FactWords): (text: string) => string {
  const small = ones.slice(0, 9);
  const afterTen = `${small.join('|')}|${ordinals.slice(0, 9).join('|')}`;
  const numbers = new RegExp(
    `\\b(?:(${tens.join('|')})[- ](${afterTen})|(${[...tens, ...ones.slice(1), ...ordinals.slice(2)].join('|')}))\\b`,
    'g',
  );
  const value = (word: string): string => {
    const nth = ordinals.indexOf(word);
    return nth >= 0 ? `${nth + 1}th` : String(tens.includes(word) ? valueOfTen(word) : ones.indexOf(word) + 1);
  };
  const valueOfTen = (word: string): number => 10 * (tens.indexOf(word) + 2);
  return (text) =>
    text.replace(numbers, (_, ten: string | undefined, unit: string | undefined, alone: string | undefined) => {
      if (ten === undefined || unit === undefined) return value(alone ?? '');
      const last = value(unit);
      return last.endsWith('th')
        ? `${valueOfTen(ten) + Number.parseInt(last, 10)}th`
        : String(valueOfTen(ten) + Number(last));
    });
}
