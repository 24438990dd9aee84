import { join } from 'node:path';
import { booking } from '../../machines/booking.ts';
import { createDiary, createSalonPerform } from '../../src/salon/index.ts';
import { serve } from '../../src/server/serve.ts';
import { createSqliteStore } from '../../src/stores/sqlite.ts';

// The salon as it is served: all defaults, but limits for a load that comes from one address.
const folder = process.argv[2] ?? '';
const unlimited = { burst: 1e6, perMinute: 1e6 };
const server = await serve({
  flow: booking,
  store: createSqliteStore({ path: join(folder, 'sessions.db') }),
  perform: createSalonPerform(createDiary({ path: join(folder, 'salon.db'), nowMs: Date.now })),
  port: 0,
  serverLimits: {
    requestsPerAddress: unlimited,
    messagesPerSession: unlimited,
    openSessions: { all: 1e6, perAddress: 1e6 },
  },
});
process.on('disconnect', () => void server.stop().finally(() => process.exit()));
process.send?.(server.url);
