import { expect, it } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { openReader } from '../../src/cli/open-reader.ts';
import { startOpenAiServer } from '../agents/openai-server.ts';
import { FakeIo } from './fake-io.ts';

const asked = { is: 'model', api: 'chat', name: 'gpt-x', asked: '--model openai-chat:gpt-x' } as const;
const unasked = { is: 'model', api: 'responses', name: null, asked: null } as const;

it.each([{ modelsStatus: 200 }, { modelsStatus: 403 }, { modelsStatus: 404 }, { modelsStatus: 500 }])(
  'A server that answers $modelsStatus for its models may still have the one we want',
  async ({ modelsStatus }) => {
    const server = await startOpenAiServer({ modelsStatus });
    const env = { OPENAI_API_KEY: 'sk-right', OPENAI_BASE_URL: `${server.baseUrl}/` };
    const { extract, notice } = await openReader(asked, new FakeIo({ env }));
    expect(extract).toBeTypeOf('function');
    expect(notice).toBe(`Reading with gpt-x at ${new URL(server.baseUrl).host}.`);
    await server.close();
  },
);

it('A server at home needs no key', async () => {
  const server = await startOpenAiServer({ key: 'none' });
  const { extract } = await openReader(asked, new FakeIo({ env: { OPENAI_BASE_URL: server.baseUrl } }));
  expect(extract).toBeTypeOf('function');
  await server.close();
});

it('A server that does not answer yet is told, and its model reads once it does', async () => {
  const server = await startOpenAiServer();
  await server.close();
  const env = { OPENAI_API_KEY: 'sk-right', OPENAI_BASE_URL: server.baseUrl };
  const { extract, notice } = await openReader(unasked, new FakeIo({ env }));
  expect(extract).toBeTypeOf('function');
  const { host } = new URL(server.baseUrl);
  expect(notice).toContain(`\n${host} does not answer; until it does the embedded reader takes each turn.`);
});

it.each([
  { OPENAI_BASE_URL: 'localhost:8000' },
  { OPENAI_BASE_URL: 'file:///etc/passwd' },
  { OPENAI_BASE_URL: 'nonsense' },
])('%o is told to be no address', async (wrong) => {
  const io = new FakeIo({ env: { OPENAI_API_KEY: 'sk-right', ...wrong } });
  await expect(openReader(asked, io)).rejects.toThrow(UsageError);
  await expect(openReader(asked, io)).rejects.toThrow('OPENAI_BASE_URL is no http address');
  expect(await openReader(unasked, io)).toEqual({
    notice: expect.stringContaining('Reading without a model: OPENAI_BASE_URL is no http address'),
  });
});

it('Neither a key nor a password in the address is shown', async () => {
  const server = await startOpenAiServer();
  const env = { OPENAI_API_KEY: 'sk-secret\u0007', OPENAI_BASE_URL: server.baseUrl.replace('//', '//ann:sk-secret@') };
  const { notice } = await openReader(unasked, new FakeIo({ env }));
  expect(notice).not.toContain('secret');
  await server.close();
});

it('Without a key and without a wish there is no model, and it is said', async () => {
  expect(await openReader({ is: 'keyless' }, new FakeIo())).toEqual({
    notice: 'Reading without a model: OPENAI_API_KEY is not set.',
  });
});
