import { type Consent, readConsent } from '../core/consent.ts';
import type { Proposal } from '../core/events.ts';
import type { Told } from '../core/told.ts';
import { nothingWasHeard } from '../core/turn.ts';
import type { Verdict } from '../core/verdict.ts';
import { sum, type Tried } from './try-to-read.ts';

/** A reading, and what the chart made of it. */
export interface Applied {
  readonly tried: Tried;
  readonly told: Told;
}

/** Whether a model still claims what the words do not carry. */
export const isMisread = (applied: Applied): boolean =>
  misfiredIn(applied).size > 0 || isContradicted(applied) || isEmptied(applied);

/** All that was claimed was taken out. */
const isEmptied = ({ tried }: Applied): boolean => tried.proposals.length === 0 && tried.errors.length > 0;

/** Slots of which nothing that was proposed is carried by the words. */
function misfiredIn({ told }: Applied): ReadonlySet<string> {
  const { verdicts } = told.context.turn;
  const isMisfire = ({ is }: Verdict): boolean => is === 'misfired';
  const taken = new Set(verdicts.filter((verdict) => !isMisfire(verdict)).map(({ slot }) => slot));
  return new Set(verdicts.filter((verdict) => isMisfire(verdict) && !taken.has(verdict.slot)).map(({ slot }) => slot));
}

/** Words that a yes may be made of, be it plain or not: an unclear answer is the user's own. */
const mayBeYes: readonly Consent[] = ['yes', 'hedge', 'conditional'];

/** A yes or a no that the words do not say, and nothing else that was heard. */
function isContradicted({ told: { context } }: Applied): boolean {
  const { asked, turn, locale } = context;
  if (asked === null || !turn.answers || !nothingWasHeard(context)) return false;
  const words = readConsent(turn.said, locale);
  return turn.unheard.some((type) =>
    type === 'confirm' ? !mayBeYes.includes(words) : type === 'deny' && words === 'yes',
  );
}

/** What of a reading the words carry. */
export function withoutMisfires(applied: Applied): Tried {
  const misfired = misfiredIn(applied);
  const isSaid = !isContradicted(applied);
  const isGood = (proposal: Proposal): boolean => ('slot' in proposal ? !misfired.has(proposal.slot) : isSaid);
  return { ...applied.tried, proposals: applied.tried.proposals.filter(isGood) };
}

/** What one reading says, and what another says about anything else. */
export function joined(one: Tried, other: Tried): Tried {
  // Slots are called what their flow calls them, "confirm" too.
  const about = (proposal: Proposal): string => ('slot' in proposal ? `slot ${proposal.slot}` : proposal.type);
  const told = new Set(one.proposals.map(about));
  const answer = one.answer ?? other.answer;
  return {
    proposals: [...one.proposals, ...other.proposals.filter((proposal) => !told.has(about(proposal)))],
    ...(answer === undefined ? {} : { answer }),
    usage: sum(one.usage, other.usage),
    errors: [...one.errors, ...other.errors],
    by: one.by,
  };
}

/** The embedded reader's word on what the model invented; on everything, where the model said nothing else. */
export function rescued(applied: Applied, embedded: Tried): Tried {
  const misfired = misfiredIn(applied);
  const good = withoutMisfires(applied);
  const isWanted = (proposal: Proposal): boolean =>
    good.proposals.length === 0 || ('slot' in proposal && misfired.has(proposal.slot));
  const proposals = embedded.proposals.filter(isWanted);
  const unheard = isContradicted(applied) ? applied.told.context.turn.unheard : [];
  const errors = [
    ...[...misfired].map((slot) => ({ slot, code: 'misfired' })),
    ...[...new Set(unheard)].map((detail) => ({ slot: null, code: 'misfired', detail })),
  ];
  if (proposals.length > 0) return joined({ ...good, errors: [...good.errors, ...errors] }, { ...embedded, proposals });
  // Where nothing can be read a batch of misfires is free for the user, and an empty one is not.
  return isEmptied(applied) ? { ...good, proposals: [{ type: 'digressed', kind: 'chat' }] } : applied.tried;
}
