import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineFlow } from '../../src/core/define-flow.ts';
import type { Flow, Slot } from '../../src/core/flow.ts';
import type { Catalogue } from '../../src/replies/catalogue.ts';
import { english } from '../../src/replies/en.ts';
import * as slot from '../../src/slots/index.ts';
import { explore } from '../../src/testing/explore.ts';
import { endingLadders } from '../../src/verify/ending-ladders.ts';
import { fillableSlots } from '../../src/verify/fillable-slots.ts';
import { keptRules } from '../../src/verify/kept-rules.ts';
import { lastingDefaults } from '../../src/verify/lasting-defaults.ts';
import type { LintRule, Subject } from '../../src/verify/lint.ts';
import { reachable } from '../../src/verify/reachable.ts';
import { redactedWords } from '../../src/verify/redacted-words.ts';
import { smallEnums } from '../../src/verify/small-enums.ts';
import { spokenRungs } from '../../src/verify/spoken-rungs.ts';
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
  return { flow, found: explore(flow, { at, budget: { steps } }), at, locale: 'en-US', languages: { English: texts } };
}

const findingsOf = (rule: LintRule, flow: Flow, options?: Parameters<typeof subjectOf>[1]): readonly string[] =>
  rule(subjectOf(flow, options)).map(({ code, slot: name, says }) => `${code} ${name}: ${says}`);

it.each([
  ...[fillableSlots, endingLadders, lastingDefaults, keptRules],
  ...[wholeSummaries, spokenRungs, redactedWords, smallEnums, strictTools],
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

  it('is one whose kind throws', () => {
    const read = () => {
      throw new Error('broken kind');
    };
    expect(findingsOf(fillableSlots, flowOf({ bad: { ...slot.text(), read } }))[0]).toMatch(/throws: broken kind/);
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
  it('are broken by a function of the flow that throws', () => {
    const when = () => {
      throw new Error('no such table');
    };
    const flow = flowOf({
      dish: wordSlot({ values: ['soup'] }),
      size: wordSlot({ values: ['big'], dependsOn: ['dish'], when }),
    });
    expect(findingsOf(keptRules, flow)[0]).toBe('rule-broken null: It throws: no such table');
  });

  it.each([
    ['a dead end', { deadEnds: [{ steps: ['"soup"'], endsIn: 'collecting.checking', says: 'wait' }] }, /no end can be/],
    ['a walk longer than arithmetic allows', { longest: { counted: 99, turns: 3 } }, /99 counted turns/],
  ] as const)('are broken by %s', (_what, wrong, says) => {
    const subject = subjectOf(fine);
    const findings = keptRules({ ...subject, found: { ...subject.found, ...wrong } });
    expect(findings.map((one) => one.says)).toEqual([expect.stringMatching(says)]);
  });
});

describe('what nothing leads to', { timeout: 60_000 }, () => {
  const short = { ladder: { attempts: 1, then: 'handoff' }, unclear: 1 } as const;

  it('is nothing in a flow that is fine', () => {
    const flow = flowOf({ dish: wordSlot({ values: ['soup', 'pasta'], refused: ['steak'] }) }, short);
    expect(findingsOf(reachable, flow, { steps: 50_000 })).toEqual([]);
  });

  it('is the summary where a slot cannot be filled', () => {
    const flow = flowOf({ code: slot.of(z.string().regex(/^[A-Z]{2}-\d\d$/)) }, short);
    const findings = findingsOf(reachable, flow, { steps: 50_000 });
    expect(findings).toContain('unreachable null: Nothing leads to the state confirming.awaiting (exhaustive).');
    expect(findings).toContain('unreachable null: Nothing leads to the directive completed (exhaustive).');
  });

  it('is a slot whose "when" never holds', () => {
    const size = wordSlot({ values: ['big'], dependsOn: ['dish'], when: ({ dish }) => dish === 'stew' });
    const flow = flowOf({ dish: wordSlot({ values: ['soup', 'pasta'] }), size }, short);
    expect(findingsOf(reachable, flow, { steps: 2000 })).toContainEqual(
      expect.stringMatching(/^unreachable size: It is never asked: its "when" holds beside none/),
    );
  });
});

describe('a missing prompt', () => {
  it.each<[string, Partial<Catalogue>, RegExp]>([
    ['an empty text', { elicit: () => '' }, /elicit after 0 .*it is empty/],
    ['a text with a hole', { elicit: ({ question }) => `${question} ${undefined}?` }, /"undefined" stands in it/],
    ['a text that asks nothing', { clarify: () => 'Be exact.' }, /clarify .*it asks nothing/],
    ['a refusal without a text', { refusals: { past: 'Past.' } as Catalogue['refusals'] }, /the refusal "too-soon"/],
    [
      'a rung without words',
      { reprompt: (facts) => (facts.example === null ? english.reprompt(facts) : '') },
      /reprompt after 2 unusable answers/,
    ],
    [
      'a kind without a question',
      { questions: { ...english.questions, phone: undefined as unknown as () => string } },
      /pin: In English the question elicit after 0 .*throws/,
    ],
  ])('is %s', (_what, texts, says) => {
    const findings = findingsOf(spokenRungs, fine, { texts: { ...english, ...texts } });
    expect(findings.some((one) => one.startsWith('prompt-missing') && says.test(one))).toBe(true);
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

  it('is shown by a text that need not say it', () => {
    const reviseWhat: Catalogue['reviseWhat'] = ({ items }) => `What of ${items.map(({ words }) => words).join()}?`;
    expect(findingsOf(redactedWords, fine, { texts: { ...english, reviseWhat } })).toEqual([
      expect.stringMatching(/^sensitive-shown pin: In English the text reviseWhat says its value/),
    ]);
  });
});

describe('what a strict endpoint does not take', () => {
  const choices = (count: number, letters: number): Slot =>
    slot.choice({ options: Array.from({ length: count }, (_, at) => `c${at}`.padEnd(letters, 'x')) });

  it.each([
    ['too many choices', 1001, 5, ['enum-too-large town: It has 1001 choices; a strict schema takes 1000 at most.']],
    ['too long ones', 300, 60, [expect.stringContaining('300 choices of 18000 letters')]],
    ['as many as fit', 250, 60, []],
  ])('%s', (_what, count, letters, findings) => {
    const subject = subjectOf(fine);
    expect(
      smallEnums({ ...subject, flow: flowOf({ town: choices(count, letters) }) }).map(
        ({ code, slot: name, says }) => `${code} ${name}: ${says}`,
      ),
    ).toEqual(findings);
  });

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
