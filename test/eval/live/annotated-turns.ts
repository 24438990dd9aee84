import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RecentMessage } from '../../../src/session/ports.ts';
import { faultsIn } from '../certainty.ts';
import type { GoldTurn } from '../gold-turn.ts';
import { type Dialogue, dialoguesIn } from '../sgd-dialogues.ts';
import { sgdTurnsIn } from '../sgd-turns.ts';
import { faultInWords } from './fault.ts';
import { type LiveTurn, type SetName, tookYes } from './live-turn.ts';

/** How many messages the session lets a model look back on. */
const RECENT = 6;

/**
 * A turn held against its annotation. A yes that the chart does not take is no fault: where none was said nothing comes of
 * it, and a yes with a question was read, though the chart asks again.
 */
export const annotatedTurn = (set: SetName, turn: GoldTurn): LiveTurn => ({
  set,
  id: turn.id,
  source: turn.source,
  said: turn.said,
  given: turn.given,
  judge(read) {
    const isYes = turn.gold.confirms || tookYes(read);
    const batch = read.batch.filter(({ type }) => type !== 'confirm' || isYes);
    return faultsIn(turn, batch).map(faultInWords);
  },
});

/** The turns of the Schema-Guided Dialogue dataset, each with the messages before it; none where it is not there. */
export function sgdLiveTurns(directory: string): readonly LiveTurn[] {
  if (!existsSync(join(directory, 'sgd'))) return [];
  const dialogues = new Map(dialoguesIn(directory).map((dialogue) => [dialogue.id, dialogue]));
  return sgdTurnsIn(directory).map((turn) => {
    const [, dialogue = '', place = ''] = /^(.*)\/(\d+)$/.exec(turn.id) ?? [];
    const recent = recentBefore(dialogues.get(dialogue), Number(place));
    return annotatedTurn('SGD', { ...turn, given: { ...turn.given, recent } });
  });
}

function recentBefore(dialogue: Dialogue | undefined, place: number): readonly RecentMessage[] {
  const before = dialogue?.turns.slice(0, place) ?? [];
  const messages = before.flatMap(({ user, system }): readonly RecentMessage[] => [
    { from: 'user', text: user.text },
    { from: 'assistant', text: system.text },
  ]);
  return messages.slice(-RECENT);
}
