import type { Reply } from '../../src/session/reply.ts';

/** A message as its sender remembers it. */
export interface SentMessage {
  readonly id: string;
  readonly text: string;
  /** What the client said that its user looked at; `null`: it said nothing of it. */
  readonly seen: string | null;
  /** The reply that its user looked at. */
  readonly lookedAt: string;
  /** Every reply that came for it, as JSON: the first acknowledges it. */
  readonly answers: string[];
  /** From the first time it was sent until it was acknowledged, in ms; `null` while it is not. */
  waitedMs: number | null;
  /** How often it was sent again since no answer came. */
  retries: number;
  /** How often it was sent again although an answer had come, or twice at the same time. */
  redeliveries: number;
}

/** What one customer knows of a conversation. */
export interface Conversation {
  /** What the customer set out to do. */
  readonly kind: string;
  readonly sessionId: string;
  readonly token: string;
  readonly sent: SentMessage[];
  /** Every reply that came, also those that nobody asked for, by id. */
  readonly shown: Map<string, Reply>;
  /** Why it did not go as it was meant to; `null` where it did. */
  astray: string | null;
}

/** The summary that a message answers, where it answers one: its sender looked at it. */
export function summaryBefore({ shown }: Conversation, { lookedAt }: SentMessage): Reply | undefined {
  const reply = shown.get(lookedAt);
  return reply?.asked?.about === 'confirm' && reply.asked.reply === reply.id ? reply : undefined;
}

/** Whether a customer means this as a yes to a summary. Customers say yes in no other words. */
export const isYes = (text: string): boolean => yeses.includes(text);

/** How customers say yes. */
export const yeses: readonly [string, ...string[]] = ['yes', 'Yes please', 'Yes!'];

/** The references that a customer was told of, each once. */
export const referencesTold = ({ shown }: Pick<Conversation, 'shown'>): readonly string[] => [
  ...new Set([...shown.values()].flatMap(referencesIn)),
];

function referencesIn({ outcome }: Reply): readonly string[] {
  if (outcome?.is !== 'completed') return [];
  const { reference } = outcome.result as { readonly reference: string };
  return [reference];
}
