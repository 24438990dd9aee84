import { describe, expect, it } from 'vitest';
import { type Cipher, createCipher } from '../../src/stores/cipher.ts';
import { StoreError, type StoreErrorCode } from '../../src/stores/store-error.ts';

/** A key of 32 times the same byte. */
const keyOf = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const [oldKey, newKey] = [keyOf(1), keyOf(2)];

const about = 'session/s1/snapshot';
const secret = '{"phone":"+12125550123"}';

/** The error that an attempt ends in. */
function errorOf(attempt: () => unknown): StoreError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

const codeOf = (cipher: Cipher, sealed: string, place = about): StoreErrorCode =>
  errorOf(() => cipher.open(sealed, place)).code;

describe('A sealed text', () => {
  const cipher = createCipher(`k:${oldKey}`);

  it.each([
    ['nothing', ''],
    ['JSON', secret],
    ['any script', 'Zoë 美容 💇🏽‍♀️ \u0000\n'],
    ['a byte order mark', '\uFEFF{}'],
    ['a sealed text', cipher.seal(secret, about)],
    ['100 kB', 'x'.repeat(100_000)],
  ])('opens again to %s', (_, text) => expect(cipher.open(cipher.seal(text, about), about)).toBe(text));

  it('names its key and shows nothing of the text', () => {
    const sealed = cipher.seal(secret, about);
    expect(sealed).toMatch(/^tc1\.k\.[\w-]+$/);
    expect(Buffer.from(sealed.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('phone');
  });

  it('is different each time', () => {
    const sealed = Array.from({ length: 1000 }, () => cipher.seal(secret, about));
    expect(new Set(sealed).size).toBe(1000);
  });

  it('is told by the key, the nonce, the text and its place: what was sealed once opens for good', () => {
    const still = createCipher(`k:${oldKey}`, (bytes) => new Uint8Array(bytes).fill(7));
    const sealed = 'tc1.k.BwcHBwcHBwcHBwcH9tGazGDA1IMjuC8BlPFV_5KcsehWWC0kg4BtwrmStTjcdmDUWCKS5A';
    expect(still.seal(secret, about)).toBe(sealed);
    expect(cipher.open(sealed, about)).toBe(secret);
  });

  it.each(['session/s2/snapshot', 'session/s1/answer', ''])('does not open in another place: %j', (place) => {
    expect(codeOf(cipher, cipher.seal(secret, about), place)).toBe('SEAL_BROKEN');
  });
});

describe('A sealed text that was tampered with', () => {
  const cipher = createCipher(`k:${oldKey},twin:${oldKey}`);
  const sealed = cipher.seal(secret, about);
  const head = 'tc1.k.'.length;

  it('does not open, whichever character of it is another', () => {
    for (let at = head; at < sealed.length; at++) {
      for (const other of ['A', 'B', '_', '=', '.', ' ', 'é']) {
        if (sealed[at] === other) continue;
        const forged = sealed.slice(0, at) + other + sealed.slice(at + 1);
        expect(codeOf(cipher, forged), `${at} ${other}`).toBe('SEAL_BROKEN');
      }
    }
  });

  it('does not open, wherever it is cut off', () => {
    for (let end = 'tc1.'.length; end < sealed.length; end++) {
      expect(codeOf(cipher, sealed.slice(0, end)), `${end}`).toBe('SEAL_BROKEN');
    }
  });

  it.each([
    ['names another key of the same bytes', sealed.replace('.k.', '.twin.'), 'SEAL_BROKEN'],
    ['names a key nobody has', sealed.replace('.k.', '.other.'), 'KEY_UNKNOWN'],
    ['names no key', sealed.replace('.k.', '..'), 'SEAL_BROKEN'],
    ['names a key that is no name', sealed.replace('.k.', '.k k.'), 'SEAL_BROKEN'],
    ['goes on', `${sealed}AAAA`, 'SEAL_BROKEN'],
    ['goes on after a new line', `${sealed}\n`, 'SEAL_BROKEN'],
    ['is spelled otherwise', `${sealed}=`, 'SEAL_BROKEN'],
    ['is a mark alone', 'tc1.', 'SEAL_BROKEN'],
  ] as const)('%s', (_, forged, code) => expect(codeOf(cipher, forged)).toBe(code));

  it('is refused at once, however long it is', () => {
    const junk = `tc1.k.${'-_'.repeat(50_000)}.`;
    const start = performance.now();
    expect(codeOf(cipher, junk)).toBe('SEAL_BROKEN');
    expect(performance.now() - start).toBeLessThan(50);
  });
});

describe('A text that was never sealed', () => {
  it.each(['', secret, 'tc1', 'tc2.k.AAAA', ' tc1.k.AAAA'])('comes back as it is: %j', (text) => {
    expect(createCipher(newKey).open(text, about)).toBe(text);
  });
});

describe('Keys', () => {
  it('may be one without an id, which is then 1', () => {
    const sealed = createCipher(oldKey).seal(secret, about);
    expect(sealed).toMatch(/^tc1\.1\./);
    expect(createCipher(`1:${oldKey}`).open(sealed, about)).toBe(secret);
  });

  it('rotate: the first seals, all open, and one that was taken away is missed by its id', () => {
    const before = createCipher(oldKey);
    const during = createCipher(` 2:${newKey} ,\n${oldKey}\n`);
    const after = createCipher(`2:${newKey}`);
    const [older, newer] = [before.seal(secret, about), during.seal(secret, about)];

    expect(newer).toMatch(/^tc1\.2\./);
    expect([during.open(older, about), during.open(newer, about), after.open(newer, about)]).toEqual(
      Array(3).fill(secret),
    );
    expect(errorOf(() => after.open(older, about))).toMatchObject({
      code: 'KEY_UNKNOWN',
      message: `"${about}" was sealed with the key "1", which is not among the keys at hand. Add it to TALKCHART_KEY, behind the first.`,
    });
  });

  it('of the same id but other bytes open nothing', () => {
    expect(codeOf(createCipher(newKey), createCipher(oldKey).seal(secret, about))).toBe('SEAL_BROKEN');
  });

  it.each([
    ['nothing', '', 'Key 1 of 1 is empty'],
    ['blanks', ' \n', 'Key 1 of 1 is empty'],
    ['a comma too many', `${oldKey},`, 'Key 2 of 2 is empty'],
    ['31 bytes', Buffer.alloc(31, 1).toString('base64'), 'Key 1 of 1 is not written'],
    ['33 bytes', Buffer.alloc(33, 1).toString('base64'), 'Key 1 of 1 is not written'],
    ['no padding', oldKey.replace('=', ''), 'Key 1 of 1 is not written'],
    ['another spelling of the last byte', oldKey.replace('E=', 'F='), 'Key 1 of 1 is not written'],
    ['hexadecimal', Buffer.alloc(32, 1).toString('hex'), 'Key 1 of 1 is not written'],
    ['words', 'correct horse battery staple', 'Key 1 of 1 is not written'],
    ['an id behind its key', `${oldKey}:1`, 'Key 1 of 1 is not written'],
    ['an id alone', `1:${oldKey},2:`, 'Key 2 of 2 is not written'],
    ['an empty id', `:${oldKey}`, 'Key 1 of 1 is not written'],
    ['an id with a dot', `a.b:${oldKey}`, 'Key 1 of 1 is not written'],
    ['an id of 33 letters', `${'a'.repeat(33)}:${oldKey}`, 'Key 1 of 1 is not written'],
    ['two of an id', `a:${oldKey},a:${newKey}`, 'Two keys have the same id'],
    ['two without an id', `${oldKey},${newKey}`, 'Two keys have the same id'],
  ])('that are %s are refused, and not repeated', (_, keys, told) => {
    const error = errorOf(() => createCipher(keys));
    expect(error).toMatchObject({ name: 'StoreError', code: 'KEY_INVALID', message: expect.stringContaining(told) });
    expect(error.message).toContain('TALKCHART_KEY');
    for (const part of keys.split(/[\s,:=]+/).filter((word) => word.length > 12)) {
      expect(error.message).not.toContain(part);
    }
  });

  it('and texts stand in no error, and no key shows where a cipher is printed', () => {
    const cipher = createCipher(oldKey);
    const { message, stack, cause } = errorOf(() => cipher.open(cipher.seal(secret, about), 'elsewhere'));
    const shown = [message, stack, String(cause)].join('\n');
    for (const hidden of [secret, oldKey]) expect(shown).not.toContain(hidden);
    expect(message).toContain('"elsewhere"');
  });
});
