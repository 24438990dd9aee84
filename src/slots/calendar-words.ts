/** Names of days, folded; never a person's name and never a choice unless the flow offers one. */
const DAYS = new Set([
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'mon', 'tue', 'tues', 'wed'],
  ...['thu', 'thur', 'thurs', 'fri', 'sat', 'sun', 'mondays', 'tuesdays', 'wednesdays', 'thursdays', 'fridays'],
  ...['saturdays', 'sundays', 'today', 'tomorrow', 'tonight', 'yesterday', 'weekend', 'weekday', 'noon', 'midnight'],
  ...['morning', 'afternoon', 'evening', 'oclock', 'asap'],
]);

const MONTHS = new Set([
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november'],
  ...['december', 'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec'],
]);

/** Whether a folded word names a day or a part of one: "friday", "tomorrow". */
export const isDayWord = (word: string): boolean => DAYS.has(word);

/** Whether a folded word names a month; some are names of people too. */
export const isMonthWord = (word: string): boolean => MONTHS.has(word);
