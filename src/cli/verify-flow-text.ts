import type { Finding } from '../verify/lint.ts';
import type { Verification } from '../verify/verify-flow.ts';
import { table, wrap } from './terminal-text.ts';

/** A verification as a person reads it, in lines of this width. */
export function verificationInWords(verification: Verification, width: number): string {
  const { flow, version, found, findings, guarantees } = verification;
  const { taken, all, uncovered } = found.transitions;
  const head = `Flow "${flow}", version ${version}: ${count(found.states, 'state')} and ${count(found.steps, 'step')} walked.`;
  const parts = found.parts.map(({ about, slots, states, steps, isWhole }) => [
    `  ${about}`,
    about === 'sample' ? 'all slots' : slots.join(' and '),
    count(states, 'state'),
    count(steps, 'step'),
    about === 'sample' ? 'by chance' : isWhole ? 'whole' : 'cut short: the budget was used up',
  ]);
  const notTaken = uncovered.length === 0 ? '' : `; not taken: ${uncovered.join(', ')}`;
  return [
    head,
    table(parts),
    wrap(`Transitions of the chart: ${taken} of ${all} taken${notTaken}.`, width, 2),
    '',
    ...(findings.length === 0
      ? [
          'Nothing is wrong. This holds, whatever a model makes of what is said:',
          ...guarantees.flatMap(({ says, evidence }) => [
            wrap(`- ${says}`, width, 2),
            `  ${wrap(`(${evidence})`, width, 3)}`,
          ]),
        ]
      : [
          findings.length === 1 ? 'One thing is wrong:' : `${findings.length} things are wrong:`,
          ...findings.map((finding) => findingInWords(finding, width)),
        ]),
    '',
  ].join('\n');
}

function findingInWords({ code, slot, says, todo, witness }: Finding, width: number): string {
  const way = witness === undefined ? [] : [`  ${wrap(`After: ${witness.steps.join(', ')}.`, width, 4)}`];
  return [
    wrap(`- ${slot === null ? '' : `${slot}: `}${says} [${code}]`, width, 2),
    `  ${wrap(todo, width, 2)}`,
    ...way,
  ].join('\n');
}

const count = (number: number, one: string): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? one : `${one}s`}`;
