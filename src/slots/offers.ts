/** How many values are offered where words leave it open. */
const OFFERED = 3;

/** At most three values spread over a list: the first, one from the middle, the last. */
export function spread<Value>(values: readonly Value[]): readonly Value[] {
  if (values.length <= OFFERED) return values;
  const step = (values.length - 1) / (OFFERED - 1);
  return Array.from({ length: OFFERED }, (_, at) => values[Math.round(at * step)]).filter(
    (value) => value !== undefined,
  );
}
