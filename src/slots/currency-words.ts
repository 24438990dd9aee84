import { fold } from './tokens.ts';

/** What a word or sign beside a number says of it: the currencies it can mean (ISO 4217), and whether a hundredth of one. */
export interface CurrencyWord {
  readonly currencies: readonly string[];
  readonly isMinor: boolean;
}

const DOLLARS = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD', 'JMD', 'BSD', 'BBD', 'TTD', 'FJD', 'NAD'];
const PESOS = ['MXN', 'ARS', 'CLP', 'COP', 'PHP', 'UYU', 'DOP', 'CUP'];
const KRONER = ['SEK', 'NOK', 'DKK', 'ISK', 'CZK'];
const RUPEES = ['INR', 'PKR', 'LKR', 'NPR', 'MUR'];
const POUNDS = ['GBP', 'EGP', 'GIP', 'FKP', 'LBP'];
const FRANCS = ['CHF', 'XOF', 'XAF', 'XPF'];
const HAVE_CENTS = [...DOLLARS, 'EUR', 'ZAR'];

/** Folded words and signs, in the singular. */
const MAJOR: Readonly<Record<string, readonly string[]>> = {
  ...{
    $: [...DOLLARS, ...PESOS],
    dollar: DOLLARS,
    buck: DOLLARS,
    us$: ['USD'],
    ca$: ['CAD'],
    c$: ['CAD'],
    au$: ['AUD'],
  },
  ...{ a$: ['AUD'], nz$: ['NZD'], hk$: ['HKD'], s$: ['SGD'], mx$: ['MXN'], r$: ['BRL'], real: ['BRL'], reais: ['BRL'] },
  ...{ '€': ['EUR'], euro: ['EUR'], '£': POUNDS, pound: POUNDS, quid: ['GBP'], sterling: ['GBP'] },
  ...{ '¥': ['JPY', 'CNY'], yen: ['JPY'], yuan: ['CNY'], renminbi: ['CNY'], rmb: ['CNY'] },
  ...{ '₹': ['INR'], rupee: RUPEES, franc: FRANCS, peso: PESOS, kr: KRONER, krona: KRONER, kronor: KRONER },
  ...{ krone: KRONER, kroner: KRONER, '₩': ['KRW'], won: ['KRW'], '₽': ['RUB'], ruble: ['RUB'], rouble: ['RUB'] },
  ...{ zł: ['PLN'], zloty: ['PLN'], złoty: ['PLN'], zlotych: ['PLN'], '₺': ['TRY'], lira: ['TRY'], '₪': ['ILS'] },
  ...{ shekel: ['ILS'], baht: ['THB'], '฿': ['THB'], rand: ['ZAR'], dirham: ['AED', 'MAD'], '₴': ['UAH'] },
};
const MINOR: Readonly<Record<string, readonly string[]>> = {
  ...{ cent: HAVE_CENTS, '¢': HAVE_CENTS, pence: ['GBP'], penny: ['GBP'], pennies: ['GBP'], p: ['GBP'] },
};
const CODES = new Set(
  [MAJOR, MINOR]
    .flatMap((table) => Object.values(table).flat())
    .concat('HUF', 'RON', 'BGN', 'IDR', 'MYR', 'VND', 'SAR'),
);

/** Knows what words and signs say in a flow that is about one currency (ISO 4217), whose own names come from `Intl`. */
export function currencyWordsFor(currency: string): (word: string) => CurrencyWord | undefined {
  const own = new Set(ownNamesOf(currency));
  return (said) => {
    const word = fold(said);
    const single = word.length > 3 ? word.replace(/s$/, '') : word;
    if (CODES.has(said.toUpperCase()) && said.length === 3) return { currencies: [said.toUpperCase()], isMinor: false };
    const currencies = [word, single].flatMap((key) => (Object.hasOwn(MAJOR, key) ? (MAJOR[key] ?? []) : []));
    if (currencies.length > 0) return { currencies, isMinor: false };
    if (own.has(word)) return { currencies: [currency], isMinor: false };
    const minor = [word, single].find((key) => Object.hasOwn(MINOR, key));
    return minor === undefined ? undefined : { currencies: MINOR[minor] ?? [], isMinor: true };
  };
}

/** The code, the signs, and the last word of the English names: "baht" of "Thai baht". */
function ownNamesOf(currency: string): readonly string[] {
  const partOf = (currencyDisplay: 'symbol' | 'narrowSymbol' | 'name', amount: number) =>
    new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay })
      .formatToParts(amount)
      .find(({ type }) => type === 'currency')?.value ?? currency;
  const names = [partOf('name', 1), partOf('name', 2)].map((name) => name.split(' ').at(-1) ?? name);
  return [currency, partOf('symbol', 1), partOf('narrowSymbol', 1), ...names].map(fold);
}
