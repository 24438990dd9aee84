import { requestsInEveryState, type StateRequest } from '../agents/booking-requests.ts';
import { messagesIn, partsOf, toolsOnTheWire } from '../agents/request-in-words.ts';
import type { Bench } from './bench.ts';
import { tokensIn } from './tokens.ts';

/** How much a model is given to read for one message, in every state of the booking flow. */
export const requestSizes: Bench = {
  name: 'requests',
  title: 'What a model reads for one message',
  counted:
    'Tokens of o200k_base in the text of each part; tools as the JSON that is sent. A provider adds a few tokens of its ' +
    'own to each message and writes tools in its own way. No hosted model was called.',
  async measure() {
    const rows = (await requestsInEveryState()).map(rowOf);
    const table = {
      head: ['state', 'constant', 'flow', 'state part', 'tools', 'messages', 'total'],
      rows: rows.map(({ state, counts }) => [state, ...[...counts, sumOf(counts)].map(String)]),
    };
    return { tables: [table] };
  },
};

function rowOf({ state, given, request }: StateRequest) {
  const parts = partsOf({ given });
  const texts = [
    parts.constant,
    parts.flow,
    parts.state,
    JSON.stringify(toolsOnTheWire(request)),
    messagesIn(request).join('\n'),
  ];
  return { state, counts: texts.map(tokensIn) };
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
