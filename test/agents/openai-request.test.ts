import { expect, it } from 'vitest';
import { problemsIn } from './openai-request.ts';

const nothing = { type: 'object', properties: {}, required: [], additionalProperties: false };
const withTool = (parameters: object, more: object = {}) => ({
  model: 'gpt-test',
  input: [{ role: 'user', content: 'hello' }],
  tools: [{ type: 'function', name: 'confirm', strict: true, parameters, ...more }],
});
const withInput = (...input: readonly object[]) => ({ model: 'gpt-test', input });
const made = { type: 'function_call', call_id: 'a', name: 'confirm', arguments: '{}' };
const answered = { type: 'function_call_output', call_id: 'a', output: 'noted' };
const asks = { role: 'assistant', content: null, tool_calls: [{ id: 'a', type: 'function', function: {} }] };
const tells = { role: 'tool', tool_call_id: 'a', content: 'noted' };

it.each([
  { body: withTool(nothing), problems: [] },
  { body: withTool(nothing, { strict: false }), problems: ['confirm is not strict'] },
  { body: withTool(nothing, { name: 'say yes' }), problems: ['a tool is called say yes'] },
  { body: withTool({ ...nothing, additionalProperties: true }), problems: ['confirm allows other keys'] },
  {
    body: withTool({ ...nothing, properties: { quote: { type: 'string', default: '' } } }),
    problems: ['confirm.quote is not required', 'confirm.quote has default'],
  },
  {
    body: withTool({ ...nothing, properties: { of: { anyOf: [{ type: 'object' }] } }, required: ['of'] }),
    problems: ['confirm.of.anyOf[0] allows other keys'],
  },
  { body: withInput(made, answered), problems: [] },
  { body: withInput(made), problems: ['the call a has no result'] },
  { body: withInput(answered), problems: ['the result a has no call'] },
  { body: withInput(made, made, answered), problems: ['two calls have one id'] },
  { body: { ...withInput(made, answered), tool_choice: 'required' }, problems: ['tool_choice without tools'] },
  { body: { model: 'gpt-test', messages: [asks, tells] }, problems: [] },
  { body: { model: 'gpt-test', messages: [asks] }, problems: ['the call a has no result'] },
  {
    body: { model: '', messages: [{ ...tells, refusal: null }] },
    problems: ['model is missing', 'the result a has no call', 'a message has refusal'],
  },
])('The stand-in finds $problems', ({ body, problems }) => {
  expect(problemsIn(body)).toEqual(problems);
});
