import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Effort } from './bench.ts';
import type { Contender, Talker } from './contender.ts';
import type { Booked, Conversation } from './conversation.ts';
import { type Counted, createMeter } from './meter.ts';
import { type Script, scriptOf } from './script.ts';

/** What a contender made of one conversation. */
export interface Talked {
  readonly conversation: Conversation;
  /** One for each message. */
  readonly counted: readonly Counted[];
  /** What the session took after the message that made it largest. */
  readonly largestBytes: number;
  /** Booked once, with the right values, by the last message. */
  readonly isRight: boolean;
}

/** What was found out about a contender. */
export interface Measured {
  readonly contender: Contender;
  readonly talked: readonly Talked[];
  /** How long each message took in ms, by round and conversation. */
  readonly rounds: readonly (readonly (readonly number[])[])[];
}

/** How often everything is timed; what a young process does first does not count. */
export interface Rounds {
  readonly warmUps: number;
  readonly timed: number;
}

/**
 * Lets every contender hold all the conversations: once to count what its model reads, then in rounds, with the contenders
 * taking turns, to see how long it takes.
 */
export async function measureTalks(
  contenders: readonly Contender[],
  conversations: readonly Conversation[],
  rounds: Rounds,
  progress: Effort['progress'],
): Promise<readonly Measured[]> {
  const directory = mkdtempSync(join(tmpdir(), 'talkchart-bench-'));
  const newDirectory = (name: string): string => {
    const path = join(directory, name);
    mkdirSync(path);
    return path;
  };
  try {
    const script = scriptOf(conversations);
    const talked: (readonly Talked[])[] = [];
    for (const [at, contender] of contenders.entries()) {
      progress(`${contender.design}, kept in ${contender.storage}, is counted`);
      talked.push(await countTalks(contender, conversations, script, newDirectory(`counted-${at}`)));
    }
    const talkers: Talker[] = [];
    for (const [at, contender] of contenders.entries()) {
      talkers.push(await contender.start({ script, directory: newDirectory(`timed-${at}`), watch: (model) => model }));
    }
    const times = await timeTalks(talkers, conversations, rounds, progress);
    for (const talker of talkers) await talker.close();
    return contenders.map((contender, at) => ({ contender, talked: talked[at] ?? [], rounds: times[at] ?? [] }));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Everything that can be counted, and that counting would slow down. */
export async function countTalks(
  contender: Contender,
  conversations: readonly Conversation[],
  script: Script,
  directory: string,
): Promise<readonly Talked[]> {
  const meter = createMeter();
  const talker = await contender.start({ script, directory, watch: meter.watch });
  const all: Talked[] = [];
  for (const conversation of conversations) {
    meter.newSession();
    const talk = await talker.open(conversation);
    const counted: Counted[] = [];
    let largestBytes = 0;
    for (const { text } of conversation.turns) {
      await talk.say(text);
      counted.push(meter.take());
      largestBytes = Math.max(largestBytes, await talk.bytes());
    }
    all.push({ conversation, counted, largestBytes, isRight: isBookedOnce(conversation, talk.booked()) });
  }
  await talker.close();
  return all;
}

function isBookedOnce({ booking }: Conversation, [booked, ...more]: readonly Booked[]): boolean {
  if (booked === undefined || more.length > 0) return false;
  return Object.entries({ ...booked }).every(
    ([slot, value]) => value.toLowerCase() === booking[slot as keyof Booked].toLowerCase(),
  );
}

/** The times of every talker, by round and conversation; who begins changes with the round. */
async function timeTalks(
  talkers: readonly Talker[],
  conversations: readonly Conversation[],
  { warmUps, timed }: Rounds,
  progress: Effort['progress'],
): Promise<readonly (readonly number[][][])[]> {
  const times = talkers.map((): number[][][] => []);
  for (let round = 0; round < warmUps + timed; round += 1) {
    progress(`round ${round + 1} of ${warmUps + timed}`);
    const from = round % talkers.length;
    for (const [at, talker] of [...talkers.entries(), ...talkers.entries()].slice(from, from + talkers.length)) {
      const all: number[][] = [];
      for (const conversation of conversations) all.push(await timeTalk(talker, conversation));
      if (round >= warmUps) times[at]?.push(all);
    }
  }
  return times;
}

async function timeTalk(talker: Talker, conversation: Conversation): Promise<number[]> {
  const talk = await talker.open(conversation);
  const times: number[] = [];
  for (const { text } of conversation.turns) {
    const from = performance.now();
    await talk.say(text);
    times.push(performance.now() - from);
  }
  return times;
}
