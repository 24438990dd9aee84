import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineFlow } from '../../src/core/define-flow.ts';
import type { Flow, Slot } from '../../src/core/flow.ts';
import type { Catalogue } from '../../src/replies/catalogue.ts';
import { english } from '../../src/replies/en.ts';
import * as slot from '../../src/slots/index.ts';
import { explore } from '../../src/testing/explore.ts';
import { endingLadders } from '../../src/verify/ending-ladders.ts';
import { fewChoices } from '../../src/verify/few-choices.ts';
import { fillableSlots } from '../../src/verify/fillable-slots.ts';
import { keptRules } from '../../src/verify/kept-rules.ts';
import { lastingDefaults } from '../../src/verify/lasting-defaults.ts';
import type { LintRule, Subject } from '../../src/verify/lint.ts';
import { reachable } from '../../src/verify/reachable.ts';
import { redactedWords } from '../../src/verify/redacted-words.ts';
import { spokenRungs } from '../../src/verify/spoken-rungs.ts';
import { spokenTexts } from '../../src/verify/spoken-texts.ts';
import { strictTools } from '../../src/verify/strict-tools.ts';
import { wholeSummaries } from '../../src/verify/whole-summaries.ts';
import { wordSlot } from '../flows/word-slot.ts';

const at = Date.UTC(2026, 10, 23, 15);

/** A flow of these slots, and one that is fine. */
const flowOf = (slots: Readonly<Record<string, Slot>>, others: Partial<Flow> = {}): Flow => ({
  ...defineFlow({ id: 'f', version: 1, timeZone: 'UTC', slots }),
  ...others,
});
const fine = flowOf({
  dish: wordSlot({ values: ['soup', 'pasta'], refused: ['steak'] }),
  pin: slot.phone({ defaultCountry: 'US', sensitive: true }),
});

function subjectOf(flow: Flow, { steps = 200, texts = english }: { steps?: number; texts?: Catalogue } = {}): Subject {
  const found = explore(flow, { at, budget: { steps } });
  return { flow, found, thrown: [], at, locale: 'en-US', languages: { English: texts } };
}

const thrower = (): string => {
  throw new Error('no text');
};

const findingsOf = (rule: LintRule, flow: Flow, options?: Parameters<typeof subjectOf>[1]): readonly string[] =>
  rule(subjectOf(flow, options)).map(({ code, slot: name, says }) => `${code} ${name}: ${says}`);

it.each([
  ...[fillableSlots, endingLadders, lastingDefaults, keptRules],
  ...[wholeSummaries, spokenTexts, spokenRungs, redactedWords, fewChoices, strictTools],
])('a flow that is fine keeps the rule $name', (rule) => expect(findingsOf(rule, fine)).toEqual([]));

describe('a slot that cannot be filled', () => {
  it('is one of which nothing is read', () => {
    const flow = flowOf({ code: slot.of(z.string().regex(/^[A-Z]{2}-\d\d$/)) });
    expect(findingsOf(fillableSlots, flow)[0]).toMatch(/^slot-unfillable code: It cannot be filled: of \d+ words/);
  });

  it('is one whose values do not stay', () => {
    const read: Slot['read'] = (words) =>
      typeof words === 'string' && !words.endsWith('!') ? { kind: 'value', value: `${words}!` } : { kind: 'none' };
    expect(findingsOf(fillableSlots, flowOf({ loud: { ...slot.text(), read } }))[0]).toMatch(/would not stay/);
  });
});

it('a ladder without an end is found where defineFlow did not see it', () => {
  const endless = { ...fine, ladder: { attempts: Number.POSITIVE_INFINITY, then: 'handoff' } } as const;
  const subject = { ...subjectOf(fine), flow: endless };
  expect(endingLadders(subject).map(({ code, slot: name }) => `${code} ${name}`)).toEqual([
    'ladder-endless dish',
    'ladder-endless pin',
  ]);
});

it.each<[string, Slot, RegExp]>([
  [
    'a default that has passed',
    slot.date({ ladder: { default: '2020-01-01' } }),
    /ladder.default is "2020-01-01".*: past/,
  ],
  ['an assumed value that has passed', slot.date({ assume: '2020-01-01' }), /assume is "2020-01-01".*: past/],
])('%s is found', (_what, kind, says) => {
  expect(findingsOf(lastingDefaults, flowOf({ day: kind }))).toEqual([expect.stringMatching(says)]);
});

