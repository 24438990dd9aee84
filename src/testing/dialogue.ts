import type { Proposal } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import type { Reply } from '../session/reply.ts';
import { CrashNotReached } from './crash-not-reached.ts';
import { DialogueError } from './dialogue-error.ts';
import { differencesIn, type Expected } from './expected.ts';
import type { CrashPoint } from './mortal-store.ts';
import type { EffectOutcomes, HowItAnswers, ScriptedEffect } from './scripted-effects.ts';
import type { Span } from './span.ts';
import { openTalk, type Talk, type TalkOptions } from './talk.ts';
import { transcriptOf } from './transcript.ts';

/** What a conversation came to. */
export interface Held {
  /** The whole conversation, as it is read. */
  readonly transcript: string;
  /** Every reply, the greeting too. */
  readonly replies: readonly Reply[];
  readonly last: Reply;
  /** How often the task was done in the world. */
  readonly done: number;
  /** How often the process was killed. */
  readonly crashes: number;
}

/**
 * A conversation as a test writes it down. Every method returns a dialogue with one step more, and leaves this one as it
 * is; so several tests can go on from the same beginning. Nothing happens before `run`.
 */
export interface Dialogue<F> {
  /**
   * The user says something, a few seconds after the last reply, which they have seen.
   * @param proposals what a reader makes of it; if left out, what the flow's reader makes of it.
   */
  user(text: string, proposals?: readonly Proposal[]): Dialogue<F>;
  /** Several messages at once, none of which waits for the other; what comes next is about the reply that arrived last. */
  burst(...texts: readonly string[]): Dialogue<F>;
  /** What the last reply must be. */
  expect(expected: Expected<F>): Dialogue<F>;
  /** Time goes by, and answers come that were late. */
  later(span: Span): Dialogue<F>;
  /** Looks after what is due, as a server does every so often: reminds, cancels, takes up what was left behind. */
  sweep(): Dialogue<F>;
  /** What comes of an effect the next time it is asked for; `usual`: what comes of it anyway. */
  effect<Name extends keyof EffectOutcomes>(
    name: Name,
    outcome: EffectOutcomes[Name] | 'usual',
    how?: HowItAnswers,
  ): Dialogue<F>;
  /** The last message is delivered once more, and must get the very same reply. */
  again(): Dialogue<F>;
  /** The last reply does not reach the user, who still looks at the one before. */
  lost(): Dialogue<F>;
  /**
   * The process is killed while it answers the next message; the message is then sent again, to another process. A point that
   * is never reached fails the conversation.
   */
  crash(point: CrashPoint): Dialogue<F>;
  /**
   * Holds the conversation.
   * @throws {@link DialogueError} at the first line that is not as expected.
   */
  run(): Promise<Held>;
}

type Step<F> =
  | { readonly is: 'say'; readonly texts: readonly string[]; readonly proposals: readonly Proposal[] | undefined }
  | { readonly is: 'expect'; readonly expected: Expected<F> }
  | { readonly is: 'later'; readonly span: Span }
  | { readonly is: 'effect'; readonly effect: ScriptedEffect }
  | { readonly is: 'crash'; readonly point: CrashPoint }
  | { readonly is: 'sweep' | 'again' | 'lost' };

/**
 * A test written as a conversation, for any test runner. It talks to an assistant of its own with an embedded reader, a
 * clock that stands until it is moved, and a world in which everything succeeds, unless `options` or the script say otherwise.
 * @example
 * await dialogue(booking)
 *   .user('A haircut next Tuesday at 3').expect({ asks: 'name', slots: { service: 'haircut' } })
 *   .user('Ann Lee, 415 555 2671').expect({ asks: 'confirm', says: 'Tuesday 24 November 2026' })
 *   .later({ minutes: 40 }).user('yes').expect({ state: 'resuming', done: 0 })
 *   .run();
 */
export function dialogue<F extends Flow>(flow: F, options: TalkOptions<F> = {}): Dialogue<F> {
  return scripted([]);

  function scripted(steps: readonly Step<F>[]): Dialogue<F> {
    const then = (step: Step<F>): Dialogue<F> => scripted([...steps, step]);
    return {
      user: (text, proposals) => then({ is: 'say', texts: [text], proposals }),
      burst: (...texts) => then({ is: 'say', texts, proposals: undefined }),
      expect: (expected) => then({ is: 'expect', expected }),
      later: (span) => then({ is: 'later', span }),
      effect: (name, outcome, how) =>
        then({ is: 'effect', effect: { name, outcome, ...(how === undefined ? {} : { how }) } }),
      crash: (point) => then({ is: 'crash', point }),
      sweep: () => then({ is: 'sweep' }),
      again: () => then({ is: 'again' }),
      lost: () => then({ is: 'lost' }),
      run: () => hold(flow, options, steps),
    };
  }
}

async function hold<F extends Flow>(flow: F, options: TalkOptions<F>, steps: readonly Step<F>[]): Promise<Held> {
  const talk = await openTalk(flow, options);
  for (const step of steps) {
    try {
      await take(step, talk);
    } catch (error) {
      if (error instanceof DialogueError) throw error;
      throw failed(talk, error);
    }
  }
  const unmet = unmetIn(talk);
  if (unmet !== undefined) throw failed(talk, unmet);
  return held(talk);
}

/** What the script says will happen, and what did not. */
function unmetIn({ unasked, unreached: [point] }: Talk): RangeError | undefined {
  if (unasked > 0) {
    const effects = unasked === 1 ? '1 scripted effect was' : `${unasked} scripted effects were`;
    return new RangeError(`${effects} never asked for.`);
  }
  return point === undefined ? undefined : new CrashNotReached(point);
}

async function take<F>(step: Step<F>, talk: Talk): Promise<void> {
  switch (step.is) {
    case 'say':
      await talk.say(step.texts, step.proposals);
      return;
    case 'expect':
      return check(talk, step.expected);
    case 'later':
      return talk.later(step.span);
    case 'effect':
      return talk.script(step.effect);
    case 'crash':
      return talk.crash(step.point);
    case 'sweep':
      await talk.sweep();
      return;
    case 'again':
      await talk.sayAgain();
      return;
    case 'lost':
      return talk.loseReply();
    default:
      return step satisfies never;
  }
}

function check<F>({ lines, replies, done }: Talk, expected: Expected<F>): void {
  const reply = replies.at(-1);
  if (reply === undefined) throw new RangeError('There is no reply yet.');
  const differences = differencesIn(expected, { reply, done });
  const at = lines.findLastIndex(({ by }) => by === 'assistant');
  if (differences.length > 0) throw new DialogueError(lines, { at, differences });
}

/** Something broke: at the last line, which is all that was heard. */
function failed({ lines }: Talk, error: unknown): DialogueError {
  const came = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const differences = [{ what: 'went on', expected: 'that it goes on', came }];
  return new DialogueError(lines, { at: lines.length - 1, differences }, error);
}

/** What a conversation has come to so far. */
export function held({ lines, replies, done, crashes }: Talk): Held {
  const last = replies.at(-1);
  if (last === undefined) throw new RangeError('There is no reply yet.');
  return { transcript: transcriptOf(lines), replies: [...replies], last, done, crashes };
}
