import { booking } from '../../machines/booking.ts';
import { ReadConversation } from './read-conversation.ts';

/** A booking in which these messages were said, on Monday 23 November 2026. */
export function afterSaying(...said: readonly string[]): ReadConversation {
  return said.reduce((conversation, message) => conversation.say(message), new ReadConversation(booking));
}

/** One message for each slot, in the order of the questions. */
export const upToSummary = ['haircut', 'Friday', '3pm', 'Ann Lee', '415 555 2671'] as const;

/** What is said, and what it is read as. */
export type Row = readonly [said: string, read: string];
