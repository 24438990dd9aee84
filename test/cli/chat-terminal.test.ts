import { describe, expect, it } from 'vitest';
import { chatOnTerminal } from '../../src/cli/chat-terminal.ts';
import { referenceOf } from '../../src/cli/flow-to-run.ts';
import { openConversation } from '../../src/cli/local-conversation.ts';
import type { Json } from '../../src/core/json.ts';
import { ExtractError } from '../../src/session/extract-error.ts';
import type { Extract } from '../../src/session/ports.ts';
import { bakery, slowBakery } from './bakery.ts';
import { FakeIo, stillClock } from './fake-io.ts';

const ctrlC = '\u0003';
const ctrlD = '\u0004';
const prompt = 'You: ';

/** Sits down at a terminal with the bakery; the first prompt stands there. */
async function sitDown({ isImpatient = false, extract }: { isImpatient?: boolean; extract?: Extract } = {}) {
  const clock = {
    ...stillClock,
    wait: (ms: number, signal: AbortSignal) => (ms === 0 ? Promise.resolve() : stillClock.wait(ms, signal)),
  };
  const io = new FakeIo({ isTerminal: true, env: { NO_COLOR: '1' }, clock });
  const oven = slowBakery();
  const toRun = {
    flow: bakery,
    perform: oven.perform,
    notice: 'Bread is really baked.',
    stands: (results: readonly Json[]) => `Baked: ${results.map(referenceOf).join(' ') || 'nothing'}.`,
    close: () => undefined,
  };
  const limits = isImpatient ? { replyWithinMs: 0 } : {};
  const conversation = await openConversation(toRun, { clock, start: {}, limits, ...(extract && { extract }) });
  const ended = chatOnTerminal(conversation, { notice: toRun.notice, timeZone: 'UTC' }, io);
  await io.sees(prompt);
  /** Types a line and waits until all of these stand on the screen, one after the other. */
  const type = async (line: string, ...sees: readonly string[]) => {
    io.stdin.write(`${line}\r`);
    for (const words of sees) await io.sees(words);
  };
  return { io, oven, ended, type };
}

describe('a chat on a terminal', () => {
  it('begins with what it is, how to leave, what becomes of what is done, and the greeting', async () => {
    const { io, ended } = await sitDown();
    const [header] = io.out.split(prompt);
    expect(header).toMatch(/^Talkchart \d+\.\d+\.\d+, flow "bakery"/);
    expect(header).toContain('Bread is really baked.');
    expect(header).toContain('/state /slots /help /quit');
    expect(header).toContain('Ctrl-D');
    expect(header).toContain('Talkchart: Hello! How many loaves?');
    io.stdin.write(ctrlD);
    await ended;
  });

  it('answers, and says at the end what was done', async () => {
    const { io, oven, ended, type } = await sitDown();
    await type('4', 'Talkchart: ', prompt);
    oven.make({ loaves: 4 });
    await type('yes', 'Talkchart: ', 'B-4', prompt);
    io.stdin.write(ctrlD);
    expect(await ended).toBe(0);
    expect(io.out).toContain('Goodbye. Baked: B-4.');
  });

  it('shows slots and the state', async () => {
    const { io, ended, type } = await sitDown();
    await type('4', 'Talkchart: ', prompt);
    await type('/slots', 'slot    value  status   attempts\nloaves  4      settled  0\n', prompt);
    await type('/state', 'state  confirming.awaiting\nasked  confirm\nowed   nothing\n', prompt);
    await type('/nonsense', 'There is no /nonsense.', '/state', '/quit', prompt);
    io.stdin.write(ctrlD);
    await ended;
  });

  it('asks nothing again when the line is empty', async () => {
    const { io, ended, type } = await sitDown();
    await type('', prompt);
    await type('/slots', 'loaves  -      empty   0', prompt);
    io.stdin.write(ctrlD);
    await ended;
    expect(io.out.split('Talkchart: ')).toHaveLength(2);
  });

  it.each([
    { how: 'Ctrl-D', keys: ctrlD, code: 0 },
    { how: 'Ctrl-C', keys: ctrlC, code: 130 },
    { how: 'Ctrl-C within a line', keys: `fou${ctrlC}`, code: 130 },
    { how: '/quit', keys: '/quit\r', code: 0 },
    { how: '/quit, with more typed behind it', keys: '/quit\r4\ryes\r', code: 0 },
  ])('is left with $how: it says goodbye and what stands', async ({ keys, code }) => {
    const { io, ended } = await sitDown();
    io.stdin.write(keys);
    expect(await ended).toBe(code);
    expect(io.out.endsWith('\nGoodbye. Baked: nothing.\n')).toBe(true);
  });

  it('ends with its input', async () => {
    const { io, ended } = await sitDown();
    io.stdin.end('4\r');
    expect(await ended).toBe(0);
    expect(io.out).toContain('Shall I go ahead');
    expect(io.out).toContain('Goodbye.');
  });

  it('does not take a yes that was typed before the summary was shown', async () => {
    const { io, ended, type } = await sitDown();
    await type('4\ryes', 'Shall I go ahead', 'Shall I go ahead', prompt);
    await type('/state', 'confirming.awaiting', prompt);
    io.stdin.write(ctrlD);
    await ended;
    expect(io.out).toContain('Baked: nothing.');
  });

  it('shows a reply that comes later, below it what is being typed', async () => {
    const { io, oven, ended, type } = await sitDown({ isImpatient: true });
    await type('4', 'Talkchart: ', prompt);
    await type('yes', 'One moment', prompt);
    io.stdin.write('thank');
    oven.make({ loaves: 4 });
    await io.sees('B-4');
    await io.sees(`${prompt}thank`);
    io.stdin.write(ctrlC);
    await ended;
    expect(io.out).toContain('Goodbye. Baked: B-4.');
  });

  it('waits at the end for what is under way', async () => {
    const { io, oven, ended, type } = await sitDown({ isImpatient: true });
    await type('4', 'Talkchart: ', prompt);
    await type('yes', 'One moment', prompt);
    io.stdin.write(ctrlD);
    oven.make({ loaves: 4 });
    expect(await ended).toBe(0);
    expect(io.out).toMatch(/Talkchart: .*B-4.*\n\n\nGoodbye. Baked: B-4.\n$/);
  });

  it('says once that a model fails, beside the reply and not in it', async () => {
    const usage = { modelCalls: 1, inputTokens: 0, outputTokens: 0 };
    const extract = () => Promise.reject(new ExtractError('model-rate-limited', 'HTTP 429', usage));
    const { io, ended, type } = await sitDown({ extract });
    await type('4', 'Shall I go ahead', prompt);
    await type('hm', 'Talkchart: ', prompt);
    io.stdin.write(ctrlD);
    await ended;
    expect(io.out.match(/\n\nThe model did not answer \(model-rate-limited\); the embedded reader took/g)).toHaveLength(
      1,
    );
  });

  it('can be left while a model is reading: it is not waited for', async () => {
    const asked = Promise.withResolvers<void>();
    const extract: Extract = (_said, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        asked.resolve();
      });
    const { io, ended } = await sitDown({ extract });
    io.stdin.write('4\r');
    await asked.promise;
    io.stdin.write(ctrlC);
    expect(await ended).toBe(130);
  });
});
