import type { Exploration } from '../testing/explore.ts';
import type { Finding } from './lint.ts';
import type { Thrown } from './silenced-flow.ts';

/** No function of a flow throws, whatever it is given. */
export const thrownFunctions = (thrown: readonly Thrown[]): readonly Finding[] =>
  thrown.map(({ slot, name, place, message }) => ({
    code: 'rule-broken',
    slot,
    says: `Its ${name}() throws "${message}" ${place}.`,
    todo: whatToDo[name],
  }));

const whatToDo: Readonly<Record<Thrown['name'], string>> = {
  read: 'Let it answer whatever it is given: none or refused for what it cannot use.',
  recognise: 'Let it answer whatever is said: no mention where there is none.',
  say: 'Let it have words for every value that read() makes.',
  describe: 'Let it answer always the same: it is given nothing.',
  when: 'Let it answer also where a value is still missing.',
};

/** What was found of a flow whose functions throw: another walk than the one they would lead to, so a sample at best. */
export const asSample = (found: Exploration): Exploration => ({
  ...found,
  evidence: 'sampled',
  canReach(predicate) {
    const reach = found.canReach(predicate);
    return reach.is === 'absent' ? { ...reach, evidence: 'sampled' } : reach;
  },
});
