import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { contenders } from './comparison.ts';
import type { Contender } from './contender.ts';
import { annotatedConversations, type Conversation } from './conversation.ts';
import { figuresOf, growthOf, unknownQuestionsIn } from './figures.ts';
import { countTalks, measureTalks } from './measure-talks.ts';
import { scriptOf } from './script.ts';

const conversations = annotatedConversations();
const script = scriptOf(conversations);
const directory = mkdtempSync(join(tmpdir(), 'talkchart-bench-test-'));
afterAll(() => rmSync(directory, { recursive: true }));

async function talkedOf(contender: Contender, id: Conversation['id']) {
  const own = join(directory, `${contender.design} ${contender.storage} ${id}`);
  mkdirSync(own);
  const [talked] = await countTalks(
    contender,
    conversations.filter((one) => one.id === id),
    script,
    own,
  );
  if (talked === undefined) throw new Error(`There is no conversation "${id}".`);
  return talked;
}

/** A server of PostgreSQL takes its time to start. */
const timeout = 60_000;

const named = contenders.map((contender) => ({ name: `${contender.design}, kept in ${contender.storage}`, contender }));

describe.each(named)('$name:', { timeout }, ({ contender }) => {
  it('the messy conversation leads to the one right booking', async () => {
    expect(await talkedOf(contender, 'messy')).toMatchObject({ isRight: true });
  });

  it('every model call of the happy one is counted, and a cache makes none of them dearer', async () => {
    const { isRight, counted } = await talkedOf(contender, 'happy');
    expect(isRight).toBe(true);
    expect(new Set(counted.map(({ calls }) => calls))).toEqual(new Set([callsOfPlainMessages[contender.design]]));
    for (const { calls, input, withCache, output } of counted) {
      expect([input > 0, withCache > 0, output > 0]).toEqual([calls > 0, calls > 0, calls > 0]);
      expect(withCache).toBeLessThanOrEqual(input);
    }
  });
});

/** Messages that say one thing plainly: the plain loop looks at the state, acts and replies. */
const callsOfPlainMessages: Readonly<Record<string, number>> = {
  'plain loop': 3,
  'tuned loop': 2,
  Talkchart: 0,
  'Talkchart, model always asked': 1,
};

it('What is counted and what is timed stand side by side, a figure for every message', async () => {
  const tuned = contenders.filter(({ design }) => design === 'tuned loop');
  const all = await measureTalks(tuned, conversations, { warmUps: 0, timed: 2 }, () => {});
  expect(all.map(({ contender }) => contender)).toEqual(tuned);
  for (const measured of all) {
    const lengths = [6, 14, 50];
    expect(measured.talked.map(({ counted }) => counted.length)).toEqual(lengths);
    expect(measured.rounds.map((round) => round.map((times) => times.length))).toEqual([lengths, lengths]);
    expect(Object.values(figuresOf(measured)).every((figure) => figure > 0)).toBe(true);
    const { early, late } = growthOf(measured);
    expect([early.ms, late.ms, late.input - early.input].every((figure) => figure > 0)).toBe(true);
  }
});

it('Questions without a known answer come early and late in the long conversation', () => {
  const places = conversations.filter(({ id }) => id === 'long').flatMap(unknownQuestionsIn);
  expect(places.slice(0, 2)).toEqual([3, 4]);
  expect(places.at(-1)).toBeGreaterThan(40);
});
