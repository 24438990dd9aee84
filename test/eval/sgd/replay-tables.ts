import { type Flow, slotOf } from '../../../src/core/flow.ts';
import type { Json } from '../../../src/core/json.ts';
import { grouped, percent, share } from '../rates.ts';
import type { Table } from '../tables.ts';
import { inWords } from './acts-said.ts';
import type { Audited } from './audit.ts';
import { flowOfService, type Replay } from './audited.ts';
import { offerAfter } from './replay.ts';

/** Of every kind of episode how many went as annotated. */
export const kindTable = ({ audits }: Replay): Table => ({
  head: ['episodes', 'number', 'as annotated', 'share', 'with one more yes', 'otherwise'],
  rows: grouped(audits, ({ episode }) => episode.kind).map(([kind, own]) => {
    const count = (verdict: Audited['verdict']) => own.filter((audit) => audit.verdict === verdict).length;
    const right = count('as annotated');
    const cells = [own.length, right, percent(share(right, own.length)), count('one more yes'), count('otherwise')];
    return [kind, ...cells.map(String)];
  }),
});

/** What the machine did in the episodes of every service. */
export function serviceTable({ audits }: Replay): Table {
  const rows = grouped(audits, ({ service }) => service).map(([service, own]) => {
    const turns = own.flatMap(({ turns: all, episode }) => all.filter(({ place }) => place <= episode.end));
    const said = (what: string) => turns.filter(({ directive }) => directive.say === what).length;
    const calls = own.flatMap((audit) => audit.turns.flatMap((turn) => turn.calls)).length;
    const otherwise = own.filter(({ verdict }) => verdict === 'otherwise').length;
    const cells = [own.length, turns.length, said('elicit'), said('confirm'), said('reprompt'), calls, otherwise];
    return [service, ...cells.map(String)];
  });
  const head = ['service', 'episodes', 'turns', 'questions', 'summaries', 'asked anew', 'calls', 'otherwise'];
  return { head, rows };
}

/** Which kind each slot became. */
export const slotTable = ({ services }: Replay): Table => ({
  head: ['service', 'required', 'optional, with what they are where nobody says'],
  rows: services.map((service) => {
    const flow = flowOfService(service);
    const isOptional = (name: string) => {
      const { assume, ask } = slotOf(flow, name);
      return assume !== undefined || ask === false;
    };
    const required = flow.order.filter((name) => !isOptional(name)).map((name) => kindIn(flow, name));
    const optional = flow.order.filter(isOptional).map((name) => `${kindIn(flow, name)} = ${unsaid(flow, name)}`);
    return [service.service_name, required.join(', '), optional.join(', ') || '–'];
  }),
});

const kindIn = (flow: Flow, name: string): string => `${name} (${slotOf(flow, name).type})`;

const unsaid = (flow: Flow, name: string): Json => slotOf(flow, name).assume ?? 'left out';

/** Every episode that took one yes more, and what stood in the summary. */
export const oneMoreTable = ({ audits, dialogues }: Replay): Table => ({
  head: ['episode', 'could not be had', 'offered, and taken', 'the data', 'here'],
  rows: audits
    .filter(({ verdict }) => verdict === 'one more yes')
    .map(({ id, service, episode, turns }) => {
      const dialogue = dialogues.find((one) => id.startsWith(`${one.id}/`));
      const before = dialogue?.episodes.find(({ end }) => end === episode.start - 1);
      const offered = dialogue && before && offerAfter(dialogue, before);
      const refused = before?.parameters[offered?.slot ?? ''] ?? '–';
      const calls = turns.flatMap((turn) => turn.calls).length;
      return [
        ...[`${id} ${service}`, `${offered?.slot ?? ''} ${refused}`, offered?.value ?? '–', 'calls at once'],
        `puts the summary with ${offered?.value ?? '–'}; ${calls} call after the yes`,
      ];
    }),
});

/** Every episode that went otherwise: where it first did, what the user got, and why where that is known. */
export const faultTable = ({ audits }: Replay): Table => ({
  head: ['episode', 'where it first went otherwise', 'what came of it', 'why'],
  rows: audits
    .filter(({ verdict }) => verdict === 'otherwise')
    .map((audit) => {
      const [first = ''] = audit.faults;
      return [`${audit.id} ${audit.service}`, first, endOf(audit), whyNotTaken(first)];
    }),
});

function endOf({ turns, episode }: Audited): string {
  const calls = turns.flatMap((turn) => turn.calls);
  const [call] = calls;
  if (call === undefined) return 'no call: it is still asked for';
  const isRight = Object.entries(episode.parameters).every(([name, value]) => call[name] === value);
  return isRight
    ? 'the call of the data, after a correction'
    : 'no call; the yes that the replay adds takes the summary with the value before';
}

/** A quote is looked for without its fillers, a text with them: a name that is quoted alone then begins before its quote. */
const whyNotTaken = (fault: string): string =>
  /: (?:the|an?) .* was not taken$/i.test(fault)
    ? 'the name opens with an article, and its quote is the name alone'
    : 'not known';

/** Values of the data that their slots do not read, or not as the same. */
export function lostValues({ services, audits }: Replay): readonly string[] {
  return services.flatMap((service) => {
    const flow = flowOfService(service);
    const given = { at: Date.UTC(2019, 2, 1, 12), zones: { flow: 'UTC', user: 'UTC' }, locale: 'en-US' };
    const own = audits.filter((audit) => audit.service === service.service_name);
    const all = own.flatMap(({ episode }) => Object.entries(episode.parameters));
    return all.flatMap(([name, written]) => {
      const held = slotOf(flow, name);
      const reading = held.read(inWords(flow, { slot: name, value: written }), {
        ...given,
        values: {},
        own: null,
        asked: null,
      });
      const isSame = reading.kind === 'value' && String(reading.value) === written;
      return isSame ? [] : [`${service.service_name} ${name} "${written}"`];
    });
  });
}
