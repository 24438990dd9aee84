import { booking } from '../../machines/booking.ts';
import { slotOf } from '../../src/core/flow.ts';
import type { AnnotatedTurn, Conversation, SaidValue, SlotName } from './conversation.ts';

/** What the simulated model knows of one message, whoever asks it. */
export interface ScriptedTurn extends Omit<AnnotatedTurn, 'values'> {
  /** With whether there was another value before. */
  readonly values: readonly (SaidValue & { readonly isChange: boolean })[];
  /** What the salon is known to answer to a question; `null` where nothing is known, or nothing was asked. */
  readonly answer: string | null;
  /** What a model that writes the replies itself writes. */
  readonly reply: string;
}

/** Everything the simulated model knows, by the text of the message. */
export type Script = ReadonlyMap<string, ScriptedTurn>;

const slots: readonly SlotName[] = ['service', 'date', 'time', 'name', 'phone'];

/**
 * The script of all the conversations.
 * @throws Error where two messages have one text: the model could not tell them apart.
 */
export function scriptOf(conversations: readonly Conversation[]): Script {
  const turns = conversations.flatMap(turnsOf);
  const script = new Map(turns.map((turn) => [turn.text, turn]));
  if (script.size < turns.length) throw new Error('Two messages of the conversations have the same text.');
  return script;
}

function turnsOf({ turns }: Conversation): readonly ScriptedTurn[] {
  const known = new Map<SlotName, string>();
  return turns.map((turn) => {
    const values = turn.values.map((value) => ({ ...value, isChange: known.has(value.slot) }));
    for (const { slot, value, valid } of turn.values) if (valid) known.set(slot, value);
    const answer = turn.intent === 'question' ? answerTo(turn.text) : null;
    return { ...turn, values, answer, reply: replyTo(turn, answer, known) };
  });
}

function replyTo(
  { intent, values }: AnnotatedTurn,
  answer: string | null,
  known: ReadonlyMap<SlotName, string>,
): string {
  const missing = slots.find((slot) => !known.has(slot));
  if (intent === 'confirm') return `Your booking is made. ${summaryOf(known)} See you then!`;
  if (intent === 'deny' && values.length === 0)
    return 'All right, nothing is booked yet. What would you like to change?';
  return [
    ...(intent === 'question'
      ? [answer ?? 'I am sorry, I do not know that; the salon will be happy to tell you.']
      : []),
    ...values.map(inWords),
    missing !== undefined
      ? slotOf(booking, missing).prompt
      : `${values.length > 0 ? `${summaryOf(known)} ` : ''}Shall I book it?`,
  ].join(' ');
}

const inWords = ({ slot, value, valid }: SaidValue): string =>
  valid ? `I have noted the ${slot}: ${value}.` : `I am sorry, ${value} cannot be the ${slot}.`;

const summaryOf = (known: ReadonlyMap<SlotName, string>): string =>
  `Here is your booking: ${slots.map((slot) => `${slot} ${known.get(slot)}`).join(', ')}.`;

/** The same answers that every contender's instructions hold. */
function answerTo(question: string): string | null {
  const asked = question.toLowerCase();
  return (
    booking.answers.find(({ about }) => about.some((words) => asked.includes(words.toLowerCase())))?.answer ?? null
  );
}
