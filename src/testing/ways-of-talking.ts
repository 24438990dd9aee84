import type { Flow } from '../core/flow.ts';
import type { Values } from '../core/json.ts';
import type { Reply } from '../session/reply.ts';
import type { Chance } from './chance.ts';
import type { HonestUser } from './honest-user.ts';
import { withTypingSlip } from './typing-slip.ts';
import { says, type UserAction } from './user-action.ts';

/**
 * How a simulated user talks.
 *
 * - `cooperative`: answers what is asked. `terse`: in as few letters as will do. `allAtOnce`: all that is wanted first.
 * - `changesMind`: at the summary wants something else. `refuses`: would rather not tell one thing.
 * - `offTopic`: asks something else in between. `typos`: hits the wrong letters, and types with care when asked again.
 * - `silent`: goes away in the middle, and comes back, or not. `impatient`: sends everything twice.
 */
export type WayOfTalking =
  | 'cooperative'
  | 'terse'
  | 'allAtOnce'
  | 'changesMind'
  | 'refuses'
  | 'offTopic'
  | 'typos'
  | 'silent'
  | 'impatient';

/** What a way of talking looks at. */
export interface Talking {
  readonly flow: Flow;
  readonly honest: HonestUser;
  readonly chance: Chance;
  /** What is wanted instead, once a summary is put. */
  readonly changesTo: Values;
}

/** What is done at each reply; made anew for each user, so that it can remember. */
export type NextAction = (reply: Reply) => UserAction;

/** Every way of talking. */
export const waysOfTalking: Readonly<Record<WayOfTalking, (talking: Talking) => NextAction>> = {
  cooperative:
    ({ honest }) =>
    (reply) =>
      honest.answer(reply),

  terse:
    ({ honest, chance }) =>
    (reply) =>
      inWords(honest.answer(reply), (text) => (text === 'yes' ? chance.pick('yes', 'ok', 'yep', 'sure') : short(text))),

  allAtOnce: ({ flow, honest }) => {
    const all = flow.order.filter((slot) => honest.wants[slot] !== undefined).map((slot) => honest.wordsFor(slot));
    const saysAll = all.length > 0;
    return (reply) => (saysAll && reply.directive.say === 'greet' ? says(all.join(', ')) : honest.answer(reply));
  },

  changesMind: ({ honest, changesTo, chance }) => {
    const changes = Object.entries(changesTo);
    const state = { saysNo: chance.isLucky(0.5) };
    return (reply) => {
      if (reply.directive.say !== 'confirm') return honest.answer(reply);
      if (state.saysNo) {
        state.saysNo = false;
        return says('no');
      }
      const change = changes.shift();
      if (change === undefined) return honest.answer(reply);
      honest.want(...change);
      return says(`actually, ${honest.changeTo(change[0])}`);
    };
  },

  refuses: ({ flow, honest, chance }) => {
    const [first = '', ...others] = flow.order;
    const secret = chance.pick(first, ...others);
    return (reply) => (reply.asked?.slot === secret ? says('I would rather not say') : honest.answer(reply));
  },

  offTopic: ({ flow, honest, chance }) => {
    const questions = flow.answers.flatMap(({ about }) => about.slice(0, 1)).map((about) => `what about ${about}?`);
    const state = { isOff: false };
    return (reply) => {
      state.isOff = !state.isOff && reply.asked !== null && chance.isLucky(0.6);
      return state.isOff
        ? says(chance.pick('lovely weather today', 'what did you say?', 'help', ...questions))
        : honest.answer(reply);
    };
  },

  typos:
    ({ honest, chance }) =>
    (reply) => {
      const { about, slot } = reply.asked ?? {};
      const isAskedAgain = about === 'revise' || (reply.slots[slot ?? '']?.attempts ?? 0) > 0;
      return inWords(honest.answer(reply), (text) => (isAskedAgain ? text : withTypingSlip(text, chance)));
    },

  silent: ({ flow, honest, chance }) => {
    const isGone = chance.isLucky(0.5);
    const state = { answersLeft: 2 + Math.floor(chance.next() * 4) };
    return (reply) => {
      state.answersLeft -= 1;
      if (isGone && state.answersLeft < 0) return { does: 'waits', for: { seconds: flow.idle.expiresMs / 1000 + 60 } };
      if (state.answersLeft === 0) return { does: 'waits', for: { seconds: flow.idle.afterMs / 1000 + 60 } };
      return honest.answer(reply);
    };
  },

  impatient:
    ({ honest }) =>
    (reply) => {
      const action = honest.answer(reply);
      return action.does === 'says' ? { does: 'saysTwice', text: action.text } : action;
    },
};

const inWords = (action: UserAction, change: (text: string) => string): UserAction =>
  action.does === 'says' ? says(change(action.text)) : action;

/** "3 PM" as "3pm". */
const short = (text: string): string => text.toLowerCase().replace(/(\d) (am|pm)\b/g, '$1$2');
