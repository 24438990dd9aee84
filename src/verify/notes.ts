import { absencesIn } from './absences.ts';
import type { Subject } from './lint.ts';

/** Something that is not known of a flow: nothing that is wrong. */
export interface Note {
  /** What was not looked at, in a sentence. */
  readonly says: string;
  /** How it may become known, in a sentence. */
  readonly todo: string;
}

/** What a walk leaves open: what it had no steps for, and what it did not come to and may yet be there. */
export function notesOf({ flow, found, thrown }: Subject): readonly Note[] {
  const { states, unasked } = absencesIn(flow, found);
  const parts = found.parts.filter(({ about }) => about !== 'sample' && about !== 'long');
  const cut = parts.filter(({ isWhole }) => !isWhole);
  const unknown = [
    ...(found.evidence === 'sampled' ? states.map((state) => `the state ${state}`) : []),
    ...(found.evidence === 'exhaustive' ? [] : unasked.map((slot) => `a question about ${slot}`)),
  ];
  return [
    ...(thrown.length === 0
      ? []
      : [
          {
            says: 'Not looked at: what comes where a function of the flow throws. It was taken for one that finds nothing.',
            todo: 'Mend what throws first.',
          },
        ]),
    ...(cut.length === 0
      ? []
      : [
          {
            says: `Not looked at: the rest of ${cut.length} of ${parts.length} parts. The budget of steps was used up.`,
            todo: 'Give it more steps.',
          },
        ]),
    ...(unknown.length === 0
      ? []
      : [
          {
            says: `Not known: whether anything leads to ${listed(unknown)}. Nothing that was walked does.`,
            todo: 'More steps, or values named for these slots, may find a way.',
          },
        ]),
  ];
}

const listed = (items: readonly string[]): string =>
  items.length > 1 ? `${items.slice(0, -1).join(', ')} or ${items.at(-1)}` : items.join();
