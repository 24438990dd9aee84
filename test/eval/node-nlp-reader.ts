import nodeNlp from 'node-nlp';
import { ENTITY_TYPES, valueAmong } from './entities.ts';
import type { Heard, Reader } from './heard.ts';
import { momentOf, type Row } from './rows.ts';

/** The entities built into node-nlp, untrained; it has English only, and its today is the machine's, which is set for it. */
export function nodeNlpReader(): Reader {
  const manager = new nodeNlp.NlpManager({ languages: ['en'], nlu: { log: false }, autoSave: false });
  const read = async (row: Row): Promise<Heard> => {
    const { sourceEntities } = await onDayOf(row, () => manager.extractEntities('en', row.utterance));
    return valueAmong(sourceEntities, row);
  };
  return { name: 'node-nlp', types: ENTITY_TYPES, read };
}

async function onDayOf<Result>(row: Row, run: () => Promise<Result>): Promise<Result> {
  const RealDate = Date;
  const at = momentOf(row);
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args: readonly unknown[]) => Reflect.construct(target, args.length === 0 ? [at] : args),
  });
  try {
    return await run();
  } finally {
    globalThis.Date = RealDate;
  }
}
