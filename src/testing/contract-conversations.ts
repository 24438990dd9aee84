import type { Directive } from '../core/directive.ts';
import type { Proposal } from '../core/events.ts';
import type { Json } from '../core/json.ts';
import type { StatePath } from '../core/told.ts';
import type { EffectOutcomes } from './scripted-effects.ts';
import type { Span } from './span.ts';

/** What comes of the effects that a message leads to, in order; `throws`: nobody knows. All others succeed. */
export type ContractOutcome = EffectOutcomes[keyof EffectOutcomes] | 'throws';

/** A message of the contract, and all that must come of it. */
export interface ContractTurn {
  readonly said: string;
  readonly proposals: readonly Proposal[];
  /** How long after the one before it comes; 5 seconds if left out. */
  readonly after?: Span;
  /** The user had not seen the last reply, only the one before it. */
  readonly isBlind?: true;
  readonly world?: readonly ContractOutcome[];
  readonly state: StatePath;
  readonly directive: Directive['say'];
  /** Values settled then, in order of the slots: `soup large Ann`. */
  readonly values: string;
  /** What was asked of the world, and with which values: the number tells keys apart. */
  readonly effects: readonly string[];
  /** What the task came to; nothing yet, if left out. */
  readonly result?: Json;
}

/** A conversation that goes the same way in every runtime. */
export interface ContractConversation {
  /** What a runtime does that keeps to it. */
  readonly promise: string;
  readonly turns: readonly ContractTurn[];
}

const set = (slot: string, value: string): Proposal => ({
  ...{ type: 'slot.proposed', slot, value },
  quote: value,
});
const confirm: Proposal = { type: 'confirm' };
const soup = set('dish', 'soup');
const large = set('size', 'large');
const ann = set('name', 'Ann Lee');

/** What the task comes to in a world that says nothing else. */
export const usualResult: Json = { ticket: 'T-1', ready: ['12:30'] };

/** All that is needed, in one message. */
export const everything: ContractTurn = {
  said: 'a large soup for Ann Lee',
  proposals: [soup, large, ann],
  state: 'confirming.awaiting',
  directive: 'confirm',
  values: 'soup large Ann Lee',
  effects: ['check 1: soup large'],
};

/** The yes to the summary of that. */
export const yes: ContractTurn = {
  said: 'yes',
  proposals: [confirm],
  state: 'completed',
  directive: 'completed',
  values: 'soup large Ann Lee',
  effects: ['fulfil 1: soup large Ann Lee'],
  result: usualResult,
};

/** A message at the summary that moves nothing. */
const unmoved = (said: string, proposals: readonly Proposal[]): ContractTurn => ({
  ...everything,
  said,
  proposals,
  effects: [],
});

