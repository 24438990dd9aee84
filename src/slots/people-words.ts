/** Folded words of a unit that mean people of no special kind, so whatever counts people counts for them all. */
const PEOPLE = new Set([
  ...['people', 'person', 'persons', 'guest', 'guests', 'adult', 'adults', 'folk', 'folks', 'pax', 'ppl', 'human'],
  ...['humans', 'diner', 'diners', 'member', 'members', 'attendee', 'attendees', 'participant', 'participants'],
  ...['passenger', 'passengers', 'traveler', 'travelers', 'traveller', 'travellers', 'rider', 'riders'],
]);

const CHILDREN = new Set([
  ...['child', 'children', 'kid', 'kids', 'baby', 'babies', 'toddler', 'toddlers', 'infant', 'infants', 'teenager'],
  ...['teenagers', 'son', 'sons', 'daughter', 'daughters'],
]);

/** People said beside somebody else: "me and 7 others". */
const COMPANY = new Set([
  ...['friend', 'friends', 'other', 'others', 'more', 'colleague', 'colleagues', 'coworker', 'coworkers', 'wife'],
  ...['husband', 'partner', 'spouse', 'girlfriend', 'boyfriend', 'fiance', 'fiancee', 'mother', 'father', 'mom'],
  ...['mum', 'dad', 'brother', 'brothers', 'sister', 'sisters', 'cousin', 'cousins', 'boss'],
]);

/** Every folded word of people where one of the units is one; none otherwise. */
export const peopleUnits = (units: readonly string[]): Iterable<string> =>
  units.some((unit) => PEOPLE.has(unit)) ? PEOPLE : [];

/** Whether units are of people, as "guests" is and "bags" is not. */
export const countsPeople = (units: ReadonlySet<string>): boolean => units.has('people');

/** Whether a folded word is of grown-up people in general: "adults", "guests". */
export const isPeopleWord = (word: string): boolean => PEOPLE.has(word);

/** Whether a folded word is of children: "kids", "daughter". */
export const isChildWord = (word: string): boolean => CHILDREN.has(word);

/** Whether a folded word is of people who come with somebody: "wife", "friends", "others", "kids". */
export const isCompanyWord = (word: string): boolean => COMPANY.has(word) || CHILDREN.has(word);
