/**
 * Whether every one of these words stands in the text, each in a place of its own: the "2" of a party is not found in
 * "24 November".
 */
export function standsIn(text: string, words: readonly string[]): boolean {
  // The longest first, so that a short one is not found inside a long one.
  const rest = [...words].sort((a, b) => b.length - a.length).reduce<string | null>(without, text);
  return rest !== null;
}

function without(text: string | null, words: string): string | null {
  if (text === null) return null;
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    if (!joins(text, at) && !joins(text, end)) return `${text.slice(0, at)}\n${text.slice(end)}`;
  }
  return null;
}

/** Whether a word or number goes on across this place. */
const joins = (text: string, at: number): boolean =>
  /^[\p{L}\p{N}]{2}$/u.test(`${text.charAt(at - 1)}${text.charAt(at)}`);