it('a default that stays good is none', () => {
  expect(findingsOf(lastingDefaults, flowOf({ day: slot.date({ ladder: { default: 'tomorrow' } }) }))).toEqual([]);
});

describe('the rules of the chart', () => {
  it('are broken by a function that does not answer the same twice', () => {
    const witness = { steps: ['"soup"'], endsIn: 'completed', says: null } as const;
    const deadEnds = [{ steps: [], endsIn: 'greeting', says: 'greet' }] as const;
    const subject = subjectOf(fine);
    const found = { ...subject.found, broken: [{ rule: 'Good values stay good.', witness }], deadEnds };
    // What is not followed leads nowhere: that is no finding of its own.
    expect(keptRules({ ...subject, found }).map(({ says }) => says)).toEqual(['Good values stay good.']);
  });

  it.each([
    ['a dead end', { deadEnds: [{ steps: ['"soup"'], endsIn: 'collecting.checking', says: 'wait' }] }, /no end can be/],
    ['a walk longer than arithmetic allows', { longest: { counted: 99, turns: 3 } }, /99 counted turns/],
    ['a walk of two turns too many', { longest: { counted: 3, turns: 202 } }, /202 in all; arithmetic allows .* 200/],
  ] as const)('are broken by %s', (_what, wrong, says) => {
    const subject = subjectOf(fine);
    const findings = keptRules({ ...subject, found: { ...subject.found, ...wrong } });
    expect(findings.map((one) => one.says)).toEqual([expect.stringMatching(says)]);
  });
});

it('a walk keeps the rules whose last turn is one too many and ends it', () => {
  const subject = subjectOf(fine);
  expect(keptRules({ ...subject, found: { ...subject.found, longest: { counted: 3, turns: 201 } } })).toEqual([]);
});

describe('what nothing leads to', { timeout: 60_000 }, () => {
  const short = { ladder: { attempts: 1, then: 'handoff' }, unclear: 1 } as const;

  it('is nothing in a flow that is fine', () => {
    const flow = flowOf({ dish: wordSlot({ values: ['soup', 'pasta'], refused: ['steak'] }) }, short);
    expect(findingsOf(reachable, flow, { steps: 12_000 })).toEqual([]);
  });

  it.each<[string, Flow]>([
    ['that tries once', flowOf({ dish: wordSlot({ values: ['soup', 'pasta'] }) }, { ...short, tries: 1 })],
    ['of two turns', flowOf({ dish: wordSlot({ values: ['soup', 'pasta'] }) }, { ...short, maxTurns: 2 })],
    ['in which nothing is asked for', flowOf({ dish: wordSlot({ values: ['soup'], ask: false }) }, short)],
  ])('is nothing in a flow %s', (_what, flow) => {
    const subject = subjectOf(flow, { steps: 12_000 });
    expect(subject.found.evidence).toBe('exhaustive');
    expect(reachable(subject)).toEqual([]);
  });

  it('is a state that a run cannot come to, without those that come only after it', () => {
    const subject = subjectOf(flowOf({ dish: wordSlot({ values: ['soup', 'pasta'] }) }, short), { steps: 12_000 });
    const moments = [...subject.found.moments()].filter(
      ({ state }) => !/^(?:confirming|executing|completed|collecting\.revising)/.test(state),
    );
    const found = { ...subject.found, moments: () => moments };
    expect(reachable({ ...subject, found }).map(({ says }) => says)).toEqual([
      'Nothing leads to the state confirming.awaiting (exhaustive).',
    ]);
  });

  it('is not told where it follows from a slot that cannot be filled', () => {
    const size = wordSlot({ values: ['big'], dependsOn: ['code'], when: ({ code }) => code !== undefined });
    const code = slot.of(z.string().regex(/^[A-Z]{2}-\d\d$/));
    expect(findingsOf(reachable, flowOf({ code, size }, short), { steps: 12_000 })).toEqual([]);
  });

  it('is a yes, where a run is over after one turn', () => {
    const flow = flowOf({ dish: wordSlot({ values: ['soup'] }) }, { ...short, maxTurns: 1 });
    expect(findingsOf(reachable, flow)).toEqual([expect.stringMatching(/^unreachable null: With maxTurns 1 /)]);
  });

  it.each([12_000, 100])('is a slot whose "when" never holds, as %i steps tell', (steps) => {
    const size = wordSlot({ values: ['big'], dependsOn: ['dish'], when: ({ dish }) => dish === 'stew' });
    const flow = flowOf({ dish: wordSlot({ values: ['soup', 'pasta'] }), size }, short);
    expect(findingsOf(reachable, flow, { steps })).toEqual([
      'unreachable size: It is never asked: its "when" holds beside none of the values tried.',
    ]);
  });

  it('is nothing that is known after a few steps', () => {
    expect(findingsOf(reachable, fine, { steps: 10 })).toEqual([]);
  });
});

