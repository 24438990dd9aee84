import type { Catalogue, LateWish, QuestionFacts, SaidValue, SummaryItem } from './catalogue.ts';
import { englishSlots } from './en-slots.ts';

/** All English texts. */
export const english: Catalogue = {
  ...englishSlots,

  greet: ({ greeting, question }) =>
    `${greeting ?? 'Hello!'} ${question ?? 'I have everything I need. Shall we go through it?'}`,
  elicit: (facts) =>
    withExample(facts.canBeSkipped ? `${facts.question} You can also say "skip".` : facts.question, facts),
  reprompt: (facts) => withExample(`${facts.reason} ${offer(facts)}`, facts),
  clarify: ({ isVague, ...facts }) => (isVague ? askToBeExact(facts) : withExample(askWhich(facts), facts)),
  reviseWhat: () => 'What should I change?',
  confirm: ({ noun, items }) => `Here is your ${noun}:\n${inLines(items)}\nShall I go ahead with this ${noun}?`,
  wait: ({ noun, because }) => waits[because](noun),
  tooLate: ({ noun }) => `It is too late for that: the ${noun} is being made right now.`,
  offerResume: ({ items, isBack }) =>
    `${isBack ? 'Welcome back. ' : ''}${items.length === 0 ? '' : `${soFar(items)} `}Shall we continue where we left off?`,
  confirmLeave: ({ noun, leave }) =>
    leave === 'cancel' ? `Do you really want to cancel the ${noun}?` : 'Do you really want to start over?',
  completed: ({ noun, items, reference, tooLate }) =>
    sentences(
      ended(`Your ${noun} is made: ${inShort(items)}`),
      referenceIs(reference),
      ...(tooLate.length === 0
        ? []
        : [`Too late for this: ${listed(tooLate.map(wish), 'and')}.`, howToChange(reference)]),
    ),
  cancelled: ({ noun, reason }) => `${reason} No ${noun} was made.`,
  handedOff: ({ noun, why, reason }) =>
    why === 'unknown'
      ? `${reason} A person will check.`
      : `${reason} No ${noun} was made; a person will take over from here.`,

  accepted: (values) => ended(`Got it: ${inShort(values)}`),
  changed: ({ label, from, to }) => ended(`Changed the ${label} from ${from} to ${to}`),
  kept: ({ words }) => ended(`I'll keep ${words}`),
  defaulted: ({ label, words }) => `I'll put ${words} for the ${label} for now.`,
  skipped: (label) => `We'll leave the ${label} out.`,
  nothingUnderstood: 'Sorry, I did not get that.',
  nothingSaid: 'I did not hear anything.',
  plainYesNeeded: 'I need a plain yes before I do anything.',
  startedOver: 'All right, from the start.',
  flowChanged: 'Our questions have changed since you last wrote, so I went through your details again.',
  goingOn: "All right, let's go on.",

  unanswered: "I can't answer that here.",
  status: (items) => (items.length === 0 ? 'So far I have nothing.' : soFar(items)),
  help: (noun) =>
    `I am an automated assistant. I can help you with your ${noun}: give me the details in any order, change any of them, cancel, start over or ask for a person.`,
  helpToRevise: 'Just tell me what it should be instead.',
  takeYourTime: 'Take your time.',
  chat: (said) => {
    if (/\b(?:thank|thanks|thx|cheers)\b/i.test(said)) return "You're welcome.";
    return /\b(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day))\b/i.test(said) ? 'Hello!' : 'All right.';
  },

  sources: { user: null, carried: 'from before', operator: 'from our team', default: 'assumed', assumed: 'assumed' },
  endings: {
    left: () => 'Cancelled.',
    expired: () => 'We have not heard from you for a long time, so this is closed.',
    human: () => 'Of course.',
    exhausted: ({ label, isDeclined }) => {
      if (label === null) return 'I could not make it out.';
      return isDeclined ? `I cannot go on without the ${label}.` : `I could not make out the ${label}.`;
    },
    unclear: () => 'I am afraid I do not understand you well enough.',
    turns: () => 'This has taken very long.',
    corrections: () => 'A lot has changed, and I do not want to get it wrong.',
    failed: ({ noun }) => `Something went wrong with the ${noun}.`,
    unknown: ({ noun }) => `I do not know whether the ${noun} was made.`,
  },
  afterEnd: {
    completed: ({ noun, items, reference, tell }) => {
      if (tell === 'all')
        return `Your ${noun} stands:\n${inLines(items)}\n${sentences(referenceIs(reference), howToChange(reference))}`;
      if (tell === 'that') return sentences(`Your ${noun} stands.`, referenceIs(reference));
      const stands = ended(`Your ${noun} stands: ${inShort(items)}`);
      return sentences(stands, referenceIs(reference), howToChange(reference), another);
    },
    cancelled: ({ noun, why }) =>
      `That ${noun} was ${why === 'left' ? 'cancelled' : 'closed'}; no ${noun} was made. ${another}`,
    handedOff: ({ noun, why, reason }) =>
      why === 'unknown'
        ? `${reason} A person will check.`
        : `No ${noun} was made here; it is with a person now. ${another}`,
  },
};

