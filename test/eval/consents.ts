import { join } from 'node:path';
import { type Consent, readConsent } from '../../src/core/consent.ts';
import { linesOf } from './rows.ts';

interface Act {
  readonly act: string;
}

interface Side {
  readonly text: string;
  readonly acts: readonly Act[];
}

interface Dialogue {
  readonly turns: readonly { readonly user: Side; readonly system: Side }[];
}

/** Answers of one kind, and what each was read as. */
export interface Answers {
  readonly what: string;
  /** The readings that are right, or for answers that are no yes the ones that are wrong. */
  readonly counted: readonly Consent[];
  readonly shouldBe: 'most' | 'none';
  readonly read: readonly { readonly said: string; readonly as: Consent }[];
}

/** Every yes and no that people said to "please confirm" in the dialogues, as {@link readConsent} reads it. */
export function consentsIn(directory: string): readonly Answers[] {
  const dialogues = linesOf(join(directory, 'sgd', 'dialogues.jsonl')) as readonly Dialogue[];
  const answers = dialogues.flatMap(({ turns }) =>
    turns.map(({ user }, at) => ({ user, confirms: has(turns[at - 1]?.system, 'CONFIRM') })),
  );
  const read = (isMeant: (user: Side, confirms: boolean) => boolean) =>
    answers
      .filter(({ user, confirms }) => isMeant(user, confirms))
      .map(({ user }) => ({ said: user.text, as: readConsent(user.text, 'en-US') }));
  const yes = (user: Side, confirms: boolean) => confirms && has(user, 'AFFIRM');
  return [
    {
      what: 'a yes to a summary, read as yes',
      counted: ['yes'],
      shouldBe: 'most',
      read: read((user, confirms) => yes(user, confirms) && !has(user, 'REQUEST')),
    },
    {
      what: 'a yes with a question, read as yes or as yes and a question',
      counted: ['yes', 'yesAndQuestion'],
      shouldBe: 'most',
      read: read((user, confirms) => yes(user, confirms) && has(user, 'REQUEST')),
    },
    {
      what: 'a no to a summary, read as either',
      counted: ['yes', 'yesAndQuestion'],
      shouldBe: 'none',
      read: read((user, confirms) => confirms && has(user, 'NEGATE')),
    },
    {
      what: 'a no to anything, read as either',
      counted: ['yes', 'yesAndQuestion'],
      shouldBe: 'none',
      read: read((user) => has(user, 'NEGATE')),
    },
  ];
}

const has = (side: Side | undefined, wanted: string): boolean => side?.acts.some(({ act }) => act === wanted) ?? false;

/** The answers that were not read as they should be. */
export const misreadIn = ({ read, counted, shouldBe }: Answers): Answers['read'] =>
  read.filter(({ as }) => counted.includes(as) !== (shouldBe === 'most'));
