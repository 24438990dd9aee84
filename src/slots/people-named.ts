import { smallNumber, type WrittenNumber } from './number-words.ts';
import { isChildWord, isCompanyWord, isPeopleWord } from './people-words.ts';
import { type Token, tokensOf } from './tokens.ts';

/** People named one after another, counted together. */
export interface NamedPeople extends WrittenNumber {
  /**
   * Whether they are all who come: surely where a number is among them or they follow "for", likely where three or more
   * are named, perhaps where two are.
   */
  readonly all: 'surely' | 'likely' | 'perhaps';
}

const SPEAKERS = new Set(['i', 'me', 'myself']);
const OWNERS = new Set(['my', 'our', 'a', 'an']);
const JOINERS = new Set(['and', 'plus', 'with']);
/** "just me" is one. */
const ALONE = new Set(['just', 'only']);

interface Member {
  readonly count: number;
  readonly words: number;
  readonly who: 'speaker' | 'people' | 'company' | 'child';
  readonly isNumber: boolean;
}

/**
 * The places that name everybody, the speaker or the grown-ups first: "my wife and I and four kids" are 6, "me and 7
 * others" 8, "2 adults and 3 kids" 5, "just me" 1. Where somebody of unknown number comes too ("and some friends") there is none.
 */
export function namedPeople(said: string): readonly NamedPeople[] {
  const tokens = tokensOf(said);
  const found: NamedPeople[] = [];
  for (let at = 0; at < tokens.length; ) {
    const { members, next } = membersAt(said, tokens, at);
    const before = tokens[at - 1]?.word ?? '';
    const isAlone = members.length === 1 && members[0]?.who === 'speaker' && ALONE.has(before);
    if ((isAlone || isEverybody(members)) && !isJoined(tokens[next]?.word) && !isJoined(before)) {
      const value = members.reduce((sum, { count }) => sum + count, 0);
      const isSure = before === 'for' || members.some(({ isNumber }) => isNumber);
      const all = isSure ? 'surely' : members.length > 2 ? 'likely' : 'perhaps';
      found.push({ value, start: tokens[at]?.start ?? 0, end: tokens[next - 1]?.end ?? 0, all });
    }
    at = Math.max(next, at + 1);
  }
  return found;
}

const isJoined = (word: string | undefined): boolean => word === 'and' || word === 'plus';

function isEverybody(members: readonly Member[]): boolean {
  if (members.length < 2) return false;
  const speakers = members.filter(({ who }) => who === 'speaker').length;
  if (members.some(({ who }) => who === 'people')) {
    return speakers === 0 && members[0]?.who === 'people' && members.slice(1).every(({ who }) => who === 'child');
  }
  return speakers === 1;
}

/** The members from there on, and the token after the last. */
function membersAt(said: string, tokens: readonly Token[], from: number) {
  const members: Member[] = [];
  let next = from;
  for (let at = from; ; ) {
    const member = memberAt(tokens, at, members.length > 0);
    if (member === undefined) break;
    members.push(member);
    next = at + member.words;
    const gap = said.slice(tokens[next - 1]?.end, tokens[next]?.start);
    const joins = JOINERS.has(tokens[next]?.word ?? '');
    if (!(joins ? /^\s*,?\s*$/ : /^\s*,\s*$/).test(gap)) break;
    at = joins ? next + 1 : next;
  }
  return { members, next };
}

/** "me", "my wife", "a friend", "7 others", "our two kids"; after another also "child" alone. */
function memberAt(tokens: readonly Token[], from: number, follows: boolean): Member | undefined {
  const word = (ahead: number) => tokens[from + ahead]?.word ?? '';
  if (SPEAKERS.has(word(0))) return { count: 1, words: 1, who: 'speaker', isNumber: false };
  const owned = OWNERS.has(word(0)) ? 1 : 0;
  const number = /^\d{1,2}$/.test(word(owned)) ? Number(word(owned)) : smallNumber(word(owned));
  const ofMine = number !== undefined && word(owned + 1) === 'of' && OWNERS.has(word(owned + 2)) ? 2 : 0; // "two of my friends"
  const counted = number === undefined ? owned : owned + 1 + ofMine;
  const noun = word(counted);
  const who = isChildWord(noun) ? 'child' : isCompanyWord(noun) ? 'company' : isPeopleWord(noun) ? 'people' : undefined;
  if (who === undefined || (counted === 0 && !follows)) return undefined;
  if (number === undefined && (isPlural(noun) || who === 'people')) return undefined;
  return { count: number ?? 1, words: counted + 1, who, isNumber: number !== undefined };
}

const isPlural = (noun: string): boolean => /(?:[^s]s|children|more|other)$/.test(noun) && noun !== 'boss';
