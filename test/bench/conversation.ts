import { readFileSync } from 'node:fs';

/** A value that a message says. */
export interface SaidValue {
  readonly slot: SlotName;
  /** What it comes to: a day as YYYY-MM-DD, a time as HH:MM, a phone number as it was said. */
  readonly value: string;
  /** The words that say it. */
  readonly quote: string;
  /** Whether the salon can take it. */
  readonly valid: boolean;
}

export type SlotName = 'service' | 'date' | 'time' | 'name' | 'phone';

/** A message, and what a competent model understands of it. */
export interface AnnotatedTurn {
  readonly text: string;
  readonly values: readonly SaidValue[];
  readonly intent: 'confirm' | 'deny' | 'cancel' | 'question' | null;
}

/** A conversation at the salon, annotated by hand. */
export interface Conversation {
  readonly id: 'happy' | 'messy' | 'long';
  readonly title: string;
  /** Wall clock of the salon, in New York in November. */
  readonly now: string;
  /** What has to be booked by the last message, once; the name without its capitals. */
  readonly booking: Booked;
  readonly turns: readonly AnnotatedTurn[];
}

export type Booked = Readonly<Record<SlotName, string>>;

/** Six plain turns, fourteen with corrections and refusals, fifty with many questions off the topic. */
export const annotatedConversations = (): readonly Conversation[] => (['happy', 'messy', 'long'] as const).map(read);

function read(id: Conversation['id']): Conversation {
  return JSON.parse(readFileSync(new URL(`./conversations/${id}.json`, import.meta.url), 'utf8')) as Conversation;
}

/** When a conversation begins, in ms since 1970. */
export const startOf = ({ now }: Conversation): number => Date.parse(`${now}-05:00`);
