import type { Cipher } from './cipher.ts';
import { StoreError } from './store-error.ts';

/** How values stand in a database: as JSON text, sealed where there is a cipher. */
export interface StoredText {
  write(value: unknown, about: string): string;
  /**
   * The value again. The caller says what was written there.
   * @throws {@link StoreError} where the text is not what was written, or there is no key to it.
   */
  read<Value>(text: string, about: string): Value;
}

/** What a commit writes. */
export type StoredKind = 'session' | 'reply' | 'record';

/** How a stored text is called: sealed under this name, it opens under no other, and errors tell it. */
export const aboutOf = (kind: StoredKind, sessionId: string, version: number): string =>
  `${kind}/${sessionId}/${version}`;

/** Clear without a cipher; then what is sealed cannot be read. `about` says where a text is kept, and is told in errors. */
export const createStoredText = (cipher: Cipher = clear): StoredText => ({
  write: (value, about) => cipher.seal(JSON.stringify(value), about),
  read<Value>(text: string, about: string): Value {
    const json = cipher.open(text, about);
    try {
      return JSON.parse(json) as Value;
    } catch {
      // Not with its cause: the message of a SyntaxError quotes the text.
      throw new StoreError('STORE_UNREADABLE', `"${about}" is no JSON: restore it from a backup.`);
    }
  },
});

const clear: Cipher = {
  seal: (text) => text,
  open(text, about) {
    if (!text.startsWith('tc1.')) return text;
    throw new StoreError('KEY_UNKNOWN', `"${about}" is sealed: open the store with the cipher that sealed it.`);
  },
};
