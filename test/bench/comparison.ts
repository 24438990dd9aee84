import { noPostgres } from '../stores/postgres-server.ts';
import type { Bench } from './bench.ts';
import { plotOf } from './comparison-plot.ts';
import { remarksOn } from './comparison-remarks.ts';
import { growthTable, ratioTable, talkTable } from './comparison-tables.ts';
import { targetsOf } from './comparison-targets.ts';
import type { Contender } from './contender.ts';
import { annotatedConversations } from './conversation.ts';
import { loopStores } from './loop-store.ts';
import { measureTalks } from './measure-talks.ts';
import { ours } from './ours.ts';
import { plainLoop } from './plain-loop.ts';
import { stores } from './stores.ts';
import { tunedLoop } from './tuned-loop.ts';

const rounds = { warmUps: 3, timed: 15 };
const trial = { warmUps: 0, timed: 1 };

/** Everybody, in the order of the tables. */
export const contenders: readonly Contender[] = [
  ...loopStores.map(plainLoop),
  ...loopStores.map(tunedLoop),
  ...stores.map((store) => ours('Talkchart', 'whenUnsure', store)),
  ...stores.slice(0, 1).map((store) => ours('Talkchart, model always asked', 'always', store)),
];

/** Whole conversations, side by side with two loops in which the model owns the flow. */
export const comparison: Bench = {
  name: 'compare',
  title: 'Talkchart beside two loops that leave the flow to the model',
  counted:
    'Means over the 70 messages of three annotated conversations (6, 14 and 50 messages). The model is simulated from the ' +
    'annotations: it answers at once and makes no mistakes. Tokens are those of o200k_base in instructions, tools as JSON, and ' +
    'messages; "with cache" counts a tenth for what a request begins with in common with the one before it. Times are the ' +
    `median of ${rounds.timed} rounds in which the contenders take turns, after ${rounds.warmUps} that do not count. "Bytes" is the largest ` +
    'session as JSON. "Right" is a conversation that ends, with its last message, in one booking of the right values. ' +
    'SQLite writes each turn to the disk before the reply (WAL, synchronous FULL); ' +
    (noPostgres === undefined
      ? 'so does PostgreSQL, in a server of its own on the same machine.'
      : `PostgreSQL was not measured: ${noPostgres}.`),
  async measure({ isTrial, progress }) {
    const measured = await measureTalks(contenders, annotatedConversations(), isTrial ? trial : rounds, progress);
    return {
      tables: [talkTable(measured), ratioTable(measured), growthTable(measured)],
      targets: targetsOf(measured),
      remarks: remarksOn(measured),
      plot: {
        shows: 'Input tokens up to each message of the long conversation, and time for a message',
        svg: plotOf(measured),
      },
    };
  },
};
