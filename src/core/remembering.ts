/** Two sessions at once and all the texts that are made of a message; what is older is worked out again. */
const mostTexts = 32;

/** Longer texts are rare, and not worth the memory. */
const longestText = 4000;

/**
 * A pure function of a text that remembers what it made of the last ones: in a turn the same words are read for every slot,
 * by the reader and by the chart. What it returns is shared, so nobody may change it.
 * @example const wordsOf = rememberingTexts((text) => text.split(' ')); // wordsOf('a b') === wordsOf('a b')
 */
export function rememberingTexts<Made>(make: (text: string) => Made): (text: string) => Made {
  const made = new Map<string, { readonly it: Made }>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known.it;
    const it = make(text);
    if (text.length > longestText) return it;
    made.set(text, { it });
    if (made.size > mostTexts) made.delete(oldestOf(made));
    return it;
  };
}

const oldestOf = (made: ReadonlyMap<string, unknown>): string => made.keys().next().value ?? '';

/** A pure function of an object that lives long, such as a flow or a language: made once for each of them. */
export function rememberingObjects<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new WeakMap<Key, { readonly it: Made }>();
  return (key) => {
    const known = made.get(key) ?? { it: make(key) };
    made.set(key, known);
    return known.it;
  };
}
