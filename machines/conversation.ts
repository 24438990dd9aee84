import { and, assign, type SnapshotFrom, setup } from 'xstate';
import { checkOwed } from '../src/core/check.ts';
import { type Consent, findsNothingToChange, readConsent } from '../src/core/consent.ts';
import { type Context, firstContext, type Input, type Question } from '../src/core/context.ts';
import { endingDue, endingWith } from '../src/core/ending.ts';
import type { ConversationEvent } from '../src/core/events.ts';
import type { Flow } from '../src/core/flow.ts';
import * as outcomes from '../src/core/outcomes.ts';
import * as proposals from '../src/core/proposals.ts';
import { receiptOf } from '../src/core/receipt.ts';
import { isMissing, missingSlot, stateOf } from '../src/core/slot-state.ts';
import * as turns from '../src/core/turn.ts';
import { speaksOfLeaving } from '../src/core/wish.ts';

/**
 * THE chart: a conversation that fills the slots of a flow, has them confirmed, and asks for the task to be done.
 *
 * It invokes nothing, waits for nothing and knows no clock: times, words and outcomes arrive inside events, so
 * `transition()` is pure, its graph can be walked, and any runtime can host it. What to say and what to do are read off
 * the snapshot: `directiveOf`, `effectOf`, `movesOf`, `receiptOf`.
 */
