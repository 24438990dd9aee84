import { describe, expect, it } from 'vitest';
import type { Flow } from '../../../src/core/flow.ts';
import type { Act, Service } from '../sgd-dialogues.ts';
import { asAnnotated, type ReadActs } from './acts-said.ts';
import { auditsOf } from './audit.ts';
import { flowOfService, replayIn } from './audited.ts';
import { flowFromService, transactionOf } from './flow-from-service.ts';
import { pageOf } from './page.ts';
import { replay } from './replay.ts';
import { lostValues } from './replay-tables.ts';

const directory = 'test/eval/excerpts';
const excerpt = replayIn(directory);

describe('Dialogues of others, as their annotation has them', () => {
  it.each(excerpt.audits.map((audit) => ({ ...audit, kind: audit.episode.kind })))(
    '$id, $service: the $kind episode asks, confirms and calls as annotated',
    ({ kind, verdict, faults }) => {
      expect(faults).toEqual([]);
      expect(verdict).toBe(kind === 'alternative' ? 'one more yes' : 'as annotated');
    },
  );

  it('are of every kind and of several services', () => {
    expect(new Set(excerpt.audits.map(({ episode }) => episode.kind))).toEqual(
      new Set(['first', 'retry', 'alternative']),
    );
    expect(new Set(excerpt.audits.map(({ service }) => service)).size).toBeGreaterThan(6);
  });

  it('have values that come back as they were written', () => expect(lostValues(excerpt)).toEqual([]));

  it('fill the page', () => expect(pageOf(excerpt)).not.toMatch(/\{\{|undefined/));
});

/** A reader that hears other acts than there are. */
const hearing =
  (change: (acts: readonly Act[]) => readonly Act[]): ReadActs =>
  (flow, acts, offered) =>
    asAnnotated(flow, change(acts), offered);

const has = (acts: readonly Act[], wanted: string): boolean => acts.some(({ act }) => act === wanted);

const faultsWith = (read?: ReadActs, flowOf?: (service: Service) => Flow): string =>
  replayIn(directory, read, flowOf)
    .audits.flatMap(({ faults }) => faults)
    .join('\n');

describe('A replay notices a reader that', () => {
  it.each<readonly [what: string, read: ReadActs, fault: RegExp]>([
    [
      'hears no correction',
      hearing((acts) => acts.filter(({ act }) => act !== 'INFORM' || !has(acts, 'NEGATE'))),
      /called with .*, not with/,
    ],
    [
      'hears another value',
      hearing((acts) => acts.map((act) => (act.slot === 'number_of_seats' ? { ...act, values: ['3'] } : act))),
      /the summary is .*"number_of_seats":"3".*, not/,
    ],
    ['hears no yes', hearing((acts) => acts.filter(({ act }) => act !== 'AFFIRM')), /called 0 times/],
    [
      'hears a yes where there is a no',
      hearing((acts) => (has(acts, 'NEGATE') ? [{ act: 'AFFIRM' }] : acts)),
      /called with .*, where no call is due/,
    ],
    [
      'claims values that the words do not carry',
      (flow, acts, offered) => ({ ...asAnnotated(flow, acts, offered), said: 'Hm.' }),
      /was not taken/,
    ],
  ])('%s', (_, read, fault) => expect(faultsWith(read)).toMatch(fault));
});

describe('A replay notices a machine that', () => {
  /** As if the schema asked for every slot. */
  const demanding = (service: Service): Flow => {
    const intent = transactionOf(service);
    const required_slots = [...intent.required_slots, ...Object.keys(intent.optional_slots)];
    return flowFromService({ ...service, intents: [{ ...intent, required_slots, optional_slots: {} }] }, intent.name);
  };

  it('asks for a slot that has a default', () => {
    expect(faultsWith(undefined, demanding)).toMatch(/"elicit" about number_of_seats, where the summary is due/);
  });

  it('calls twice', () => {
    const [service] = excerpt.services.filter(({ service_name }) => service_name === 'Restaurants_2');
    const [dialogue] = excerpt.dialogues;
    if (service === undefined || dialogue === undefined) throw new Error('The excerpt is empty.');
    const flow = flowOfService(service);
    const twice = replay(flow, dialogue).map((turn) => ({ ...turn, calls: [...turn.calls, ...turn.calls] }));
    expect(auditsOf(flow, service, dialogue, twice)[0]?.faults).toContain('turn 2: called 2 times');
  });
});

it('A reader that claims a yes in every turn brings about no call but those of the data', () => {
  const eager: ReadActs = (flow, acts, offered) => {
    const { said, proposals } = asAnnotated(flow, acts, offered);
    return { said, proposals: [...proposals.filter(({ type }) => type !== 'confirm'), { type: 'confirm' }] };
  };
  expect(faultsWith(eager)).toBe('');
});
