import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { StoreError } from './store-error.ts';

/** Seals texts before they are stored, so that who reads the storage alone learns nothing and can swap nothing. */
export interface Cipher {
  /**
   * Seals a text with the first key; the same text is sealed differently each time.
   * @param text any JSON: a lone surrogate outside of JSON does not survive.
   * @param about where the text is kept, such as `session/ID/snapshot`; it opens nowhere else.
   */
  seal(text: string, about: string): string;
  /**
   * The text again, whichever of the keys sealed it. A text that does not start with `tc1.` was stored before there was a
   * key, and comes back as it is: it opens, but nothing vouches for it.
   * @throws {@link StoreError} `KEY_UNKNOWN` or `SEAL_BROKEN`.
   */
  open(sealed: string, about: string): string;
}

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
/** 96 bits, which GCM takes as they are; drawn at random they suffice for 2^32 texts per key. */
const nonceBytes = 12;
const tagBytes = 16;

const mark = 'tc1.';
/** What we seal looks like this: a key's id; nonce, ciphertext and tag. */
const sealedText = /^tc1\.([\w-]{1,32})\.([\w-]+)$/;
/** A key as it is written: its id, which may be left out; 32 bytes in base64. */
const writtenKey = /^(?:([\w-]{1,32}):)?([A-Za-z0-9+/]{43}=)$/;

const makeAKey = `Make one with: node -p "crypto.randomBytes(32).toString('base64')"`;

/**
 * A cipher (AES-256-GCM) of the keys that `TALKCHART_KEY` holds: `id:base64` of 32 bytes each, separated by commas. The first
 * seals, all open. A key without an id has the id `1`.
 *
 * Make a key with `node -p "crypto.randomBytes(32).toString('base64')"`. To rotate, put a new one with an id of its own in
 * front, and keep the old one until nothing that it sealed is left.
 * @param random that many random bytes.
 * @throws {@link StoreError} `KEY_INVALID` when a key or an id is malformed, or two keys share an id.
 * @example createCipher(`2025:${newKey},${oldKey}`).seal('{"name":"Ann"}', 'session/s1/snapshot'); // => 'tc1.2025.…'
 */
export function createCipher(keys: string, random: (bytes: number) => Uint8Array = randomBytes): Cipher {
  const ring = readKeys(keys);
  return {
    seal(text, about) {
      const { id, key } = ring.first;
      const nonce = random(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(boundTo(id, about));
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${mark}${id}.${sealed.toString('base64url')}`;
    },
    open(sealed, about) {
      if (!sealed.startsWith(mark)) return sealed;
      const [, id, payload] = sealedText.exec(sealed) ?? [];
      if (id === undefined || payload === undefined) throw brokenSeal(about);
      const key = ring.byId.get(id);
      if (key === undefined) throw unknownKey(id, about);
      const bytes = Buffer.from(payload, 'base64url');
      // Decoding is lenient: several spellings give the same bytes, and only one of them was written by us.
      if (bytes.toString('base64url') !== payload || bytes.length < nonceBytes + tagBytes) throw brokenSeal(about);
      return opened(bytes, { id, key, about });
    },
  };
}

function opened(bytes: Buffer, { id, key, about }: { id: string; key: KeyObject; about: string }): string {
  const nonce = bytes.subarray(0, nonceBytes);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
    .setAAD(boundTo(id, about))
    .setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw brokenSeal(about, { cause });
  }
}

/** What a seal vouches for beside its text. */
const boundTo = (id: string, about: string): Buffer => Buffer.from(`${mark}${id}.${about}`, 'utf8');

interface KeyRing {
  readonly first: { readonly id: string; readonly key: KeyObject };
  readonly byId: ReadonlyMap<string, KeyObject>;
}

function readKeys(keys: string): KeyRing {
  const read = keys.split(',').map((written, at, { length }) => readKey(written.trim(), `Key ${at + 1} of ${length}`));
  const byId = new Map(read.map(({ id, key }) => [id, key]));
  const [first] = read;
  if (first === undefined || byId.size < read.length) {
    throw invalidKey('Two keys have the same id', 'Give each an id of its own, as in "2:new,1:old".');
  }
  return { first, byId };
}

/** The messages name the key by its place: what was written in place of an id may be the key itself. */
function readKey(written: string, place: string): KeyRing['first'] {
  if (written === '') throw invalidKey(`${place} is empty`, makeAKey);
  const [, id = '1', base64 = ''] = writtenKey.exec(written) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length !== keyBytes || bytes.toString('base64') !== base64) {
    const form = 'is not written as "id:base64-of-32-bytes", with at most 32 letters, digits, "_" or "-" as the id';
    throw invalidKey(`${place} ${form}`, makeAKey);
  }
  return { id, key: createSecretKey(bytes) };
}

function invalidKey(what: string, next: string): StoreError {
  return new StoreError('KEY_INVALID', `${what}, in the keys to seal with (TALKCHART_KEY). ${next}`);
}

function unknownKey(id: string, about: string): StoreError {
  return new StoreError(
    'KEY_UNKNOWN',
    `"${about}" was sealed with the key "${id}", which is not among the keys at hand. Add it to TALKCHART_KEY, behind the first.`,
  );
}

function brokenSeal(about: string, options?: ErrorOptions): StoreError {
  return new StoreError(
    'SEAL_BROKEN',
    `"${about}" does not open: it was changed or moved after it was sealed, or sealed with another key of the same id. Look for that key, or restore "${about}" from a backup.`,
    options,
  );
}
