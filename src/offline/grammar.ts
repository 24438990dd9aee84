import { type Lexicon, lexiconOf, type Phrases } from '../core/phrases.ts';
import { rememberingTexts } from '../core/remembering.ts';
import type { SlotType } from '../core/slot-kind.ts';
import { forLocale, type Spelling, sentencesOf } from '../core/words.ts';
import { english } from './grammar-en.ts';

/** How a part of a message begins, which tells whether the values in it are meant. */
export type Opening =
  /** Stands before an opening and changes nothing: "and", "hi", "by the way". */
  | 'lead'
  /** "I was wondering if", "tell me": what follows is asked. */
  | 'wonder'
  /** "Can I have", "do you have anything", "how about": asks for what it names. */
  | 'request'
  /** "Do you have": asks for what it names when that is a value of a slot. */
  | 'offer'
  /** "You have": such a question where there is a question mark. */
  | 'mayOffer'
  /** "How much", "are you": asks something else. */
  | 'question'
  /** "Is", "does": a question where there is a question mark. */
  | 'auxiliary'
  /** "I would like": something else begins here. */
  | 'statement'
  /** "See you": names a value without asking for it. */
  | 'farewell';

/** What a message may want of the conversation itself, anywhere in a sentence. */
export type Wish = 'cancel' | 'restart' | 'human' | 'another' | 'book' | 'change' | 'wait';

/** Phrases found anywhere: wishes, and what looks like one but is none ("don't cancel"). */
export type WishPart = Wish | 'noWish';

/** What a short answer about a slot may be beside a value. */
export type AnswerPart =
  /** "I'd rather not say", "skip it". */
  | 'decline'
  /** "No", before what an optional slot is called: "no notes". */
  | 'none'
  /** "Keep it", "the old one", "never mind": what stands may stand. */
  | 'keep'
  /** "Not yet": what is asked may stand until the user is ready. */
  | 'later'
  /** "The sooner one": says how a value is to be beside others, and none. */
  | 'compared'
  | 'filler';

/** What values and the words around them do; words that do nothing of this are left over. */
export type BesidePart =
  | 'value'
  /** "Please", "on", "for me": changes nothing. */
  | 'aside'
  /** "I would like", "can you book", "make it": what comes is wanted. */
  | 'wish'
  /** "Yes", "works for me": agrees to something, be it to the value. */
  | 'yes'
  | 'no'
  /** "That's all, you have been very helpful": nothing more is wanted. */
  | 'closing';

/** Stand in a message for the words of a value, for what its slot is called, and for what the flow gives its users. */
export const VALUE = '\u25ae';
export const SLOT = '\u25c7';
export const TASK = '\u25c6';

/** How a language asks, wishes and answers: everything the embedded reader knows about it. */
export interface OfflineGrammar {
  readonly respelled: Spelling['respelled'];
  readonly classes: Phrases;
  readonly openings: Phrases<Opening>;
  readonly wishes: Phrases<WishPart>;
  readonly answers: Phrases<AnswerPart>;
  /**
   * What may stand around values without saying more; `{value}` is a value, `{slot}` what its slot is called, `{task}` the
   * flow's noun.
   */
  readonly beside: Phrases<BesidePart>;
  /** After these something new may begin. */
  readonly joints: RegExp;
  /** Begin a question wherever they stand. */
  readonly questions: RegExp;
  /** What slots of a type are called. */
  readonly slotWords: Readonly<Record<SlotType, readonly string[]>>;
  /** Words that tell little about what a question is about. */
  readonly smallWords: ReadonlySet<string>;
  /** Stands before a value that was wrong: "not 3". */
  readonly takenBack: RegExp;
  /** Stands between what a slot is called and its value: "the time *should be* 5". */
  readonly becomes: RegExp;
  /** What the user has: asked about once it is done. */
  readonly ownTask: RegExp;
  /** Speaks of several things at once, so of a topic: "what do *they* cost". */
  readonly ofAll: RegExp;
  /** Asks for the reason of a question. */
  readonly why: RegExp;
  /** The ending of a word without its plural and the like. */
  stem(word: string): string;
}

/** A grammar made ready for matching. */
export interface Language {
  readonly grammar: OfflineGrammar;
  readonly openings: Lexicon<Opening>;
  readonly wishes: Lexicon<WishPart>;
  readonly answers: Lexicon<AnswerPart>;
  readonly beside: Lexicon<BesidePart>;
  /** The words in the form that phrases are matched against: "that is right , ". */
  evened(words: string): string;
}

const languages = { en: languageOf(english) };

/** What the embedded reader knows of the locale's language, else of English. */
export const languageFor = (locale: string): Language => forLocale<Language>(languages, locale);

function languageOf(grammar: OfflineGrammar): Language {
  const { respelled } = grammar;
  const classes = { ...grammar.classes, value: VALUE, slot: `${SLOT} ${SLOT}*`, task: TASK };
  const openings = lexiconOf(grammar.openings, classes);
  const wishes = lexiconOf(grammar.wishes, classes);
  const answers = lexiconOf(grammar.answers, classes);
  const beside = lexiconOf(grammar.beside, classes);
  const lexicons = [openings, wishes, answers, beside];
  const spelling: Spelling = { respelled, knows: (word) => lexicons.some((lexicon) => lexicon.knows(word)) };
  return {
    grammar,
    openings,
    wishes,
    answers,
    beside,
    evened: rememberingTexts((words) =>
      sentencesOf(words, spelling)
        .map(({ text }) => text)
        .join(', '),
    ),
  };
}

/** Every phrase of a lexicon in evened words, left to right; the longest at a place counts. */
export function phrasesIn<Kind extends string>(evened: string, lexicon: Lexicon<Kind>): ReadonlySet<Kind> {
  const found = new Set<Kind>();
  for (let at = 0; at < evened.length; ) {
    const match = lexicon.longestAt(evened, at);
    if (match !== undefined) found.add(match.kind);
    at = match?.end ?? evened.indexOf(' ', at) + 1;
  }
  return found;
}
