/** How a language writes dates, times, amounts and places; parts of regular expressions, in lower case. */
export interface FactWords {
  /** From Monday on. */
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  /** Months that are other words as well count only beside a day, or after `beforeMonth`. */
  readonly doubtfulMonths: string;
  readonly beforeMonth: string;
  /** Between the ends of a range. */
  readonly through: string;
  /** After these a number is an hour. */
  readonly beforeHour: string;
  readonly oclock: string;
  readonly hours: Readonly<Record<string, string>>;
  /** Said before an hour, in minutes from it. */
  readonly besideHour: ReadonlyArray<readonly [words: string, minutes: number]>;
  /** Days told from today, and spans of days. */
  readonly relative: string;
  /** By their signs. */
  readonly currencies: Readonly<Record<string, string>>;
  readonly units: readonly string[];
  /** What is said of prices without a number. */
  readonly price: string;
  readonly streets: string;
  /** What stands before "street" where none is named. */
  readonly unnamed: string;
  /** The end of an address that is spelled out. */
  readonly spelledDomain: string;
  readonly ones: readonly string[];
  readonly tens: readonly string[];
  readonly ordinals: readonly string[];
}

export const english: FactWords = {
  weekdays: [
    ...['mon(?:days?)?', 'tue(?:s|sdays?)?', 'wed(?:nesdays?)?', 'thu(?:rs?|rsdays?)?', 'fri(?:days?)?'],
    ...['sat(?:urdays?)?', 'sun(?:days?)?'],
  ],
  months: [
    ...['jan(?:uary)?', 'feb(?:ruary)?', 'mar(?:ch)?', 'apr(?:il)?', 'may', 'june?', 'july?', 'aug(?:ust)?'],
    ...['sept?(?:ember)?', 'oct(?:ober)?', 'nov(?:ember)?', 'dec(?:ember)?'],
  ],
  doubtfulMonths: 'may|mar|march',
  beforeMonth: 'in|next|this|last|of|until|till|since|early|late|mid',
  through: 'to|through|thru|until|till|–|—|-',
  beforeHour: 'from|at|until|till|by|before|after|around|about|and|to|between|through|since|–|—|-',
  oclock: "o'? ?clock",
  hours: { noon: '12:00', midday: '12:00', midnight: '00:00' },
  besideHour: [
    ['half past', 30],
    ['quarter past|quarter after', 15],
    ['quarter to|quarter of|quarter before', -15],
  ],
  relative:
    'today|tonight|tomorrow|yesterday|(?:this|next|last|coming) (?:week|weekend|month|year|morning|afternoon|evening|night)|in an? (?:minute|hour|day|week|month|fortnight)|an? (?:hour|day|week|month|fortnight) (?:from|after|before|later|ago)|every ?day|daily|weekdays?|weekends?',
  currencies: {
    $: 'dollars?|bucks?|usd',
    '€': 'euros?|eur',
    '£': 'pounds?|gbp|quid',
    '¥': 'yen|jpy',
    '₹': 'rupees?|inr',
  },
  units: [
    ...['min(?:ute)?s?', 'hours?|hrs?|h', 'days?', 'weeks?', 'months?', 'years?|yrs?', '%|percent|per cent'],
    ...['people|persons?|guests?', 'miles?', 'blocks?', 'stars?', 'cents?'],
  ],
  price: '(?<!feel )free(?! to\\b)|complimentary|discount|discounts|discounted|refund|refunds|refundable|half price',
  streets: 'street|avenue|road|lane|boulevard|blvd|square|plaza|drive|highway|floor|suite',
  unnamed: 'the|a|our|this|that|same|on|across|main',
  spelledDomain: 'dot (?:com|net|org|io|info|biz|shop|co|us|uk)',
  ones: [
    ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
    ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
  ],
  tens: ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
  ordinals: [
    ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh'],
    ...['twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth'],
    ...['twentieth'],
  ],
};