describe('a missing prompt', () => {
  it.each<[string, Partial<Catalogue>, RegExp]>([
    ['an empty text', { elicit: () => '' }, /elicit after 0 .*it is empty/],
    ['a text with a hole', { elicit: ({ question }) => `${question} ${undefined}?` }, /"undefined" stands in it/],
    ['a text that asks nothing', { clarify: () => 'Be exact.' }, /clarify .*it asks nothing/],
    [
      'a rung without words',
      { reprompt: (facts) => (facts.example === null ? english.reprompt(facts) : '') },
      /reprompt \(refused: [\w-]+\) after 2 unusable answers/,
    ],
  ])('is %s', (_what, texts, says) => {
    const findings = findingsOf(spokenRungs, fine, { texts: { ...english, ...texts } });
    expect(findings.some((one) => one.startsWith('prompt-missing') && says.test(one))).toBe(true);
  });

  it.each([
    ['an empty refusal', { past: '' }, 'slots.day.refusals.past has no words: it is empty.'],
    [
      'a refusal with a hole',
      { 'too-far': 'Not {x}.' },
      'slots.day.refusals.too-far has no words: "{x}" stands in it.',
    ],
  ])('is %s of a slot, whatever its code', (_what, refusals, says) => {
    const day = slot.date({ refusals });
    expect(findingsOf(spokenRungs, flowOf({ day }))).toEqual([`prompt-missing day: ${says}`]);
  });

  it('is a question that does not get along with one refusal', () => {
    const reprompt: Catalogue['reprompt'] = (facts) =>
      facts.reason === english.refusals.closed ? 'Closed.' : english.reprompt(facts);
    expect(findingsOf(spokenRungs, flowOf({ day: slot.date() }), { texts: { ...english, reprompt } })).toEqual([
      'prompt-missing day: In English the question reprompt (refused: closed) after 0 unusable answers has no words: it asks nothing.',
    ]);
  });
});

describe('a text of a language', () => {
  it.each<[string, Partial<Catalogue>, string]>([
    [
      'lacks a refusal',
      { refusals: { ...english.refusals, past: undefined as unknown as string } },
      'refusals.past has no words: there is none.',
    ],
    [
      'has an empty refusal',
      { refusals: { ...english.refusals, past: ' ' } },
      'refusals.past has no words: it is empty.',
    ],
    [
      'lacks a question',
      { questions: { ...english.questions, phone: undefined as unknown as () => string } },
      'questions.phone has no words: there is none.',
    ],
    [
      'lacks a directive',
      { tooLate: undefined as unknown as Catalogue['tooLate'] },
      'tooLate has no words: there is none.',
    ],
    ['throws in a directive', { offerResume: thrower }, 'offerResume has no words: it throws "no text".'],
    [
      'throws in an end',
      { endings: { ...english.endings, turns: thrower } },
      'handedOff (turns) has no words: it throws "no text".',
    ],
    ['throws beside a directive', { changed: thrower }, 'changed has no words: it throws "no text".'],
    [
      'throws after the end',
      { afterEnd: { ...english.afterEnd, cancelled: thrower } },
      'afterEnd.cancelled has no words: it throws "no text".',
    ],
    [
      'says nothing',
      { confirmLeave: ({ leave }) => (leave === 'cancel' ? '' : 'Really?') },
      'confirmLeave (cancel) has no words: it is empty.',
    ],
  ])('%s', (_what, texts, says) => {
    const findings = findingsOf(spokenTexts, fine, { texts: { ...english, ...texts } });
    expect(findings).toEqual([`prompt-missing null: In English the text ${says}`]);
  });

  it('may say nothing beside a directive', () => {
    expect(findingsOf(spokenTexts, fine, { texts: { ...english, accepted: () => '' } })).toEqual([]);
  });

  it('that is lacking is told once, not with all that it leads to', () => {
    const texts = { ...english, elicit: undefined as unknown as Catalogue['elicit'] };
    const subject = subjectOf(fine, { texts });
    expect([spokenTexts, spokenRungs, wholeSummaries, redactedWords].flatMap((rule) => rule(subject))).toHaveLength(1);
  });
});