const another = 'To make another one, say "book another".';

const referenceIs = (reference: string | null): string => (reference === null ? '' : `Reference: ${reference}.`);

const howToChange = (reference: string | null): string =>
  `To change or cancel it, please contact us${reference === null ? '' : ' with that reference'}.`;

const waits = {
  checking: () => 'One moment, I am checking that.',
  executing: (noun: string) => `One moment, I am making your ${noun}.`,
  outcomeUnknown: (noun: string) => `I do not know yet whether your ${noun} went through; I am finding out.`,
};

const wishes: Readonly<Record<LateWish, string>> = {
  change: 'your change',
  cancel: 'cancelling',
  restart: 'starting over',
  person: 'your wish for a person',
};
const wish = (late: LateWish): string => wishes[late];

function offer({ question, options, keep, another: other }: QuestionFacts): string {
  if (options.length > 3) return `Which would you like: ${listed(keep === null ? options : [...options, keep], 'or')}?`;
  if (options.length > 0) return `How about ${listed(options, 'or')}${orKeep(keep)}?`;
  return keep === null ? question : `Keep ${keep}, or ${other}?`;
}

const askWhich = ({ options, keep }: QuestionFacts): string =>
  options.length === 0
    ? `Could you be more exact${orKeep(keep)}?`
    : `Did you mean ${listed(options, 'or')}${orKeep(keep)}?`;

/** The options serve as the example. */
const askToBeExact = ({ options, keep, example }: QuestionFacts): string =>
  options.length === 0
    ? withExample(`Could you be more exact${orKeep(keep)}?`, { example })
    : `Could you be more exact${orKeep(keep)}? For example ${listed(options, 'or')}.`;

const orKeep = (keep: string | null): string => (keep === null ? '' : `, or shall I keep ${keep}`);

const withExample = (text: string, { example }: Pick<QuestionFacts, 'example'>): string =>
  example === null ? text : `${text} For example: ${example}.`;

const inLines = (items: readonly SummaryItem[]): string =>
  items
    .map(({ label, words, confirmed, mark }) => {
      const status = confirmed ? 'confirmed' : 'pending';
      return `- ${label}: ${words} (${mark === null ? status : `${status}, ${mark}`})`;
    })
    .join('\n');

const soFar = (items: readonly SummaryItem[]): string => ended(`So far: ${inShort(items)}`);

/** A bare "4" or "yes" says too little. */
const inShort = (values: readonly SaidValue[]): string =>
  values
    .map(({ type, label, words }) => (type === 'number' || type === 'yesNo' ? `${words} (${label})` : words))
    .join(', ');

/** A value may bring its full stop along: "Tom H." */
const ended = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

const listed = (words: readonly string[], last: 'and' | 'or'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;

const sentences = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join(' ');