/** The conversations of the contract. */
export const contractConversations: readonly ContractConversation[] = [
  {
    promise: 'asks one thing after the other, and does the task once after a plain yes',
    turns: [
      {
        ...{ said: 'soup', proposals: [soup], effects: [] },
        ...{ state: 'collecting.eliciting', directive: 'elicit', values: 'soup' },
      },
      {
        ...{ said: 'a large one', proposals: [large], effects: ['check 1: soup large'] },
        ...{ state: 'collecting.eliciting', directive: 'elicit', values: 'soup large' },
      },
      { ...everything, said: 'Ann Lee', proposals: [ann], effects: [] },
      yes,
    ],
  },
  { promise: 'takes several values from one message, in order of dependency', turns: [everything, yes] },
  {
    promise: 'takes nothing that the words do not carry, and no yes that is none',
    turns: [
      {
        ...{ said: 'hello there', proposals: [soup, large], effects: [] },
        ...{ state: 'collecting.eliciting', directive: 'elicit', values: '' },
      },
      everything,
      unmoved('hm, what does it cost?', [confirm, { type: 'digressed', kind: 'answer' }]),
      unmoved('maybe', [confirm]),
      yes,
    ],
  },
  {
    promise: 'takes no yes of somebody who has not seen the summary',
    turns: [everything, { ...unmoved('yes', [confirm]), isBlind: true }, yes],
  },
  {
    promise: 'puts a new summary when a value changes, and checks again only what must be',
    turns: [
      everything,
      {
        ...everything,
        said: 'pasta please',
        proposals: [set('dish', 'pasta')],
        values: 'pasta large Ann Lee',
        effects: ['check 2: pasta large'],
      },
      {
        ...everything,
        said: 'for Max Fry',
        proposals: [set('name', 'Max Fry')],
        values: 'pasta large Max Fry',
        effects: [],
      },
      { ...yes, values: 'pasta large Max Fry', effects: ['fulfil 1: pasta large Max Fry'] },
    ],
  },
  {
    promise: 'offers what can be had when a check fails',
    turns: [
      {
        ...everything,
        world: [{ is: 'failed', slot: 'size', reason: 'sold out', alternatives: ['small'] }],
        ...{ state: 'collecting.eliciting', directive: 'reprompt', values: 'soup Ann Lee' },
      },
      {
        ...everything,
        said: 'small then',
        proposals: [set('size', 'small')],
        values: 'soup small Ann Lee',
        effects: ['check 2: soup small'],
      },
      { ...yes, values: 'soup small Ann Lee', effects: ['fulfil 1: soup small Ann Lee'] },
    ],
  },
  {
    promise: 'goes back when the task conflicts, and does it under a new key after a new yes',
    turns: [
      everything,
      {
        ...yes,
        world: [{ is: 'conflicted', slot: 'size', reason: 'sold out', alternatives: ['small'] }],
        ...{ state: 'collecting.eliciting', directive: 'reprompt', values: 'soup Ann Lee', result: null },
      },
      {
        ...everything,
        said: 'small then',
        proposals: [set('size', 'small')],
        values: 'soup small Ann Lee',
        effects: ['check 2: soup small'],
      },
      { ...yes, values: 'soup small Ann Lee', effects: ['fulfil 2: soup small Ann Lee'] },
    ],
  },
  {
    promise: 'tries again under the same key what failed for a moment',
    turns: [
      everything,
      {
        ...yes,
        world: [{ is: 'failed', retryable: true, reason: 'busy' }],
        effects: ['fulfil 1: soup large Ann Lee', 'fulfil 1: soup large Ann Lee'],
      },
    ],
  },
  {
    promise: 'asks what became of a task of which nothing was heard, before it does it again',
    turns: [
      everything,
      {
        ...yes,
        world: ['throws', { is: 'absent' }],
        effects: ['fulfil 1: soup large Ann Lee', 'reconcile 1', 'fulfil 1: soup large Ann Lee'],
      },
    ],
  },
  {
    promise: 'does a task once of which nothing was heard, and that was done',
    turns: [
      everything,
      {
        ...yes,
        world: ['throws', { is: 'succeeded', result: { ticket: 'T-9' } }],
        effects: ['fulfil 1: soup large Ann Lee', 'reconcile 1'],
        result: { ticket: 'T-9' },
      },
    ],
  },
  {
    promise: 'hands off when its attempts to understand run out',
    turns: [
      {
        ...{ said: 'steak', proposals: [set('dish', 'steak')], effects: [] },
        ...{ state: 'collecting.eliciting', directive: 'reprompt', values: '' },
      },
      {
        ...{ said: 'fish', proposals: [set('dish', 'fish')], effects: [] },
        ...{ state: 'handedOff', directive: 'handedOff', values: '' },
      },
    ],
  },
  {
    promise: 'leaves at once when the words are plain',
    turns: [
      everything,
      {
        ...everything,
        said: 'cancel',
        proposals: [{ type: 'cancel' }],
        state: 'cancelled',
        directive: 'cancelled',
        effects: [],
      },
    ],
  },
  {
    promise: 'asks who was away whether to go on, and takes their yes for no other question',
    turns: [
      everything,
      {
        ...unmoved('yes', [confirm]),
        ...{ after: { minutes: 40 }, state: 'resuming', directive: 'offerResume' },
      },
      { ...unmoved('yes', [{ type: 'resume' }]) },
      yes,
    ],
  },
];
