/** What endpoints for strict schemas take, as OpenAI documents it for structured outputs; all are the most there may be. */
export const schemaLimits = {
  /** Of all enums of one schema together. */
  enumValues: 1000,
  /** Names of properties and values of enums of one schema together. */
  letters: 120_000,
  properties: 5000,
  depth: 10,
  toolName: /^[\w-]{1,64}$/,
  descriptionLetters: 1024,
  tools: 128,
} as const;
