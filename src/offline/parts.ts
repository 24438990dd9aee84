import type { Language, Opening } from './grammar.ts';

/**
 * A part of a message, `[start, end)` in UTF-16 units, and what it does.
 *
 * - `asks`: a question off the topic; no value in it is meant. `greets`: "see you Tuesday", the same.
 * - `requests`: asks for the values it names; without one it is a question. `offers`: "do you have 3 pm": the same, if the
 *   value comes at once.
 * - `tells`: everything else.
 */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly is: 'asks' | 'greets' | 'requests' | 'offers' | 'tells';
  /** What follows the words that opened it, ready to be matched. */
  readonly rest: string;
}

/** More parts than this are no message of a person; the rest is one part. */
const MOST_PARTS = 24;
/** As much of a part as is looked at to see how it begins. */
export const OPENING_LENGTH = 120;
const SENTENCE_END = /[!?;\n]+|\.+(?=\s|$)/gu;
/** "3 p.m. on Friday" and "Dr. Lee" go on. */
const SHORT_FORM = /(?<!\p{L})(?:\p{L}|mr|mrs|ms|dr|st|prof)\.$/iu;

/** A message in parts: its sentences, cut where a question, a request or a statement begins within one. */
export function partsOf(said: string, language: Language): readonly Part[] {
  const parts: Part[] = [];
  for (const [start, end] of sentencesIn(said)) {
    const asks = said.slice(end - 1, end + 1).includes('?');
    for (const [from, to] of cutIn(said, start, end, language)) {
      parts.push({ start: from, end: to, ...natureOf(said.slice(from, to), asks && to === end, language) });
    }
  }
  return parts;
}

type Span = readonly [start: number, end: number];

function sentencesIn(said: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { 0: mark, index } of said.matchAll(SENTENCE_END)) {
    if (spans.length >= MOST_PARTS) break;
    if (mark === '.' && SHORT_FORM.test(said.slice(Math.max(0, index - 5), index + 1))) continue;
    const end = index + mark.length;
    if (said.slice(start, index).trim() !== '') spans.push([start, end]);
    start = end;
  }
  return said.slice(start).trim() === '' ? spans : [...spans, [start, said.length]];
}

/** A new part begins after a joint where what follows opens something; a question begins wherever it is said. */
function cutIn(said: string, start: number, end: number, { grammar, ...language }: Language): readonly Span[] {
  const sentence = said.slice(start, Math.min(end, start + 1000));
  const joints = Array.from(sentence.matchAll(grammar.joints), ({ 0: joint, index }) => index + joint.length);
  const questions = Array.from(sentence.matchAll(grammar.questions), ({ index }) => index);
  const cuts: number[] = [];
  for (const at of [...joints, ...questions].toSorted((a, b) => a - b).slice(0, MOST_PARTS)) {
    const opening = openingOf(sentence.slice(at), { grammar, ...language });
    const before = openingOf(sentence.slice(cuts.at(-1) ?? 0, at), { grammar, ...language });
    const isInside = questions.includes(at) && (before.is !== undefined || before.rest === '');
    if (opening.is !== undefined && opening.is !== 'auxiliary' && !isInside) cuts.push(at);
  }
  const starts = [0, ...cuts];
  return starts.map(
    (from, place): Span => [start + from, place + 1 < starts.length ? start + (starts[place + 1] ?? 0) : end],
  );
}

function natureOf(words: string, asks: boolean, language: Language): Pick<Part, 'is' | 'rest'> {
  const { is, rest, isWondered } = openingOf(words, language);
  switch (is) {
    case 'request':
      return { is: 'requests', rest };
    case 'offer':
      return { is: 'offers', rest };
    case 'mayOffer':
      return { is: asks ? 'offers' : 'tells', rest };
    case 'question':
      return { is: 'asks', rest };
    case 'auxiliary':
      return { is: asks || isWondered ? 'asks' : 'tells', rest };
    case 'farewell':
      return { is: 'greets', rest };
    case 'statement':
    case undefined:
      return { is: isWondered ? 'asks' : 'tells', rest };
    default:
      return is satisfies never;
  }
}

interface Opened {
  readonly is: Exclude<Opening, 'lead' | 'wonder'> | undefined;
  readonly isWondered: boolean;
  readonly rest: string;
}

/** How words begin, leads aside. */
function openingOf(words: string, { openings, evened }: Language): Opened {
  let text = evened(words.slice(0, OPENING_LENGTH));
  let isWondered = false;
  for (;;) {
    const match = openings.longestAt(text, 0);
    if (match === undefined) return { is: undefined, isWondered, rest: text };
    text = text.slice(match.end);
    if (match.kind === 'wonder') isWondered = true;
    else if (match.kind !== 'lead') return { is: match.kind, isWondered, rest: text };
  }
}
