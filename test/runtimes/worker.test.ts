import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleOf } from '../bundles/bundle.ts';

interface Answer {
  readonly text: string;
  readonly state: string;
  /** How often each key was asked for. */
  readonly bookings: Readonly<Record<string, number>>;
}

describe('In workerd, in a Durable Object that stores the snapshot', () => {
  let code: string;
  let worker: Miniflare;
  const stored = mkdtempSync(join(tmpdir(), 'talkchart-worker-'));

  const start = (): Miniflare =>
    new Miniflare({
      modules: [{ type: 'ESModule', path: 'worker.js', contents: code }],
      compatibilityDate: '2026-04-01',
      durableObjects: { CONVERSATIONS: 'ConversationObject' },
      durableObjectsPersist: stored,
      host: '127.0.0.1',
      cf: false,
    });
  /** Another process, which knows only what is stored. */
  async function restart(): Promise<void> {
    await worker.dispose();
    worker = start();
  }
  beforeAll(async () => {
    ({ code } = await bundleOf('test/runtimes/worker/conversation-object.ts'));
    worker = start();
  });
  afterAll(async () => {
    await worker.dispose();
    rmSync(stored, { recursive: true, force: true });
  });

  async function say(conversation: string, said: string, more = {}): Promise<Answer> {
    const response = await worker.dispatchFetch(`http://salon.test/${conversation}`, {
      method: 'POST',
      body: JSON.stringify({ said, ...more }),
    });
    expect(response.status).toBe(200);
    return (await response.json()) as Answer;
  }

  it('a booking is made over fetch, restarted half-way and in executing, and nothing is booked twice', {
    timeout: 20_000,
  }, async () => {
    expect((await say('ann', 'A haircut next Tuesday at 3 pm')).text).toContain('What name');
    await restart();
    expect((await say('ann', "Ann Lee, and it's 415 555 2671")).state).toBe('confirming.awaiting');
    expect(await say('ann', 'yes please', { dies: true })).toMatchObject({ state: 'executing.running' });
    await restart();
    const { state, text, bookings } = await say('ann', 'hello?');
    expect({ state, bookings }).toEqual({ state: 'completed', bookings: { 'booking s/1/1': 2 } });
    expect(text).toMatch(/^Your booking is made: haircut, Tuesday .* 3 pm, Ann Lee/);
  });

  it('conversations do not know of each other', async () => {
    expect((await say('max', 'a massage')).text).not.toContain('Ann');
  });
});
