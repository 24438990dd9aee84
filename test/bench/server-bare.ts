import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { openSqliteFile } from '../../src/stores/sqlite-file.ts';

// The least that a server of conversations has to do: a row that outlives a power cut, then an answer. The file is opened by the
// store's own code, so that the same is asked of the disk.
const { durable } = openSqliteFile(join(process.argv[2] ?? '', 'rows.db'));
durable.exec('CREATE TABLE said (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
const insert = durable.prepare('INSERT INTO said (body) VALUES (?)');

const app = new Hono().post('/rows', async (c) => {
  const { lastInsertRowid } = insert.run(await c.req.text());
  return c.json({ id: Number(lastInsertRowid) });
});
process.on('disconnect', () => process.exit());
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.send?.(`http://127.0.0.1:${port}`);
});
