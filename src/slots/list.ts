import type { PresenceOf, Slot, SlotOptions } from '../core/flow.ts';
import { FlowError } from '../core/flow-error.ts';
import { type Json, same } from '../core/json.ts';
import type { Given, Mention, Reading } from '../core/reading.ts';
import type { SlotKind } from '../core/slot-kind.ts';
import { type ListStep, listSteps } from './list-steps.ts';
import { isEnglish, knownLocale } from './locale-conventions.ts';
import { distinct, standing } from './mentions.ts';
import { isSetPhrase } from './set-phrases.ts';
import type { Span } from './stretches.ts';

/** How long a list may be, beside what every slot may say. */
export interface ListOptions extends SlotOptions {
  /** The fewest and the most items, both included; one and any. */
  readonly min?: number;
  readonly max?: number;
}

/** What is done to the list, with the items it is done with. */
interface Change<Item extends Json> extends Pick<ListStep, 'does' | 'from' | 'start'> {
  readonly items: readonly Mention<Item>[];
}

type Refusal<Item extends Json> = Extract<Reading<Item>, { readonly kind: 'refused' }>;

const BETWEEN_ITEMS = /[,;\n&]|(?<!\p{L})(?:and|plus)(?!\p{L})/iu;
/** Nobody lists more in one message. */
const MOST_ITEMS = 50;
const OR = /^\s*,?\s*or(?:\s+maybe)?\s+(?:(?:the|a|an|some)\s+)?$/i;
const FILLERS =
  /^(?:(?:and|or|then|please|some|the|i|we|would|like|want|have|get|can|could|i['’]d|me|us|of)(?:\s+|$))+/i;
/** Where each item leaves two ways open, the lists are as many as can be told apart. */
const MOST_LISTS = 8;

/**
 * Values of another kind, in the order they were said, each once: "apples and pears". Beside the settled list "add plums",
 * "no pears", "replace pears with plums", "only plums" and "clear it" change it.
 * @param kind reads each item; what it says of itself as a slot (its prompt, its refusals) does not count.
 * @returns a kind that reads to a list, or refuses with the code of an item, `too-few` or `too-many`.
 * @throws {@link FlowError} `FLOW_INVALID` when `min` exceeds `max`.
 * @example slot.list(slot.choice({ options: fruit })).read('apples and pears', given); // value: ['apples', 'pears']
 */
export function list<Item extends Json, const Options extends ListOptions = ListOptions>(
  kind: SlotKind<Item>,
  options?: Options,
): Slot<readonly Item[], PresenceOf<Options>> {
  type Items = readonly Item[];
  const ownItems = ({ own }: Given): Items => (Array.isArray(own) ? own : []);
  const { min = 1, max = Infinity } = options ?? {};
  if (!(min >= 0 && min <= max))
    throw new FlowError('FLOW_INVALID', `A list has min ${min} and max ${max}. Use a min from 0 up to max.`);

  const judge = (items: Items): Reading<Items> => {
    if (items.length < min) return { kind: 'refused', code: 'too-few', options: [] };
    if (items.length > max) return { kind: 'refused', code: 'too-many', options: [] };
    return { kind: 'value', value: items };
  };

  /** Whatever several readings of the items come to: the lists that can be meant. */
  const judgeEach = (lists: readonly Items[], isVague: boolean): Reading<Items> => {
    const readings = lists.map(judge);
    const possible = distinct(readings.flatMap((reading) => (reading.kind === 'value' ? [reading.value] : [])));
    if (possible.length > 1) return { kind: isVague ? 'vague' : 'ambiguous', options: possible };
    return readings.find((reading) => reading.kind === 'value') ?? readings[0] ?? { kind: 'none' };
  };

  const readChanges = (changes: readonly Change<Item>[], given: Given): Reading<Items> => {
    const own: Items = ownItems(given);
    const isFromNothing = own.length === 0 && changes.every(({ does }) => does === 'remove');
    if (changes.length === 0 || isFromNothing) return { kind: 'none' };
    const isChange = changes[0]?.does !== 'name' || changes.some((change) => removesFrom(own, change));
    const lists = changes.reduce(changed<Item>, [isChange ? own : []]);
    const readings = changes.flatMap(({ does, items }) =>
      does === 'remove' ? [] : items.map(({ reading }) => reading),
    );
    const refusal = readings.find((reading) => reading.kind === 'refused');
    if (refusal !== undefined) return refusedWith(refusal, lists);
    const vague = readings.flatMap((reading) => (reading.kind === 'vague' ? [reading.options] : []));
    if (vague.some((options) => options.length === 0)) return { kind: 'vague', options: [] };
    return judgeEach(lists, vague.length > 0);
  };

  const refusedWith = (refusal: Refusal<Item>, lists: readonly Items[]): Reading<Items> => {
    const mended = lists.flatMap((items) => refusal.options.map((option) => distinct([...items, option])));
    return { ...refusal, options: mended.filter((items) => judge(items).kind === 'value').slice(0, MOST_LISTS) };
  };

  const changesIn = (said: string, given: Given): readonly Change<Item>[] => {
    const inner: Given = { ...given, own: null, asked: given.asked === null ? null : { options: [] } };
    const steps = listSteps(said, kind.type === 'text').map((step) => ({
      ...step,
      items: itemsIn(kind, said, step, inner),
    }));
    const mayClear = ownItems(given).length > 0 || (given.asked !== null && min === 0);
    const named = steps.filter(({ does, items }) => does === 'clear' || items.length > 0).length;
    const changes = steps.flatMap((step, at): readonly Change<Item>[] => {
      if (step.does === 'clear') return mayClear ? [step] : [];
      if (step.items.length === 0) return [];
      const next = steps[at + 1];
      const isMore = next?.does === 'add' && next.items.length === 0 && step.does === 'name'; // "plums too"
      const isBeside = step.does === 'keep' && named > 1; // "keep the apples, drop the pears"
      return [isMore || isBeside ? { ...step, does: 'add' } : step];
    });
    const isSure = changes.some(({ items }) => items.some(({ certain }) => certain));
    if (given.asked !== null || !isSure) return changes;
    return changes
      .map((change) => ({ ...change, items: change.items.filter(({ certain }) => certain) }))
      .filter(({ does, items }) => does === 'clear' || items.length > 0);
  };

  const read = (words: Json, given: Given): Reading<Items> => {
    if (typeof words === 'string') return readChanges(changesIn(words, given), given);
    if (!Array.isArray(words)) return { kind: 'none' };
    const readings = (words as readonly Json[]).map((item) => kind.read(item, { ...given, own: null, asked: null }));
    const items = readings.map((reading) => ({ start: 0, end: 0, reading, certain: true }));
    if (readings.some((reading) => reading.kind === 'none')) return { kind: 'none' };
    return items.length === 0 ? judge([]) : readChanges([{ does: 'name', from: 0, start: 0, items }], given);
  };

  return {
    ...(options as Options),
    type: 'list',
    read,
    recognise(said, given) {
      const changes = changesIn(said, given);
      const reading = readChanges(changes, given);
      if (reading.kind === 'none') return [];
      return changes.flatMap(({ does, from, start, items }) =>
        does === 'clear'
          ? [{ start: from, end: start, reading, certain: false }]
          : items.map((item) => ({ start: item.start, end: item.end, reading, certain: item.certain })),
      );
    },
    say: (items, locale) =>
      inWords(
        items.map((item) => kind.say(item, locale)),
        locale,
      ),
    describe: () => ({
      type: 'string',
      description: `A list, in the user's words ("add ...", "without ..."). Each item: ${kind.describe().description}`,
    }),
  };
}

/** Whether this takes something off the list that stands on it: then the words change the list. */
const removesFrom = <Item extends Json>(own: readonly Item[], { does, items }: Change<Item>): boolean =>
  does === 'remove' && items.some(({ reading }) => choicesOf(reading).some((item) => holds(own, item)));

const holds = <Item extends Json>(items: readonly Item[], item: Item): boolean =>
  items.some((other) => same(other, item));

/** What an item can be; none where it was refused. */
function choicesOf<Item extends Json>(reading: Reading<Item>): readonly Item[] {
  if (reading.kind === 'value') return [reading.value];
  return reading.kind === 'ambiguous' || reading.kind === 'vague' ? reading.options : [];
}

/** The lists that can be meant once a change is made; an item with two readings makes two of one. */
function changed<Item extends Json>(
  lists: readonly (readonly Item[])[],
  { does, items }: Change<Item>,
): readonly (readonly Item[])[] {
  const readings = items.map(({ reading }) => choicesOf(reading)).filter((choices) => choices.length > 0);
  const begun = does === 'clear' || does === 'keep only' ? [[]] : does === 'keep' ? [[], ...lists] : lists;
  return readings.reduce<readonly (readonly Item[])[]>(
    (all, choices) =>
      all
        .flatMap((items) => (does === 'remove' ? without(items, choices) : withOne(items, choices)))
        .slice(0, MOST_LISTS),
    begun,
  );
}

const withOne = <Item extends Json>(items: readonly Item[], choices: readonly Item[]): readonly (readonly Item[])[] =>
  choices.map((item) => distinct([...items, item]));

function without<Item extends Json>(items: readonly Item[], choices: readonly Item[]): readonly (readonly Item[])[] {
  const held = choices.filter((item) => holds(items, item));
  return held.length === 0 ? [items] : held.map((item) => items.filter((other) => !same(other, item)));
}

/** The items that a step names; of an answer also what its kind finds only in each part by itself, or refuses. */
function itemsIn<Item extends Json>(
  kind: SlotKind<Item>,
  said: string,
  { does, start, end }: ListStep,
  given: Given,
): readonly Mention<Item>[] {
  const words = said.slice(start, end);
  const found = kind.recognise(words, given);
  const whole = found
    .slice(0, MOST_ITEMS)
    .filter((item) => item.certain || !BETWEEN_ITEMS.test(words.slice(item.start, item.end)));
  const parts =
    given.asked === null
      ? []
      : partsBeside(words, whole).flatMap((part): readonly Mention<Item>[] => {
          const reading = isSetPhrase(part.words) ? ({ kind: 'none' } as const) : kind.read(part.words, given);
          return reading.kind === 'none' ? [] : [{ start: part.start, end: part.end, reading, certain: false }];
        });
  const items = given.asked === null ? found : [...whole, ...parts].toSorted((a, b) => a.start - b.start);
  const meant = does === 'remove' ? items : eitherOf(words, standing(words, items));
  return meant.map((item) => ({ ...item, start: start + item.start, end: start + item.end }));
}

/** What stands beside the items found, parted at commas and "and". */
function partsBeside(words: string, found: readonly Span[]): readonly (Span & { readonly words: string })[] {
  const gaps = [...found, { start: words.length, end: words.length }].map(({ start }, at) => ({
    start: found[at - 1]?.end ?? 0,
    end: start,
  }));
  return gaps.flatMap((gap) => {
    let start = gap.start;
    return words
      .slice(gap.start, gap.end)
      .split(BETWEEN_ITEMS, MOST_ITEMS)
      .flatMap((part) => {
        const text = part
          .trim()
          .replace(FILLERS, '')
          .replace(/[.!]+$/, '')
          .trim();
        if (text === '') return [];
        start = words.indexOf(text, start);
        return [{ words: text, start, end: start + text.length }];
      });
  });
}

/** "Apples or pears" is one item with two readings. */
function eitherOf<Item extends Json>(words: string, items: readonly Mention<Item>[]): readonly Mention<Item>[] {
  const places: Mention<Item>[] = [];
  for (const here of items) {
    const last = places.at(-1);
    const choices = [last?.reading, here.reading].flatMap((reading) =>
      reading === undefined ? [] : choicesOf(reading),
    );
    const isOther = last !== undefined && OR.test(words.slice(last.end, here.start)) && here.reading.kind !== 'refused';
    if (!isOther) places.push(here);
    else {
      const reading: Reading<Item> = { kind: 'ambiguous', options: distinct(choices) };
      places[places.length - 1] = { ...last, end: here.end, reading };
    }
  }
  return places;
}

function inWords(items: readonly string[], locale: string): string {
  if (items.length === 0) return isEnglish(locale) ? 'none' : '–';
  return new Intl.ListFormat(knownLocale(locale).toString(), { type: 'conjunction' }).format(items);
}
