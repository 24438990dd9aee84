import { type Flow, type Slot, slotOf } from '../core/flow.ts';

/** What a flow is about: what its slots take where their names do not tell, and the names of the answers it knows. */
export function matterInWords(flow: Flow, locale: string): string {
  const slots = flow.order.flatMap((name) => {
    const words = whatItTakes(name, slotOf(flow, name), locale);
    return words === null ? [] : [`- ${name}: ${words}`];
  });
  const known = flow.answers.map(nameOfAnswer).join(', ');
  return [`The matter: ${flow.noun}.`, ...slots, ...(known === '' ? [] : [`Known answers: ${known}`])].join('\n');
}

/** The flow's own words where a model named one of its answers; else what the model wrote. */
export function answerNamed({ answers }: Flow, text: string): string {
  const named = text.trim().toLowerCase();
  return answers.find((one) => nameOfAnswer(one).toLowerCase() === named)?.answer ?? text;
}

/** A flow names what an answer is about in several ways, the usual one first. */
const nameOfAnswer = ({ about: [name = ''] }: Flow['answers'][number]): string => name;

/** `null` for a slot that is called what it is: a "date". */
function whatItTakes(name: string, slot: Slot, locale: string): string | null {
  const { type } = slot;
  const { description, enum: options } = slot.describe();
  if (options !== undefined) return options.map((value) => optionInWords(value, slot.say(value, locale))).join(', ');
  if (type === 'text' || type === 'list' || type === 'choice' || type === 'other') return description;
  return name === type ? null : type;
}

/** What it is called is shown beside a value that would not tell. */
const optionInWords = (option: string, said: string): string => (said === option ? option : `${option} (${said})`);