export function createConversationMachine(flow: Flow) {
  const wordsAre = ({ turn, locale }: Context, ...classes: readonly Consent[]) =>
    classes.includes(readConsent(turn.said, locale));
  const yes: readonly Consent[] = flow.consent.withQuestion === 'proceed' ? ['yes', 'yesAndQuestion'] : ['yes'];
  const isAnswer = ({ turn, asked }: Context, about: Question) => turn.answers && asked?.about === about;
  const isPlainYes = (context: Context, about: Question) => isAnswer(context, about) && wordsAre(context, ...yes);
  const isSettledWhole = ({ slots }: Context) =>
    checkOwed(flow, slots) === undefined && !flow.order.some((name) => isMissing(flow, slots, name));
  const isAmbiguous = ({ slots }: Context) => stateOf(slots, missingSlot(flow, slots) ?? '').open?.why === 'ambiguous';

  const put = (about: Question | 'nothing') => ({ type: 'putTheQuestion', params: about }) as const;
  const answered = (about: Question) => ({ type: 'theQuestionIsAnswered', params: about }) as const;
  const plainYes = (about: Question) => ({ type: 'itIsAPlainYes', params: about }) as const;
  const plainly = (leave: 'cancel' | 'restart') => ({ type: 'itIsPlainlySaid', params: leave }) as const;
  const again = (leave: 'cancel' | 'restart') => ({ type: 'itIsSaidAgain', params: leave }) as const;
  const no = (about: Question) => ({ type: 'itMayBeANo', params: about }) as const;
  const endings = [
    { guard: { type: 'theRunMustEnd', params: 'handedOff' }, target: '#handedOff', actions: 'noteEnding' },
    { guard: { type: 'theRunMustEnd', params: 'cancelled' }, target: '#cancelled', actions: 'noteEnding' },
  ] as const;

  return setup({
    types: { context: {} as Context, events: {} as ConversationEvent, input: {} as Input },
    guards: {
      theRunMustEnd: ({ context }, as: 'handedOff' | 'cancelled') => endingDue(flow, context)?.final === as,
      aCheckIsOwed: ({ context }) => checkOwed(flow, context.slots) !== undefined,
      noCheckIsOwed: ({ context }) => checkOwed(flow, context.slots) === undefined,
      theMissingSlotIsAmbiguous: ({ context }) => isAmbiguous(context),
      theMissingSlotIsPlain: ({ context }) => !isAmbiguous(context),
      everythingIsSettled: ({ context }) => isSettledWhole(context),
      somethingIsMissing: ({ context }) => !isSettledWhole(context),
      theSummaryIsStale: ({ context }) => context.asked?.receipt !== receiptOf(flow, { context }),
      aSlotWasTouched: ({ context }) => turns.aSlotWasTouched(context),
      theQuestionIsAnswered: ({ context }, about: Question) => isAnswer(context, about),
      itIsAPlainYes: ({ context }, about: Question) => isPlainYes(context, about),
      theseValuesAreConsentedTo: ({ context, event }) => {
        const receipt = receiptOf(flow, { context });
        const isOfThese = event.type === 'confirm' && (event.receipt ?? receipt) === receipt;
        return isOfThese && isPlainYes(context, 'confirm') && context.asked?.receipt === receipt;
      },
      itMayBeANo: ({ context }, about: Question) =>
        isAnswer(context, about) &&
        !wordsAre(context, 'yes') &&
        !(about === 'confirm' && findsNothingToChange(context.turn.said, context.locale)),
      itIsPlainlySaid: ({ context }, leave: 'cancel' | 'restart') => wordsAre(context, leave),
      itIsSaidAgain: ({ context }, leave: 'cancel' | 'restart') =>
        isAnswer(context, 'leave') && speaksOfLeaving(leave, context.turn.said, context.locale),
      theCheckIsOwed: ({ context, event }) => 'key' in event && checkOwed(flow, context.slots)?.key === event.key,
      theFulfilIsOwed: ({ context, event }) => 'key' in event && outcomes.fulfilKey(context) === event.key,
      aTryIsLeft: ({ context, event }) => 'key' in event && outcomes.timesTried(context, event.key) + 1 < flow.tries,
      itIsRetryable: ({ event }) => event.type === 'fulfil.failed' && event.retryable,
    },
    actions: {
      startTurn: assign(({ context, event }) => (event.type === 'turn.started' ? turns.startTurn(context, event) : {})),
      readEverySlotAgain: assign(({ context }) => turns.readEverySlotAgain(flow, context)),
      readProposal: assign(({ context, event }) =>
        event.type === 'slot.proposed' ? proposals.readProposal(flow, context, event) : {},
      ),
      takeGiven: assign(({ context, event }) =>
        event.type === 'slot.given' ? proposals.takeGiven(flow, context, event) : {},
      ),
      declineSlot: assign(({ context, event }) =>
        event.type === 'slot.declined' ? proposals.declineSlot(flow, context, event.slot) : {},
      ),
      keepSlot: assign(({ context, event }) =>
        event.type === 'slot.kept' ? proposals.keepSlot(context, event.slot) : {},
      ),
      startOver: assign(({ context }) => turns.startOver(flow, context)),
      noteDigression: assign(({ context: { turn }, event }) =>
        event.type === 'digressed' ? { turn: { ...turn, digressions: [...turn.digressions, event.kind] } } : {},
      ),
      noteMove: assign(({ context: { turn } }) => ({ turn: { ...turn, moved: true } })),
      noteUnheard: assign(({ context: { turn }, event }) => ({
        turn: { ...turn, unheard: [...turn.unheard, event.type] },
      })),
      noteTooLate: assign(({ context, event }) => outcomes.noteTooLate(context, event.type)),
      noteEnding: assign(({ context, event }) => ({ ending: endingWith(flow, context, event) })),
      countTheAnswer: assign(({ context }) => turns.countTheAnswer(flow, context)),
      putTheQuestion: assign(({ context, event }, about: Question | 'nothing') =>
        event.type === 'turn.ended' ? turns.putTheQuestion(flow, context, about, event) : {},
      ),
      passCheck: assign(({ context }) => outcomes.passCheck(flow, context)),
      openUnavailable: assign(({ context, event }) =>
        event.type === 'check.failed' || event.type === 'fulfil.conflicted'
          ? outcomes.openUnavailable(flow, context, event)
          : {},
      ),
      giveConsent: assign(({ context }) => outcomes.giveConsent(context)),
      countTry: assign(({ context, event }) =>
        'key' in event ? { tried: { key: event.key, times: outcomes.timesTried(context, event.key) + 1 } } : {},
      ),
      keepResult: assign(({ event }) => (event.type === 'fulfil.succeeded' ? { result: event.result } : {})),
    },
  }).createMachine({
    id: flow.id,
    description: 'A conversation that fills the slots of a flow, has them confirmed, and asks for the task to be done.',
    context: ({ input }) => firstContext(flow, input),
    initial: 'greeting',
    on: {
      'turn.started': { actions: ['startTurn', 'readEverySlotAgain'] },
      'turn.read': { actions: 'countTheAnswer' },
      'turn.ended': { actions: put('nothing') },
      'slot.proposed': { actions: 'readProposal' },
      'slot.given': { actions: 'takeGiven' },
      'slot.declined': { actions: 'declineSlot' },
      'slot.kept': { actions: 'keepSlot' },
      digressed: { actions: 'noteDigression' },
      cancel: [
        { guard: plainly('cancel'), target: '.cancelled', actions: 'noteEnding' },
        { target: '.leaving.cancelling', actions: 'noteMove' },
      ],
      restart: [
        { guard: plainly('restart'), target: '.collecting', actions: 'startOver' },
        { target: '.leaving.restarting', actions: 'noteMove' },
      ],
      'human.requested': { target: '.handedOff', actions: 'noteEnding' },
      'session.lapsed': { target: '.resuming' },
      'session.expired': { target: '.cancelled', actions: 'noteEnding' },
      '*': { actions: 'noteUnheard' },
    },
    states: {
      greeting: {
        description: 'Nobody has spoken yet; the host may bring values along.',
        on: {
          'turn.started': { target: 'collecting', actions: ['startTurn', 'readEverySlotAgain'] },
          'turn.ended': { actions: put('slot') },
          'slot.given': { actions: 'takeGiven' },
          '*': { actions: 'noteUnheard' },
        },
      },
      collecting: {
        id: 'collecting',
        description: 'Something is missing: a value, a clear answer, or the word of the host that it can be had.',
        initial: 'eliciting',
        always: endings,
        states: {
          eliciting: {
            description: 'Ask for the first slot that is missing.',
            always: [
              { guard: 'aCheckIsOwed', target: 'checking' },
              { guard: 'theMissingSlotIsAmbiguous', target: 'clarifying' },
              { guard: 'everythingIsSettled', target: '#confirming' },
            ],
            on: { 'turn.ended': { actions: put('slot') } },
          },
          clarifying: {
            description: 'More than one reading remains: offer them.',
            always: [
              { guard: 'aCheckIsOwed', target: 'checking' },
              { guard: 'theMissingSlotIsPlain', target: 'eliciting' },
            ],
            on: { 'turn.ended': { actions: put('clarify') } },
          },
          checking: {
            description: 'A check is owed: the host asks its world whether this combination can be had.',
            always: { guard: 'noCheckIsOwed', target: 'eliciting' },
            on: {
              'check.passed': { guard: 'theCheckIsOwed', actions: 'passCheck' },
              'check.failed': { guard: 'theCheckIsOwed', actions: 'openUnavailable' },
              'check.errored': [
                { guard: and(['theCheckIsOwed', 'aTryIsLeft']), actions: 'countTry' },
                { guard: 'theCheckIsOwed', actions: 'passCheck' },
              ],
            },
          },
          revising: {
            id: 'revising',
            description: 'The summary was denied and nothing else said: ask what is wrong with it.',
            on: {
              deny: { guard: no('revise'), target: 'eliciting', actions: 'noteMove' },
              confirm: { guard: answered('revise'), target: 'eliciting', actions: 'noteMove' },
              'turn.read': [
                { guard: 'aSlotWasTouched', target: 'eliciting', actions: 'countTheAnswer' },
                { actions: 'countTheAnswer' },
              ],
              'turn.ended': { actions: put('revise') },
            },
          },
        },
      },
      confirming: {
        id: 'confirming',
        description: 'Everything is settled: the summary is owed, or stands before the user.',
        initial: 'presenting',
        always: [endings[0], { guard: 'somethingIsMissing', target: 'collecting' }],
        on: { 'turn.ended': { target: '.awaiting', actions: put('confirm') } },
        states: {
          presenting: { description: 'The summary of these values has not been put yet: no yes counts.' },
          awaiting: {
            description: 'The user looks at the summary of exactly these values.',
            always: { guard: 'theSummaryIsStale', target: 'presenting' },
            on: {
              confirm: { guard: 'theseValuesAreConsentedTo', target: '#executing', actions: 'giveConsent' },
              deny: { guard: no('confirm'), target: '#revising', actions: 'noteMove' },
            },
          },
        },
      },
      executing: {
        id: 'executing',
        description: 'The user said yes: the task is owed, once. What comes now comes too late.',
        initial: 'running',
        on: {
          'turn.started': { actions: 'startTurn' },
          'turn.read': {},
          'turn.ended': { actions: put('nothing') },
          digressed: { actions: 'noteDigression' },
          'fulfil.succeeded': { guard: 'theFulfilIsOwed', target: 'completed', actions: 'keepResult' },
          'fulfil.conflicted': { guard: 'theFulfilIsOwed', target: 'collecting', actions: 'openUnavailable' },
          'fulfil.failed': [
            {
              guard: and(['theFulfilIsOwed', 'itIsRetryable', 'aTryIsLeft']),
              target: '.retrying',
              actions: 'countTry',
            },
            { guard: 'theFulfilIsOwed', target: 'handedOff', actions: 'noteEnding' },
          ],
          'fulfil.unknown': { guard: 'theFulfilIsOwed', target: '.outcomeUnknown' },
          '*': { actions: 'noteTooLate' },
        },
        states: {
          running: { description: 'Fulfil is owed for the first time.' },
          retrying: { description: 'Fulfil is owed again, with the same key.' },
          outcomeUnknown: {
            description: 'It may have been done: reconcile is owed.',
            on: {
              'reconcile.absent': [
                { guard: and(['theFulfilIsOwed', 'aTryIsLeft']), target: 'retrying', actions: 'countTry' },
                { guard: 'theFulfilIsOwed', target: '#handedOff', actions: 'noteEnding' },
              ],
              'reconcile.unknown': [
                { guard: and(['theFulfilIsOwed', 'aTryIsLeft']), actions: 'countTry' },
                { guard: 'theFulfilIsOwed', target: '#handedOff', actions: 'noteEnding' },
              ],
            },
          },
        },
      },
      leaving: {
        description: 'The words were not plain: ask once. A yes leaves; whatever else the next message says, we go on.',
        initial: 'cancelling',
        always: endings,
        on: {
          'turn.read': { guard: answered('leave'), target: 'collecting', actions: 'countTheAnswer' },
          'turn.ended': { actions: put('leave') },
        },
        states: {
          cancelling: {
            description: 'Really cancel?',
            on: {
              confirm: { guard: plainYes('leave'), target: '#cancelled', actions: 'noteEnding' },
              cancel: { guard: again('cancel'), target: '#cancelled', actions: 'noteEnding' },
            },
          },
          restarting: {
            description: 'Really start over?',
            on: {
              confirm: { guard: plainYes('leave'), target: '#collecting', actions: 'startOver' },
              restart: { guard: again('restart'), target: '#collecting', actions: 'startOver' },
            },
          },
        },
      },
      resuming: {
        description:
          'The user was away: go on, start over, or simply go on. The words they come back with cost nothing.',
        always: endings,
        on: {
          resume: { target: 'collecting', actions: 'noteMove' },
          confirm: { guard: plainYes('resume'), target: 'collecting', actions: 'noteMove' },
          deny: { guard: no('resume'), target: 'leaving.restarting', actions: 'noteMove' },
          'turn.read': [
            { guard: 'aSlotWasTouched', target: 'collecting', actions: 'countTheAnswer' },
            { guard: answered('resume'), actions: 'countTheAnswer' },
            {},
          ],
          'turn.ended': { actions: put('resume') },
        },
      },
      completed: { type: 'final', description: 'Done; the result is in the context.' },
      cancelled: { id: 'cancelled', type: 'final', description: 'Left by the user, or expired.' },
      handedOff: { id: 'handedOff', type: 'final', description: 'A person takes over.' },
    },
  });
}

/** The machine of one flow: an ordinary XState machine. */
export type ConversationMachine = ReturnType<typeof createConversationMachine>;

/** All that the machine knows of a run at one moment. */
export type ConversationSnapshot = SnapshotFrom<ConversationMachine>;
