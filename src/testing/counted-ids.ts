/**
 * Ids that are the same in every run of a test: `id-1`, `id-2` ...
 * @example createAssistant({ flow, perform, newId: countedIds() });
 */
export function countedIds(prefix = 'id'): () => string {
  const counted = { ids: 0 };
  return () => `${prefix}-${++counted.ids}`;
}
