import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { readModelChoice } from '../../src/cli/model-choice.ts';

const key = { OPENAI_API_KEY: 'sk-right' };

describe('Who reads the messages', () => {
  it.each([
    {
      option: 'openai:gpt-x',
      env: {},
      is: { is: 'model', api: 'responses', name: 'gpt-x', asked: '--model openai:gpt-x' },
    },
    {
      option: 'openai-chat:qwen3:8b',
      env: {},
      is: { is: 'model', api: 'chat', name: 'qwen3:8b', asked: '--model openai-chat:qwen3:8b' },
    },
    { option: 'offline', env: key, is: { is: 'offline' } },
    { option: 'offline', env: { TALKCHART_MODEL: 'openai:gpt-x' }, is: { is: 'offline' } },
    {
      option: undefined,
      env: { TALKCHART_MODEL: 'openai:gpt-x' },
      is: { is: 'model', api: 'responses', name: 'gpt-x', asked: 'TALKCHART_MODEL openai:gpt-x' },
    },
    { option: undefined, env: { ...key, TALKCHART_MODEL: 'offline' }, is: { is: 'offline' } },
    {
      option: undefined,
      env: { ...key, TALKCHART_MODEL: '' },
      is: { is: 'model', api: 'responses', name: null, asked: null },
    },
    { option: undefined, env: key, is: { is: 'model', api: 'responses', name: null, asked: null } },
    { option: undefined, env: { OPENAI_API_KEY: '  ' }, is: { is: 'keyless' } },
    { option: undefined, env: {}, is: { is: 'keyless' } },
  ])('with --model $option and $env is $is', ({ option, env, is }) => {
    expect(readModelChoice(option, env)).toEqual(is);
  });

  it.each(['', 'gpt-x', 'openai', 'openai:', 'openai: ', 'OpenAI:gpt-x', 'azure:gpt-x', 'offline:gpt-x', 'toString:x'])(
    'is not said by "%s"',
    (words) => {
      expect(() => readModelChoice(words, {})).toThrow(UsageError);
      expect(() => readModelChoice(words, {})).toThrow(`--model: "${words}" names no model`);
      if (words === '') return;
      expect(() => readModelChoice(undefined, { TALKCHART_MODEL: words })).toThrow(`TALKCHART_MODEL: "${words}"`);
    },
  );
});
