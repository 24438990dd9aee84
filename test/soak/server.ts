import { booking } from '../../machines/booking.ts';
import { createDiary, createSalonPerform } from '../../src/salon/index.ts';
import { createLog } from '../../src/server/logging.ts';
import { serve } from '../../src/server/serve.ts';
import { fastClock, speed, withFastLeases } from './fast-time.ts';
import { faulty } from './faulty-diary.ts';
import { createRandom } from './random.ts';
import { openStore, type ServerNews, type ServerSettings } from './server-settings.ts';

// A server process of the soak: it tells its parent where it listens and how bookings go, and ends with it.
const { store, diary, seed, sinceMs } = JSON.parse(process.argv[2] ?? '') as ServerSettings;
const tell = (news: ServerNews): void => void process.send?.(news);
process.on('disconnect', () => process.exit());

const salon = createSalonPerform(createDiary({ path: diary, nowMs: Date.now }));
const clock = fastClock(sinceMs);
const unlimited = { burst: 1e6, perMinute: 1e6 };
const { url } = await serve({
  flow: booking,
  store: withFastLeases(await openStore(store)),
  clock,
  perform: faulty(salon, createRandom(seed), tell),
  port: 0,
  // Short, so that "one moment" is said, and what comes by itself after it.
  limits: { replyWithinMs: 120 * speed, effectWithinMs: 400 * speed },
  serverLimits: {
    requestsPerAddress: unlimited,
    messagesPerSession: unlimited,
    openSessions: { all: 1e6, perAddress: 1e6 },
  },
  log: createLog({ level: 'warn', clock }),
});
tell({ is: 'listening', url });