describe('a summary that is not whole', () => {
  it('leaves a slot out', () => {
    const confirm: Catalogue['confirm'] = ({ items }) => `You want ${items[0]?.words}. Shall I?`;
    expect(findingsOf(wholeSummaries, fine, { texts: { ...english, confirm } })).toEqual([
      expect.stringMatching(/^summary-incomplete pin: In English the text of the summary leaves out/),
    ]);
  });

  it.each([
    ['says a value in no words', () => '', /has no words/],
    ['says two values alike', () => 'a dish', /both said as "a dish"/],
  ])('%s', (_what, say, problem) => {
    const flow = flowOf({ dish: { ...wordSlot({ values: ['soup', 'pasta'] }), say } });
    expect(findingsOf(wholeSummaries, flow)).toContainEqual(expect.stringMatching(problem));
  });
});

describe('a sensitive value', () => {
  const pin = slot.text({ sensitive: true, assume: 'top secret' });

  it.each([
    ['in an answer', { answers: [{ about: ['code'], answer: 'It is top secret.' }] }, /answers\[0\] holds/],
    ['in a placeholder', { greeting: 'Hello, {{slots.pin}}!' }, /greeting has a placeholder/],
  ])('is shown %s', (_what, others, says) => {
    expect(findingsOf(redactedWords, flowOf({ pin }, others))).toEqual([expect.stringMatching(says)]);
  });

  it('is not taken for another one that holds it, nor for the bounds of its kind', () => {
    const bikes = slot.number({ min: 1, max: 5, sensitive: true, ladder: { default: 1 } });
    const answers = [{ about: ['hours'], answer: 'We open at 12.' }];
    expect(findingsOf(redactedWords, flowOf({ bikes }, { answers }))).toEqual([]);
    expect(
      findingsOf(redactedWords, flowOf({ bikes }, { answers: [{ about: ['it'], answer: 'You get 1.' }] })),
    ).toEqual([expect.stringMatching(/answers\[0\] holds/)]);
  });

  it('is not shown by words that stand there without it as well', () => {
    const dish = wordSlot({ values: ['request', 'soup'], sensitive: true });
    expect(findingsOf(redactedWords, flowOf({ dish }))).toEqual([]);
  });

  it('is shown by a text that need not say it', () => {
    const reviseWhat: Catalogue['reviseWhat'] = ({ items }) => `What of ${items.map(({ words }) => words).join()}?`;
    expect(findingsOf(redactedWords, fine, { texts: { ...english, reviseWhat } })).toEqual([
      expect.stringMatching(/^sensitive-shown pin: In English the text reviseWhat says its value/),
    ]);
  });
});

describe('choices that are told to a model with every message', () => {
  const choices = (count: number, letters: number): Slot =>
    slot.choice({ options: Array.from({ length: count }, (_, at) => `c${at}`.padEnd(letters, 'x')) });
  const found = (flow: Flow): readonly string[] =>
    fewChoices({ ...subjectOf(fine), flow }).map(({ code, slot: name, says }) => `${code} ${name}: ${says}`);

  it.each([
    ['are too many', { town: choices(1100, 10) }],
    ['are too long', { size: choices(3, 10), town: choices(300, 60) }],
    ['are too many together', { town: choices(500, 10), street: choices(400, 10), house: choices(400, 10) }],
  ])('%s', (_what, slots) => {
    expect(found(flowOf(slots))).toEqual([
      expect.stringMatching(/^enum-too-large town: Its \d+ choices are told .* has \d{5} letters/),
    ]);
  });

  it('are not too many where they fit', () => expect(found(flowOf({ town: choices(800, 12) }))).toEqual([]));
});

describe('what a strict endpoint does not take', () => {
  it('is a tool with more slots to choose from', () => {
    const names = Array.from({ length: 1001 }, (_, at) => `s${at}`);
    const flow = flowOf(Object.fromEntries(names.map((name) => [name, slot.text()])));
    const subject = subjectOf(fine);
    const found = strictTools({ ...subject, flow, found: { ...subject.found, words: [] } });
    expect(found.map(({ says }) => says)).toContain(
      'The tool set_slot has 1001 choices; a strict endpoint takes 1000.',
    );
  });
});
