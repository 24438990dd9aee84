import type { Json } from '../core/json.ts';
import type { Mention, Reading } from '../core/reading.ts';
import { readingOf } from './mentions.ts';

/**
 * What a text says of a kind whose words may be vague: what only might speak of it counts where nothing surely does,
 * and a stretch ("next week") stays vague unless something else was said beside it.
 */
export function oneReading<Value extends Json>(said: string, mentions: readonly Mention<Value>[]): Reading<Value> {
  const certain = mentions.filter((mention) => mention.certain);
  const telling = certain.length > 0 ? certain : mentions;
  const [first] = telling;
  const isOpen = telling.every(({ reading }) => reading.kind === 'vague');
  return first !== undefined && (telling.length === 1 || isOpen) ? first.reading : readingOf(said, telling);
}
