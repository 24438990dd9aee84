import type { AgentOutputItem } from '@openai/agents';

/** A tool call as the SDK has it. */
export type FunctionCallItem = Extract<AgentOutputItem, { readonly type: 'function_call' }>;
