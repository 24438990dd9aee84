import type { Ending } from '../core/context.ts';
import type { Directive } from '../core/directive.ts';
import type { RefusalCode } from '../core/reading.ts';
import type { SlotType } from '../core/slot-kind.ts';
import type { Open, Source } from '../core/slot-state.ts';

/** A settled value, in words. */
export interface SaidValue {
  /** What the slot is called. */
  readonly label: string;
  readonly type: SlotType;
  readonly words: string;
}

/** A line of a summary. */
export interface SummaryItem extends SaidValue {
  readonly confirmed: boolean;
  /** Who the value comes from, where it is not the user. */
  readonly mark: string | null;
}

/** What a question about a slot is made of. */
export interface QuestionFacts {
  /** The slot's own prompt, or the question for its type. */
  readonly question: string;
  /** A format that works, once it is time to offer one. */
  readonly example: string | null;
  readonly options: readonly string[];
  /** The old value, where it is a way out. */
  readonly keep: string | null;
  /** Any other value of its type: "another day". */
  readonly another: string;
  /** The question may be left unanswered, and does not say so itself. */
  readonly canBeSkipped: boolean;
}

/** Why something about a slot must still be heard. */
export interface ReasonFacts {
  /** The value that no longer holds. */
  readonly was: string | null;
  /** Text of the refusal, where its code is known. */
  readonly refusal: string | null;
  /** What the slot is needed for. */
  readonly need: string | null;
}

/** What the user wanted while it was too late. */
export type LateWish = 'change' | 'cancel' | 'restart' | 'person';

/** What was done, for the words after success. */
export interface DoneFacts {
  readonly noun: string;
  readonly items: readonly SummaryItem[];
  /** The result's `reference`, where it has one. */
  readonly reference: string | null;
}

/** How a run ended without success; `reason` is the text of {@link Catalogue.endings}. */
export interface EndingFacts {
  readonly noun: string;
  readonly why: Ending['why'];
  readonly reason: string;
}

/** What the text of each directive is made of. */
interface DirectiveFacts {
  /** `question`: the first question; `null` where nothing is missing. */
  readonly greet: { readonly greeting: string | null; readonly question: string | null };
  readonly elicit: QuestionFacts;
  readonly reprompt: QuestionFacts & { readonly reason: string };
  readonly clarify: QuestionFacts & { readonly isVague: boolean };
  readonly reviseWhat: { readonly items: readonly SummaryItem[] };
  /** The text must hold the words of every item, or it is not used. */
  readonly confirm: { readonly noun: string; readonly items: readonly SummaryItem[] };
  readonly wait: {
    readonly noun: string;
    readonly because: Extract<Directive, { readonly say: 'wait' }>['because'];
  };
  readonly tooLate: { readonly noun: string; readonly what: readonly LateWish[] };
  /** `isBack`: the user was away, and is asked for the first time. */
  readonly offerResume: { readonly items: readonly SummaryItem[]; readonly isBack: boolean };
  readonly confirmLeave: { readonly noun: string; readonly leave: 'cancel' | 'restart' };
  readonly completed: DoneFacts & { readonly tooLate: readonly LateWish[] };
  readonly cancelled: EndingFacts;
  readonly handedOff: EndingFacts;
}

/** A text for every directive; each holds one question at most. */
type DirectiveTexts = { readonly [Say in Directive['say']]: (facts: DirectiveFacts[Say]) => string };

/**
 * Every text there is, in one language: what is missing does not compile. No text but that of a question asks anything.
 * @example createReplies(english, { reviseWhat: () => 'What would you like to be different?' });
 */
export interface Catalogue extends DirectiveTexts {
  // Questions about slots.
  readonly questions: Readonly<Record<SlotType, (label: string) => string>>;
  /** `null`: no format is better than any other. */
  readonly examples: Readonly<Record<SlotType, string | null>>;
  readonly another: Readonly<Record<SlotType, string>>;

  // Reasons.
  readonly refusals: Readonly<Record<RefusalCode, string>>;
  readonly reasons: Readonly<Record<Open['why'], (facts: ReasonFacts) => string>>;
  /** A reason about a slot that is not the one asked about. */
  readonly besides: (facts: { readonly label: string; readonly reason: string }) => string;

  // What became of what was said.
  readonly accepted: (values: readonly SaidValue[]) => string;
  readonly changed: (facts: { readonly label: string; readonly from: string; readonly to: string }) => string;
  readonly kept: (value: SaidValue) => string;
  readonly defaulted: (value: SaidValue) => string;
  readonly skipped: (label: string) => string;
  readonly nothingUnderstood: string;
  readonly nothingSaid: string;
  /** A yes was heard, but not a plain one. */
  readonly plainYesNeeded: string;
  readonly startedOver: string;
  /** The questions are others than when the user last spoke; what no longer holds is asked again. */
  readonly flowChanged: string;
  /** The user did not want to leave after all. */
  readonly goingOn: string;

  // Digressions.
  readonly unanswered: string;
  readonly status: (items: readonly SummaryItem[]) => string;
  readonly help: (noun: string) => string;
  /** Help with the question what to change. */
  readonly helpToRevise: string;
  readonly takeYourTime: string;
  readonly chat: (said: string) => string;

  // Marks and ends.
  readonly sources: Readonly<Record<Source, string | null>>;
  /** `label`: the slot of an exhausted ladder; `isDeclined`: the user would not say it. */
  readonly endings: Readonly<
    Record<
      Ending['why'],
      (facts: { readonly noun: string; readonly label: string | null; readonly isDeclined: boolean }) => string
    >
  >;
  readonly afterEnd: {
    /** `tell`: line by line, in short with what can be done now, or only that it stands. */
    readonly completed: (facts: DoneFacts & { readonly tell: 'all' | 'what' | 'that' }) => string;
    readonly cancelled: (facts: EndingFacts) => string;
    readonly handedOff: (facts: EndingFacts) => string;
  };
}
