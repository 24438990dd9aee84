/**
 * - `KEY_INVALID`: the keys to seal with cannot be used.
 * - `KEY_UNKNOWN`: a text was sealed with a key that is not at hand.
 * - `SEAL_BROKEN`: a sealed text is not what was sealed, or does not belong where it was found.
 * - `STORE_UNREADABLE`: the store cannot be reached, opened or understood.
 */
export type StoreErrorCode = 'KEY_INVALID' | 'KEY_UNKNOWN' | 'SEAL_BROKEN' | 'STORE_UNREADABLE';

/** What keeps a store from reading or writing; `message` says what, where and what to do next, and holds neither key nor text. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
