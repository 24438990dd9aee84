import type { ExploredPart } from '../testing/explore.ts';
import type { Guarantee } from '../verify/guarantees.ts';
import type { Finding } from '../verify/lint.ts';
import type { Note } from '../verify/notes.ts';
import type { Verification } from '../verify/verify-flow.ts';
import { table, wrap } from './terminal-text.ts';

/** A verification as a person reads it, in lines of this width. */
export function verificationInWords(verification: Verification, width: number): string {
  const { flow, version, found } = verification;
  const { taken, all, uncovered } = found.transitions;
  const sum = (of: 'states' | 'steps'): number => found.parts.reduce((total, part) => total + part[of], 0);
  const walked = `${count(sum('states'), 'state')} and ${count(sum('steps'), 'step')} walked`;
  const notTaken = uncovered.length === 0 ? '' : `; not taken: ${uncovered.join(', ')}`;
  return [
    `Flow "${flow}", version ${version}: ${walked}.`,
    table(found.parts.map(partInCells)),
    wrap(`Transitions of the chart: ${taken} of ${all} taken${notTaken}.`, width, 2),
    ...judgement(verification, width).flatMap((lines) => (lines.length === 0 ? [] : ['', ...lines])),
    '',
  ].join('\n');
}

function partInCells({ about, slots, states, steps, isWhole }: ExploredPart): readonly string[] {
  const isOfAll = about === 'sample' || about === 'long';
  const isCut = isWhole ? 'whole' : 'cut short: the budget was used up';
  return [
    `  ${about}`,
    isOfAll ? 'all slots' : slots.join(' and '),
    count(states, 'state'),
    count(steps, 'step'),
    about === 'sample' ? 'by chance' : about === 'long' ? 'one walk, as long as can be' : isCut,
  ];
}

/** What is wrong, what is not known, and what holds: each by itself, under a heading. */
function judgement(
  { findings, notes, guarantees }: Verification,
  width: number,
): readonly [wrong: readonly string[], unknown: readonly string[], holds: readonly string[]] {
  const isFine = findings.length === 0;
  const inWords = ({ says, todo }: Note): readonly string[] => [
    wrap(`- ${says}`, width, 2),
    `  ${wrap(todo, width, 2)}`,
  ];
  const promised = ({ says, evidence }: Guarantee): readonly string[] => [
    wrap(`- ${says}`, width, 2),
    `  ${wrap(`(${evidence})`, width, 3)}`,
  ];
  const whatever = 'whatever a model makes of what is said:';
  const heading =
    notes.length === 0 ? `Nothing is wrong. This holds, ${whatever}` : `This holds all the same, ${whatever}`;
  return [
    isFine
      ? []
      : [
          findings.length === 1 ? 'One thing is wrong:' : `${findings.length} things are wrong:`,
          ...findings.map((finding) => findingInWords(finding, width)),
        ],
    notes.length === 0
      ? []
      : [
          isFine ? 'Nothing wrong was found, but not everything was looked at:' : 'Not everything was looked at:',
          ...notes.flatMap(inWords),
        ],
    guarantees.length === 0 ? [] : [heading, ...guarantees.flatMap(promised)],
  ];
}

function findingInWords({ code, slot, says, todo, witness }: Finding, width: number): string {
  const steps = witness?.steps ?? [];
  return [
    wrap(`- ${slot === null ? '' : `${slot}: `}${says} [${code}]`, width, 2),
    `  ${wrap(todo, width, 2)}`,
    ...(steps.length === 0 ? [] : [`  ${wrap(`After: ${steps.join(', ')}.`, width, 4)}`]),
  ].join('\n');
}

const count = (number: number, one: string): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? one : `${one}s`}`;
