import { flow as bikeRepair } from '../../docs/examples/bike-repair.ts';
import { booking } from '../../machines/booking.ts';
import { dialogue } from '../../src/testing/index.ts';
import { restaurant } from '../offline/restaurant.ts';

/** Where conversations about repairs begin; every one of them is on Friday 20 November 2026, in the morning. */

/** At the salon: service, date, time, name and phone. */
export const salon = dialogue(booking, { now: '2026-11-20T10:00:00-05:00' });

export const salonSummary = salon
  .user('A massage on Thursday at 10 am for Rosa Diaz, 212 555 0147')
  .expect({ asks: 'confirm', slots: { service: 'massage', date: '2026-11-26', time: '10:00', name: 'Rosa Diaz' } });

/** The user said yes, and it takes long: the answer is there a minute later. */
export const salonExecuting = salonSummary
  .effect('fulfil', 'usual', 'late')
  .user('yes')
  .expect({ state: 'executing.running', directive: 'wait' });

export const salonBooked = salonSummary.user('yes').expect({ state: 'completed', done: 1 });

/** At the restaurant: how many, date, time, outdoor, and notes, which are optional. */
export const dinner = dialogue(restaurant, { now: '2026-11-20T10:00:00-05:00' });

export const dinnerOutdoor = dinner
  .user('Dinner for 4 on Saturday at 8 pm')
  .expect({ asks: 'outdoor', slots: { partySize: 4, date: '2026-11-21', time: '20:00' } });

export const dinnerSummary = dinnerOutdoor
  .user('yes')
  .expect({ asks: 'notes', slots: { outdoor: true } })
  .user('no')
  .expect({ asks: 'confirm', slots: { notes: null } });

/** At the bike shop: bike, problem, day, name, and a phone, which is optional. */
export const bikeShop = dialogue(bikeRepair, { now: '2026-11-20T10:00:00+01:00' });

export const bikeSummary = bikeShop
  .user('a racing bike')
  .user('the gears slip')
  .user('Tuesday')
  .user('Femke de Vries')
  .user('skip')
  .expect({
    asks: 'confirm',
    slots: { bike: 'racing bike', problem: 'the gears slip', day: '2026-11-24', phone: null },
  });
