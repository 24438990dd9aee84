import {
  batchOf,
  type ConversationEvent,
  type ConversationSnapshot,
  createConversationMachine,
  effectOf,
  extractGiven,
  performEffect,
  replyGiven,
} from 'talkchart';
import { readMessage } from 'talkchart/offline';
import { createReplies, english } from 'talkchart/replies';
import { createActor, initialTransition, transition } from 'xstate';
import { flow, perform } from './bike-repair.ts';

const machine = createConversationMachine(flow);
const inWords = createReplies(english);
const table = new Map<string, string>(); // stands for a table of your own: session, snapshot

function load(session: string): ConversationSnapshot {
  const input = { session, run: '1', timeZone: flow.timeZone, locale: 'en' };
  const stored = table.get(session);
  if (stored === undefined) return initialTransition(machine, input)[0];
  return createActor(machine, { input, snapshot: JSON.parse(stored) }).getSnapshot();
}

const save = (session: string, snapshot: ConversationSnapshot) =>
  table.set(session, JSON.stringify(machine.getPersistedSnapshot(snapshot)));

const next = (snapshot: ConversationSnapshot, event: ConversationEvent): ConversationSnapshot =>
  snapshot.status === 'active' ? transition(machine, snapshot, event)[0] : snapshot;

/** One message of a session, whichever process it reaches; of one session take one at a time. */
async function answer(session: string, said: string, seen: string): Promise<{ text: string; id: string }> {
  let snapshot = next(load(session), { type: 'turn.started', at: Date.now(), said, seen });
  const read = readMessage(said, extractGiven(flow, snapshot));
  snapshot = batchOf(flow, read.proposals).reduce(next, snapshot);
  for (let owed = effectOf(flow, snapshot); owed.is !== 'none'; owed = effectOf(flow, snapshot)) {
    save(session, snapshot); // before anything happens in the world: a crash then repeats the key, never the booking
    snapshot = next(snapshot, await performEffect(owed, perform));
  }
  const reply = { text: inWords(replyGiven(flow, snapshot, read.answer)), id: crypto.randomUUID() };
  save(session, next(snapshot, { type: 'turn.ended', at: Date.now(), reply: reply.id }));
  return reply;
}

let seen = '';
for (const said of ['An e-bike', 'a flat tyre', 'how much is it?', 'Thursday', 'Ann Lee', 'skip', 'yes']) {
  const { text, id } = await answer('ann', said, seen);
  console.log(`> ${said}\n${text}\n`);
  seen = id;
}
