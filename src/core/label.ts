import { type Flow, slotOf } from './flow.ts';

/** What a slot is called: its label, else its name in words ("partySize": "party size"). */
export const labelOf = (flow: Flow, slot: string): string => slotOf(flow, slot).label ?? inWords(slot);

const inWords = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
