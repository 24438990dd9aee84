import { createConversationMachine } from '../../machines/conversation.ts';
import type { Flow } from '../core/flow.ts';
import { guardNames } from './chart.ts';
import { slotFactsOf } from './slot-facts.ts';

/**
 * The machine of a flow as JSON: what `createMachine` of xstate takes, with guards and actions by their names and the slots
 * in `meta`. The order is that of the chart.
 */
export function jsonOf(flow: Flow): string {
  const { config } = createConversationMachine(flow);
  const plain = { ...config, meta: { flow: flow.id, version: flow.version, slots: slotFactsOf(flow) } };
  return `${JSON.stringify(plain, withNamesOnly, 2)}\n`;
}

/** The machine of a flow as a module to paste into an editor of statecharts, or to read; it runs nothing. */
export function xstateOf(flow: Flow): string {
  // No string of JSON holds a line break, so what stands at the start of a line is a key.
  const literal = jsonOf(flow)
    .trimEnd()
    .replace(/^( *)"([A-Za-z_$][\w$]*)":/gm, '$1$2:');
  return `import { createMachine } from 'xstate';\n\nexport const machine = createMachine(${literal});\n`;
}

/** JSON has no functions: guards made of others are called by all of their names, and the context is made when it runs. */
function withNamesOnly(key: string, value: unknown): unknown {
  if (typeof value !== 'function') return value;
  return key === 'guard' ? guardNames(value).join(' and ') : undefined;
}
