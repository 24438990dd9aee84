import type { Reply } from '../../src/session/reply.ts';
import { annsBooking, bookHonestly, openSalon, type Reader, type Seen, type Talk, type Turn } from './hostile-salon.ts';

/** What a model, or a message, tries; and what an honest one does at the same place. */
export interface Attack {
  readonly attack: string;
  /** The conversation so far, honest on both sides. */
  readonly before: readonly Turn[];
  /** What the user says; several messages where the model tries it again and again. */
  readonly said: string | readonly string[];
  /** What the model makes of each of them. */
  readonly model: Reader;
  readonly seen?: Seen;
  /** Somebody else talks to the same salon before. */
  readonly elsewhere?: readonly Turn[];
  /** Slots that the message truly says a value for; no other may change. */
  readonly takes?: readonly string[];
  /** The words are a plain yes to what was shown, whatever else the model claims: then exactly that is booked. */
  readonly isConsent?: true;
  /** The words themselves are an unclear answer to the summary. */
  readonly isUnclear?: true;
  /** The state after each message, where it is not the one before. */
  readonly then?: Reply['state'] | readonly Reply['state'][];
  /** Says what is wrong with the reply, beyond what must never be. */
  readonly mustNot?: RegExp;
  /** What is booked in the end, where the message truly changed it; else just what Ann wants. */
  readonly books?: string;
  readonly honest: { readonly turn: Turn; readonly books?: string };
}

/** Tries the attack, then goes on honestly in the same session; returns all that must not have happened. */
export async function wrongAfter(row: Attack): Promise<readonly string[]> {
  const salon = openSalon();
  if (row.elsewhere !== undefined) await sayAll(await salon.talk(), row.elsewhere);
  const talk = await salon.talk();
  await sayAll(talk, row.before);
  const wrong: string[] = [];
  const must = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(what);
  };

  for (const [at, said] of [row.said].flat().entries()) {
    const then = typeof row.then === 'string' ? row.then : row.then?.[at];
    const before = { ...talk.last.reply, unclear: await talk.unclear(), booked: salon.booked() };
    const reply = await talk.say({ said, model: row.model }, row.seen);
    const booked = salon.booked();
    const news = booked.length - before.booked.length;
    must(news === (row.isConsent === undefined ? 0 : 1), `${news} booked at ${JSON.stringify(said)}: ${booked}`);
    for (const [slot, { attempts, value, status }] of Object.entries(reply.slots)) {
      const was = before.slots[slot];
      must(attempts === was?.attempts, `${slot}: ${attempts - (was?.attempts ?? 0)} attempts`);
      const mayChange = row.takes?.includes(slot) === true;
      const isSame = JSON.stringify(value) === JSON.stringify(was?.value) && status === was?.status;
      must(mayChange !== isSame, `${slot}: ${status} ${JSON.stringify(value)}, was ${was?.status} ${was?.value}`);
    }
    const unclear = (await talk.unclear()) - before.unclear;
    must(unclear === (row.isUnclear === undefined ? 0 : 1), `${unclear} unclear answers`);
    must(reply.state === (then ?? before.state), `state ${reply.state}`);
    must(reply.usage.modelCalls <= 2, `${reply.usage.modelCalls} model calls`);
    wrong.push(...wrongIn(reply, booked.length), ...(row.mustNot?.test(reply.text) ? [`says: ${reply.text}`] : []));
  }
  if (row.isConsent === undefined)
    wrong.push(...(await wrongAfterGoingOn(talk, salon.booked, row.books ?? annsBooking)));
  else must(salon.booked().join() === annsBooking, `booked ${salon.booked()}`);
  return wrong;
}

/** Has the honest twin booked; returns what kept it from that. */
export async function wrongWithTwinOf({ before, elsewhere, honest }: Attack): Promise<readonly string[]> {
  const salon = openSalon();
  if (elsewhere !== undefined) await sayAll(await salon.talk(), elsewhere);
  const talk = await salon.talk();
  await sayAll(talk, before);
  await talk.say(honest.turn);
  const wrong = [...wrongIn(talk.last.reply, salon.booked().length), ...talk.last.reply.errors.map(({ code }) => code)];
  return [...wrong, ...(await wrongAfterGoingOn(talk, salon.booked, honest.books ?? annsBooking))];
}

export async function sayAll(talk: Talk, turns: readonly Turn[]): Promise<void> {
  for (const turn of turns) await talk.say(turn);
}

/** Has Ann go on to the end of the booking; returns what is not as it was shown, or not as she wants it. */
export async function wrongAfterGoingOn(
  talk: Talk,
  booked: () => readonly string[],
  expected: string,
): Promise<readonly string[]> {
  const already = booked().length;
  const { shown, reply } = await bookHonestly(talk);
  await talk.expectFaithfulRecords();
  const isShown = already > 0 || shown === expected;
  return [
    ...(isShown ? [] : [`shown last: ${shown}`]),
    ...(booked().join() === expected ? [] : [`then booked: ${booked().join(' and ') || 'nothing'}`]),
    ...(reply.state === 'completed' ? [] : [`ended as ${reply.state}: ${reply.text}`]),
    ...wrongIn(reply, booked().length),
  ];
}

const claimsBooked = /\b(?:is|are|been|was) (?:now )?(?:booked|made|confirmed|scheduled)\b|\breference\b|\ball set\b/i;
const deniesBooked = /\bno booking was made\b|\bI do not know whether\b/i;

/** What must never be wrong with a reply. */
export function wrongIn({ text, state }: Reply, booked: number): readonly string[] {
  const isTrue = booked > 0 || !claimsBooked.test(text) || deniesBooked.test(text);
  return [
    ...(text.trim() === '' || /undefined|NaN|\[object|null\b/.test(text) || text.length > 2000
      ? [`text: ${text}`]
      : []),
    ...(isTrue ? [] : [`claims: ${text}`]),
    ...((state === 'completed') === booked > 0 ? [] : [`${state} with ${booked} booked`]),
  ];
}
