import { type Mutant, mutantsIn } from './mutant.ts';

/** What words mean: each rule of it broken. */
export const readingMutants: readonly Mutant[] = [
  ...mutantsIn(
    'src/core/consent.ts',
    [
      'a condition is a yes',
      "if (has('condition')) return agrees || !has('question') ? 'conditional' : 'unrelated';",
      '',
    ],
    ['a hedge is a yes', "if (has('hedge') || (has('pause') && agrees)) return 'hedge';", ''],
    ['a yes with a question is a plain yes', "if (has('question')) return 'yesAndQuestion';", ''],
    ['a yes with other words is a plain yes', "if (has('other', 'value', 'afterwards'))", 'if (first === undefined)'],
    ['"yes?" is a yes', "? [...heard, 'hedge'] : heard;", '? heard : heard;'],
    [
      'a no is a yes',
      "has('question', 'contrast') ? 'change' : 'no';",
      "has('question', 'contrast') ? 'change' : 'yes';",
    ],
    ['leaving is not heard', "if (has('cancel', 'restart')) return weighLeaving(heard);", ''],
    [
      '"do not cancel" cancels',
      "all.filter((part) => part !== 'stay')",
      "all.map((part) => (part === 'stay' ? 'cancel' : part))",
    ],
    [
      '"no, nothing" denies the summary',
      "weigh(heard) === 'no' && heard.some",
      "String(weigh(heard)) === 'none' && heard.some",
    ],
  ),
  ...mutantsIn('src/core/control.ts', [
    'a command may be a value',
    "return ['yes', 'no', 'hedge'].includes(readConsent(said, locale)) || readControl(said, locale) !== undefined;",
    'return said === locale;',
  ]),
  ...mutantsIn(
    'src/core/place.ts',
    ['the last is the first', "if (place === 'last') return count - 1;", "if (place === 'last') return 0;"],
    [
      'the earliest is the latest',
      "extreme === 'earliest' || extreme === 'least' ? Math.min",
      "extreme === 'latest' || extreme === 'least' ? Math.min",
    ],
  ),
  ...mutantsIn(
    'src/core/wish.ts',
    [
      'anything leaves once leaving was asked about',
      '): boolean =>\n  speaksOf(\n    leave,',
      '): boolean => leave !== undefined || speaksOf(\n    leave,',
    ],
    ['a question leaves once leaving was asked about', ".filter((sentence) => !sentence.endsWith('?'))", ''],
  ),
  ...mutantsIn(
    'src/core/quote.ts',
    [
      'a quote stands anywhere',
      'return places.every((found) => found.length > 0) ? places.flat() : [];',
      'return [{ start: 0, end: said.length }, ...places.flat()];',
    ],
    [
      '"not" is not heard',
      'return last !== undefined && denials.has(last.word)',
      'return last !== undefined && denials.has("")',
    ],
  ),
  ...mutantsIn(
    'src/core/grounding.ts',
    [
      'everything is grounded',
      'const quoted: Quoted = {',
      'if (said !== undefined) return true;\n  const quoted: Quoted = {',
    ],
    ['any option is picked by a yes', 'options.length === 1 && readConsent', 'readConsent'],
    [
      'any place picks any option',
      'readPick(said, options, locale) === at',
      'readPick(said, options, locale) !== undefined',
    ],
    [
      'a model may mean anything',
      'if (!placesOf(quote, said).some(({ start }) => !isDenied(said, start))) return false;',
      '',
    ],
    ['a command may mean a value', 'return !isAnswer && !readsAsCommand(quote, given.locale);', 'return !isAnswer;'],
    [
      'the reading of a quote is not asked',
      "if ((ofQuote.kind !== 'none' && !isUnknown) || reading.kind !== 'value') return agree(ofQuote, reading);",
      "if (reading.kind !== 'value') return agree(ofQuote, reading); void isUnknown;",
    ],
    [
      'what is found anywhere is found there',
      'return there.some((one) => agree(one, reading));',
      'return there.length >= 0;',
    ],
  ),
];
