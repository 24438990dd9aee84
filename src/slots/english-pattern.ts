import { rememberingTexts } from '../core/remembering.ts';
import { readable } from './tokens.ts';

const UNIT_WORD = 'one|two|three|four|five|six|seven|eight|nine';
const TEEN_WORD = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';

/** Regular expressions for the parts a phrase may name; the first letters tell weekdays and months apart. */
const PARTS = {
  weekday:
    'mon(?:day)?|tue(?:s(?:day)?)?|tuseday|wed(?:s|nesday|nsday)?|wensday|wendesday|thu(?:r(?:s(?:day)?)?)?|thrusday|fri(?:day)?|sat(?:urday)?|saterday|sun(?:day)?',
  month:
    'jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?',
  nth: '\\d{1,2}(?:st|nd|rd|th)',
  nthWord:
    '(?:twenty[-\\s])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|thirty[-\\s]first',
  year: '(?:19|20|21)\\d\\d',
  count: `\\d{1,3}|an?|${UNIT_WORD}|${TEEN_WORD}|twenty|thirty`,
  unit: 'days?|weeks?|fortnights?|months?|years?',
  hour: '\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve',
  hourWord: 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve',
  minute: '[0-5]\\d',
  minuteWord: `oh\\s(?:${UNIT_WORD})|${TEEN_WORD}|(?:twenty|thirty|forty|fifty)(?:[-\\s](?:${UNIT_WORD}))?`,
  meridiem: '[ap]\\.?\\s?m\\.?',
} as const;

/** Letters and digits by their ranges; `[\p{L}\p{N}]` takes a millisecond to compile, in each of many patterns. */
const WORD_CHARACTER = String.raw`[a-z\dª²³¹º¼-¾À-ÖØ-öø-\u1fff\u2070-\u209c\u2150-\u218f\u3040-\ud7ff]`;

/**
 * A regular expression (global, any case) for whole words of English. `{weekday}` stands for a named group of that
 * name, `{nth:from}` for a group `from` with the same words; a space for white space or a comma, `~` for these or none.
 * @example english('{weekday} the {nth}').exec('Tuesday the 10th')?.groups; // => { weekday: 'Tuesday', nth: '10th' }
 */
export function english(words: string): RegExp {
  const source = words
    .replaceAll(' ', '(?:\\s+|,\\s*)')
    .replaceAll('~', '[\\s,]*')
    .replaceAll(/\{([a-z]\w*)(?::(\w+))?\}/g, (_, part: keyof typeof PARTS, name: string = part) => {
      return `(?<${name}>${PARTS[part]})`;
    });
  return new RegExp(`(?<!${WORD_CHARACTER})(?:${source})(?!${WORD_CHARACTER})`, 'giu');
}

/** A text that speaks of more is no answer; what follows is not looked at. */
const MOST_FOUND = 30;

interface FoundBy<Rule> {
  readonly rule: Rule;
  readonly match: RegExpExecArray;
}

/** Finds the places of a list of patterns in a text, left to right: of those that overlap the first, of these the longest. */
export const finderOf = <Rule extends { readonly words: RegExp }>(
  rules: readonly Rule[],
): ((said: string) => readonly FoundBy<Rule>[]) => rememberingTexts((said) => findAll(readable(said), rules));

function findAll<Rule extends { readonly words: RegExp }>(
  text: string,
  rules: readonly Rule[],
): readonly FoundBy<Rule>[] {
  // Most rules match nothing, and to see that is much cheaper by a search.
  const matching = rules.filter(({ words }) => text.search(words) >= 0);
  const found = matching.flatMap((rule) => Array.from(text.matchAll(rule.words), (match) => ({ rule, match })));
  found.sort((a, b) => a.match.index - b.match.index || b.match[0].length - a.match[0].length);
  let end = 0;
  const apart = found.filter(({ match }) => {
    if (match.index < end) return false;
    end = match.index + match[0].length;
    return true;
  });
  return apart.slice(0, MOST_FOUND);
}
