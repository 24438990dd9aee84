/** A JSON object as it came in. */
export type Wire = Readonly<Record<string, unknown>>;

/** What OpenAI would refuse in a request for an answer: one line each. */
export function problemsIn(body: Wire): readonly string[] {
  const isChat = 'messages' in body;
  const tools = listIn(body, 'tools').map((tool) => (isChat ? objectIn(tool, 'function') : tool));
  return [
    ...(typeof body.model === 'string' && body.model !== '' ? [] : ['model is missing']),
    ...(tools.length === 0 && body.tool_choice !== undefined ? ['tool_choice without tools'] : []),
    ...tools.flatMap(problemsInTool),
    ...(isChat ? problemsInMessages(listIn(body, 'messages')) : problemsInInput(listIn(body, 'input'))),
  ];
}

function problemsInTool(tool: Wire): readonly string[] {
  const name = String(tool.name);
  const isNamed = /^[\w-]{1,64}$/.test(name);
  const parameters = objectIn(tool, 'parameters');
  return [
    ...(isNamed ? [] : [`a tool is called ${name}`]),
    ...(tool.strict === true ? problemsInSchema(parameters, name) : [`${name} is not strict`]),
    ...(parameters.type === 'object' ? [] : [`${name} takes no object`]),
  ];
}

/** The part of JSON schema that strict tools may use, as far as it is used here. */
const schemaKeys = [
  'type',
  'description',
  'enum',
  'const',
  'anyOf',
  'items',
  'properties',
  'required',
  'additionalProperties',
];

function problemsInSchema(schema: Wire, path: string): readonly string[] {
  const properties = objectIn(schema, 'properties');
  const names = Object.keys(properties);
  const required = listOf(schema.required);
  const isObject = schema.type === 'object';
  return [
    ...Object.keys(schema).flatMap((key) => (schemaKeys.includes(key) ? [] : [`${path} has ${key}`])),
    ...(isObject && schema.additionalProperties !== false ? [`${path} allows other keys`] : []),
    ...(isObject ? names.flatMap((name) => (required.includes(name) ? [] : [`${path}.${name} is not required`])) : []),
    ...names.flatMap((name) => problemsInSchema(objectIn(properties, name), `${path}.${name}`)),
    ...listIn(schema, 'anyOf').flatMap((one, index) => problemsInSchema(one, `${path}.anyOf[${index}]`)),
    ...('items' in schema ? problemsInSchema(objectIn(schema, 'items'), `${path}[]`) : []),
  ];
}

/** Of the Responses API: every result has its call before it, and every call its result. */
function problemsInInput(items: readonly Wire[]): readonly string[] {
  const ids = (type: string) => items.filter((item) => item.type === type).map(({ call_id }) => String(call_id));
  return [
    ...problemsInPairs(ids('function_call'), ids('function_call_output')),
    ...(items.length > 0 ? [] : ['no input']),
  ];
}

/** Of Chat Completions: the same, and no keys beside those that stand in the reference. */
function problemsInMessages(messages: readonly Wire[]): readonly string[] {
  const made = messages.flatMap((message) => listIn(message, 'tool_calls').map(({ id }) => String(id)));
  const answered = messages.filter(({ role }) => role === 'tool').map(({ tool_call_id }) => String(tool_call_id));
  const keys = messages.flatMap((message) =>
    Object.keys(message).filter((key) => !['role', 'content', 'tool_calls', 'tool_call_id'].includes(key)),
  );
  return [...problemsInPairs(made, answered), ...keys.map((key) => `a message has ${key}`)];
}

function problemsInPairs(made: readonly string[], answered: readonly string[]): readonly string[] {
  return [
    ...(new Set(made).size === made.length ? [] : ['two calls have one id']),
    ...made.filter((id) => !answered.includes(id)).map((id) => `the call ${id} has no result`),
    ...answered.filter((id) => !made.includes(id)).map((id) => `the result ${id} has no call`),
  ];
}

const isObject = (value: unknown): value is Wire =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const listIn = (object: Wire, key: string): readonly Wire[] => listOf(object[key]).filter(isObject);
const objectIn = (object: Wire, key: string): Wire => (isObject(object[key]) ? object[key] : {});
