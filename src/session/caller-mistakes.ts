import { digest } from '../core/digest.ts';
import { type Flow, hasSlot } from '../core/flow.ts';
import type { StartOptions } from './assistant.ts';
import type { Perform } from './perform.ts';
import { SessionError } from './session-error.ts';

/**
 * @param words digest of the words that the id stands for.
 * @throws {@link SessionError} `MESSAGE_ID_REUSED` where these are others.
 */
export function requireSameWords(
  words: string | null,
  sessionId: string,
  { text, messageId }: { readonly text: string; readonly messageId: string },
): void {
  if (words === digestOfWords(sessionId, text)) return;
  throw new SessionError('MESSAGE_ID_REUSED', `Message id "${messageId}" was used for other words: use a new id.`);
}

/** What a message said, as a digest: enough to see that it is the same. */
export const digestOfWords = (sessionId: string, text: string): string => digest(JSON.stringify([sessionId, text]));

/** @throws {@link SessionError} `INPUT_INVALID` where a slot is checked and nobody can check it. */
export function requireCheck(flow: Flow, perform: Perform<Flow>): void {
  const checked = flow.order.find((name) => flow.slots[name]?.checked === true);
  if (checked === undefined || perform.check !== undefined) return;
  throw new SessionError(
    'INPUT_INVALID',
    `Slot "${checked}" of flow "${flow.id}" is checked, but perform has no check: add one, or leave "checked" out.`,
  );
}

/** @throws {@link SessionError} `INPUT_INVALID` for a zone, a locale or a slot that does not exist. */
export function requireUsable(flow: Flow, { timeZone, locale, values }: Required<Omit<StartOptions, 'holder'>>): void {
  const require = (what: string, isFine: () => unknown): void => {
    try {
      isFine();
    } catch (cause) {
      throw new SessionError('INPUT_INVALID', what, { cause });
    }
  };
  require(`"${timeZone}" is no IANA time zone like Europe/Paris.`, () => new Intl.DateTimeFormat('en', { timeZone }));
  require(`"${locale}" is no BCP 47 locale like en-US.`, () => new Intl.Locale(locale));
  const unknown = Object.keys(values).find((name) => !hasSlot(flow, name));
  if (unknown === undefined) return;
  throw new SessionError(
    'INPUT_INVALID',
    `Flow "${flow.id}" has no slot "${unknown}". It has: ${flow.order.join(', ')}.`,
  );
}
