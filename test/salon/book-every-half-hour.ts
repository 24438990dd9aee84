import { parentPort, workerData } from 'node:worker_threads';
import { createDiary, type Entry } from '../../src/salon/diary.ts';

/** Runs in a thread of its own: tries to book every half hour of a day and tells how many it got. */
const { path, nowMs, writer } = workerData as { path: string; nowMs: number; writer: string };
const diary = createDiary({ path, nowMs: () => nowMs });
let won = 0;
for (let hour = 9; hour < 18; hour += 1) {
  for (const minute of ['00', '30']) {
    const time = `${String(hour).padStart(2, '0')}:${minute}` as Entry['time'];
    const entry = { service: 'haircut', day: '2026-11-24', time, name: 'Ann Lee', phone: '+12125550123' } as const;
    if (diary.book({ key: `${writer}/${time}`, ...entry }).is === 'booked') won += 1;
  }
}
diary.close();
parentPort?.postMessage(won);
