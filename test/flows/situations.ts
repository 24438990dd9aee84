import { order, table } from './table.ts';
import { confirm, decline, set, TypedConversation } from './typed-conversation.ts';

/** Everything told in one message and checked; the summary stands before the user. */
export function atTheSummary(): TypedConversation {
  const chat = new TypedConversation(table);
  chat.hear('friday at seven for two', [set('guests', 'two'), set('hour', 'seven'), set('day', 'friday')]);
  return chat.send({ type: 'check.passed', key: chat.key }).reply();
}

/** An order without a note, and its summary before the user. */
export function orderAtTheSummary(): TypedConversation {
  return new TypedConversation(order)
    .say('large soup', set('dish', 'soup'), set('size', 'large'))
    .say('no', decline('note'));
}

/** The user has said yes; the task is owed. */
export const executing = (): TypedConversation => atTheSummary().hear('yes', [confirm]);
