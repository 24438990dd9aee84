import { expect, it } from 'vitest';
import { createTroubleTeller } from '../../src/cli/model-trouble.ts';

const slow = { code: 'extract-timed-out', modelCalls: 1 };
const limited = { code: 'model-rate-limited', modelCalls: 1 };
const read = { code: 'tool-closed', modelCalls: 2 };
const plain = { code: '', modelCalls: 0 };

it.each([
  { turns: [limited], told: [limited] },
  { turns: [limited, limited, limited], told: [limited, null, null] },
  { turns: [limited, plain, limited], told: [limited, null, null] },
  { turns: [limited, slow, slow], told: [limited, slow, null] },
  { turns: [limited, read, limited], told: [limited, null, limited] },
  { turns: [read, plain], told: [null, null] },
])('A failing model is told once until it has read again: $turns', ({ turns, told }) => {
  const troubleIn = createTroubleTeller();
  const notes = turns.map(({ code, modelCalls }) =>
    troubleIn({
      errors: code === '' ? [] : [{ slot: null, code }],
      usage: { modelCalls, inputTokens: 0, outputTokens: 0 },
    }),
  );
  expect(notes).toEqual(
    told.map((one) => one && `The model did not answer (${one.code}); the embedded reader took this turn.`),
  );
});
