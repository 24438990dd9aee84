import { annSays, call, type Output, plainYes, set, type Turn, tell } from './hostile-salon.ts';

export const confirm = call('confirm');
/** Conversations so far: with all told, so that the summary stands; with all but the phone; with only the service. */
export const all: readonly Turn[] = [annSays()];
export const allButPhone: readonly Turn[] = [annSays('service', 'date', 'time', 'name')];
export const service: readonly Turn[] = [annSays('service')];
/** What somebody else would book. */
export const bobs: Output = [
  set('service', 'massage', 'massage'),
  set('date', '2026-11-25', 'Wednesday'),
  set('time', '10:00', '10'),
  set('name', 'Bob Ray', 'Bob Ray'),
  set('phone', '+12125550199', '212 555 0199'),
];
/** An honest twin: what is said at that place, and what an honest model makes of it. */
export const says = (said: string, ...model: Output): { readonly turn: Turn } => ({ turn: { said, model } });
/** An honest twin that asks something off the topic. */
export const asks = (said: string) => says(said, tell('answer'));
/** Honest twins that say what is asked for there. */
export const yes = { turn: plainYes };
export const phone = { turn: annSays('phone') };
export const everything = { turn: annSays() };
export const theRest = { turn: annSays('date', 'time', 'name', 'phone') };
