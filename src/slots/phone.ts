import {
  type CountryCode,
  getCountryCallingCode,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/min';
import type { PresenceOf, Slot, SlotOptions } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import type { Given, Mention, Reading, RefusalCode } from '../core/reading.ts';
import { rememberingTexts } from '../core/remembering.ts';
import { isDayWord, isMonthWord } from './calendar-words.ts';
import { isCommonWord, isFunctionWord } from './everyday-words.ts';
import { readingOf, standing } from './mentions.ts';
import { isNegated } from './negation.ts';
import { type DigitRun, digitRuns } from './spoken-digits.ts';
import { fold, tokensOf } from './tokens.ts';

/** How a phone number is read, beside what every slot may say. */
export interface PhoneOptions extends SlotOptions {
  /** ISO 3166 country of a number said without one: `'US'`. */
  readonly defaultCountry?: CountryCode;
}

/** Digits of an attempt at a number, and of the shortest one there is in ordinary use. */
const FEWEST_OF_AN_ATTEMPT = 3;
const FEWEST_BY_THEMSELVES = 6;
/** As long as the numbers of most countries, with or without the country's code: other numbers of a message are shorter. */
const [FEWEST_OF_A_MESSAGE, MOST_OF_A_MESSAGE] = [9, 13];
const MOST_WORDS_AROUND = 4;
/** A text that holds more is no answer; what follows is not looked at. */
const MOST_FOUND = 30;

const ISO_DATE = /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2}))$/;
/** Between what a number is called and its digits: "phone is", "order number: ", "my number is actually". */
const IS = String.raw`\b\.?(?:\s+(?:number|num|no|nr|code|id)\b\.?)?(?:\s+(?:is|was|to|as|(?:should|will|would) be)\b|['’]s)?(?:\s+(?:actually|now|really)\b)?\s*[:=#]?\s*$`;
const AFTER_LABEL = new RegExp(
  String.raw`\b(?:booking|policy|claim|order|reference|ref|confirmation|account|invoice|ticket|case|member|membership|card|customer|reservation|flight|tracking|passport|security|zip|postal|code|id|pin)${IS}`,
  'i',
);
const INTRODUCED = new RegExp(
  String.raw`\b(?:(?:phone|cell|mobile|telephone|contact|tel|ph|my\s+(?:number|no))${IS}|(?:call|phone|ring|text|reach|contact)\s+me\s+(?:at|on)\s+$)`,
  'i',
);
/** "number is kkl 123": letters and digits are one code. */
const AFTER_LETTERS = /\b(?:number|num|no|code|id|ref|reference)\b\.?(?:\s+is\b)?\s*[:#]?\s*(\p{L}{1,5})\s?[-#]?\s?$/iu;
const EXTENSION = /^\s*[,;]?\s*(?:x|ext\.?|extension|#)\s?\d{1,6}\b/i;

/**
 * A phone number in digits or words ("four one five, double five ..."), stored as E.164; an extension is dropped.
 * @returns a kind that reads to a string such as `+14155552671`, or refuses with `too-short`, `too-long`,
 * `not-a-phone-number` or, without a country, `needs-country`.
 * @example slot.phone({ defaultCountry: 'US' }).read('(415) 555-2671', given); // { kind: 'value', value: '+14155552671' }
 */
export function phone<const Options extends PhoneOptions>(options?: Options): Slot<string, PresenceOf<Options>> {
  const country = options?.defaultCountry;
  const readDigits = rememberingTexts((digits) => readingOfDigits(digits, country));
  const isPossible = ({ digits }: DigitRun): boolean => readDigits(digits).kind === 'value';

  const recognise = (said: string, given: Given): readonly Mention<string>[] => {
    const mentions = digitRuns(said)
      .slice(0, MOST_FOUND)
      .flatMap((whole): readonly Mention<string>[] => {
        if (whole.digits.length < FEWEST_OF_AN_ATTEMPT) return [];
        const run = [whole, ...shorterRuns(said, whole)].find(isPossible) ?? whole;
        if (isDate(said, run) || isNegated(said, run.start)) return [];
        const reading = readDigits(run.digits);
        if (reading.kind === 'refused' && !isAttempt(said, run, given)) return [];
        const end = run.end + (EXTENSION.exec(said.slice(run.end, run.end + 24))?.[0].length ?? 0);
        return [{ start: run.start, end, reading, certain: isCertain(said, run, reading) }];
      });
    return standing(said, mentions);
  };

  const read = (words: Json, given: Given): Reading<string> => {
    if (typeof words !== 'string') return { kind: 'none' };
    return readingOf(
      words,
      recognise(words, given).filter((mention) => !isLabelled(words, mention)),
    );
  };

  return {
    ...(options as Options),
    type: 'phone',
    read,
    recognise,
    say: rememberingTexts((value) => inWords(value, country)),
    describe: () => ({ type: 'string', description: "A phone number, in the user's words." }),
  };
}

const parse = (digits: string, country: CountryCode | undefined) =>
  parsePhoneNumberFromString(digits, { extract: false, ...(country === undefined ? {} : { defaultCountry: country }) });

/** The number as it was said, or with the "00" that many countries dial before a country's code; as E.164. */
function possibleNumber(digits: string, country: CountryCode | undefined): string | undefined {
  const forms = digits.startsWith('00') ? [digits, `+${digits.slice(2)}`] : [digits];
  return forms.map((form) => parse(form, country)).find((parsed) => parsed?.isPossible())?.number;
}

function readingOfDigits(digits: string, country: CountryCode | undefined): Reading<string> {
  const value = possibleNumber(digits, country);
  if (value !== undefined) return { kind: 'value', value };
  return { kind: 'refused', code: whyNot(digits, country), options: [] };
}

function whyNot(digits: string, country: CountryCode | undefined): RefusalCode {
  if (digits.replace('+', '').length > 15) return 'too-long';
  if (country === undefined && !digits.startsWith('+'))
    return digits.length < FEWEST_BY_THEMSELVES ? 'too-short' : 'needs-country';
  switch (country === undefined ? validatePhoneNumberLength(digits) : validatePhoneNumberLength(digits, country)) {
    case 'TOO_SHORT':
      return 'too-short';
    case 'TOO_LONG':
      return 'too-long';
    default:
      return 'not-a-phone-number';
  }
}

/** "at 3 415 555 2671 4 people": a short group beside a word may belong to the word. */
function shorterRuns(said: string, { groups, digits, end, start }: DigitRun): readonly DigitRun[] {
  if (digits.startsWith('+')) return [];
  const ownsFirst =
    groups[0]?.digits.length !== 1 && groups[0]?.digits.length !== 2
      ? false
      : /\p{L} ?$/u.test(said.slice(Math.max(0, start - 2), start));
  const ownsLast = (groups.at(-1)?.digits.length ?? 9) <= 2 && /^ \p{L}/u.test(said.slice(end, end + 2));
  const cuts = [
    ...(ownsFirst ? [groups.slice(1)] : []),
    ...(ownsLast ? [groups.slice(0, -1)] : []),
    ...(ownsFirst && ownsLast ? [groups.slice(1, -1)] : []),
  ];
  return cuts.flatMap((kept) => {
    const [first] = kept;
    const last = kept.at(-1);
    if (first === undefined || last === undefined) return [];
    return [{ start: first.start, end: last.end, digits: kept.map((group) => group.digits).join(''), groups: kept }];
  });
}

/** "2026-11-24", "24.12.2026", "March 15 2026". */
function isDate(said: string, { start, end, digits }: DigitRun): boolean {
  if (ISO_DATE.test(said.slice(start, end))) return true;
  const before = tokensOf(said.slice(Math.max(0, start - 16), start)).at(-1)?.word ?? '';
  const after = tokensOf(said.slice(end, end + 16))[0]?.word ?? '';
  return digits.length <= 6 && (isMonthWord(before) || isMonthWord(after) || isDayWord(before));
}

/** The digits of a number anywhere; of an attempt at one only where it is called a phone number. */
const isCertain = (said: string, run: DigitRun, { kind }: Reading): boolean =>
  !isLabelled(said, run) && (kind === 'value' || isMeantToBeOne(said, run));

/** Called a phone number, or a message of nothing but digits, as many as one has. */
const isMeantToBeOne = (said: string, run: DigitRun): boolean => isIntroduced(said, run) || isWholeMessage(said, run);

/** Nothing but the digits was said, "it's" and "yes" aside: codes of bookings and policies have letters or a name before them. */
function isWholeMessage(said: string, { digits, start, end }: DigitRun): boolean {
  const count = digits.replace('+', '').length;
  if (count < FEWEST_OF_A_MESSAGE || count > MOST_OF_A_MESSAGE || said.length > end - start + 40) return false;
  return tokensOf(said.slice(0, start) + said.slice(end)).every(({ word }) => isFunctionWord(word));
}

/** "My number is": what follows was meant to be one. */
const isIntroduced = (said: string, { start }: DigitRun): boolean =>
  INTRODUCED.test(said.slice(Math.max(0, start - 40), start));

function isLabelled(said: string, { start }: { readonly start: number }): boolean {
  const before = said.slice(Math.max(0, start - 40), start);
  const letters = AFTER_LETTERS.exec(before)?.[1];
  return (
    AFTER_LABEL.test(before) || (letters !== undefined && !INTRODUCED.test(before) && !isCommonWord(fold(letters)))
  );
}

/** What was meant to be a phone number: called one, or enough digits, or most of an answer to the question for one. */
function isAttempt(said: string, run: DigitRun, given: Given): boolean {
  const { digits, start, end } = run;
  if (isLabelled(said, run)) return false;
  if (isMeantToBeOne(said, run)) return true;
  if (given.asked === null) return false;
  const count = digits.replace('+', '').length;
  if (count >= FEWEST_BY_THEMSELVES) return true;
  const around = tokensOf(`${said.slice(Math.max(0, start - 100), start)} ${said.slice(end, end + 100)}`);
  const dated = around.some(({ word }) => isDayWord(word) || isMonthWord(word) || /^[ap]m$/.test(word));
  return count >= FEWEST_OF_AN_ATTEMPT && around.length <= MOST_WORDS_AROUND && !dated;
}

function inWords(value: string, country: CountryCode | undefined): string {
  const parsed = parse(value, country);
  if (parsed === undefined) return value;
  const isDomestic = country !== undefined && parsed.countryCallingCode === getCountryCallingCode(country);
  return isDomestic ? parsed.formatNational() : parsed.formatInternational();
}
