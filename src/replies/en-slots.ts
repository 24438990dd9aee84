import type { Catalogue } from './catalogue.ts';

type SlotTexts = Pick<Catalogue, 'questions' | 'examples' | 'another' | 'refusals' | 'reasons' | 'besides'>;

const putDown = (label: string): string => `What shall I put down for the ${label}?`;
const whatIs = (label: string): string => `What is the ${label}?`;

/** English questions about slots, and why an answer could not be taken. */
export const englishSlots: SlotTexts = {
  questions: {
    choice: (label) => `Which ${label} would you like?`,
    date: (label) => (label === 'date' || label === 'day' ? 'Which day would you like?' : whatIs(label)),
    time: (label) => (label === 'time' ? 'What time would you like?' : whatIs(label)),
    name: (label) => (label === 'name' ? 'What is your name?' : whatIs(label)),
    phone: (label) => (label === 'phone' || label === 'phone number' ? 'What is your phone number?' : whatIs(label)),
    number: whatIs,
    text: putDown,
    yesNo: (label) => `${label.charAt(0).toUpperCase()}${label.slice(1)}: yes or no?`,
    other: putDown,
  },
  examples: {
    choice: null,
    date: 'next Tuesday or 24 November',
    time: '2:30 pm',
    name: 'Maria Lopez',
    phone: '+1 212 555 0123',
    number: '4',
    text: null,
    yesNo: 'yes',
    other: null,
  },
  another: {
    choice: 'another one',
    date: 'another day',
    time: 'another time',
    name: 'another name',
    phone: 'another number',
    number: 'another number',
    text: 'something else',
    yesNo: 'the other',
    other: 'something else',
  },
  refusals: {
    'not-an-option': 'That is not one of the options.',
    'no-such-date': 'That does not exist on the calendar.',
    'weekday-mismatch': 'The weekday and the date do not match.',
    past: 'That is in the past.',
    'too-soon': 'That is too soon.',
    'too-far': 'That is too far ahead.',
    closed: 'That day is closed.',
    'outside-hours': 'That is outside opening hours.',
    'does-not-fit': 'That would end after closing time.',
    'off-grid': 'That is not one of the starting times.',
    'not-whole': 'I need a whole number.',
    'too-small': 'That is too small.',
    'too-large': 'That is too large.',
    'too-short': 'That is too short.',
    'too-long': 'That is too long.',
    'not-a-name': 'That does not look like a name.',
    'not-a-phone-number': 'That does not look like a phone number.',
    'needs-country': 'I need the number with its country code, such as +1.',
    invalid: 'I cannot use that.',
  },
  reasons: {
    refused: ({ refusal }) => refusal ?? 'I cannot use that.',
    ambiguous: () => 'That can be read in more than one way.',
    declined: ({ need }) => (need === null ? 'I cannot go on without it.' : `I need it ${need}.`),
    outdated: ({ was, refusal }) => withRefusal(`${was ?? 'That'} is no longer possible.`, refusal),
    unavailable: ({ was, refusal }) => withRefusal(`${was ?? 'That'} is not available.`, refusal),
    exhausted: () => 'I could not make it out.',
  },
  besides: ({ label, reason }) => `About the ${label}: ${reason}`,
};

const withRefusal = (text: string, refusal: string | null): string => (refusal === null ? text : `${text} ${refusal}`);
