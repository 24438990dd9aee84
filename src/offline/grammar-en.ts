import { respelled, shared } from '../core/words-en.ts';
import type { OfflineGrammar } from './grammar.ts';

const classes = {
  ...shared,
  booking: 'booking|reservation|appointment|order|visit|table|slot|session|meeting / {task}',
  dropped:
    'it|this|that|everything / it|this|that all / all of it|this|that / the whole thing / the|my|our|this|that {booking}',
  anymore: 'anymore / any more|longer',

  // "can I get", "could you fit me in"
  obtain: `
    get|have|book|come|do|make|schedule|reserve|change|move|switch|take|arrange|set|go|swap|push|put|say|try|order|request|start|begin|restart|see|visit
    still|also|please get|have|book|come|do|make|schedule|reserve|change|move
    bring|drop|pick|collect it|this|that|them off|up|in|over|by?`,
  provide: `
    do|fit|squeeze|make|book|put|schedule|change|move|switch|reserve|set|update|swap|arrange|take|have|see me|us|it|that|my|the|a|an?
    get me|us|it / please|also do|fit|make|book|put|schedule|change|move|switch|reserve|set|update
    cancel {dropped}? / please cancel {dropped}?`,
  vacancy: `
    anything|something|time|availability|space|room|anyone
    any|a|an|some|the {free}? slot|slots|opening|openings|time|times|appointment|appointments|availability|table|tables|spot|spots|place|space|room|one
    free|available slots|openings|times|appointments|tables|spots`,
  free: 'free|available|possible|ok|okay|fine|good|alright|doable|taken|better|best / an option / all right / too late|early',
  suits: 'work|suit|fit / be an? {free}',

  // "give me two minutes"
  aWhile: 'two|three|four|five|ten|some|a? few? more? minutes|mins|seconds|secs|time|while',

  // "talk to a real person"
  real: 'real|live|actual|human',
  human: `
    human|agent|representative|rep|operator|receptionist|manager|supervisor|boss|owner|person
    human being / member of staff`,
  aHuman: 'a|an|the|your|some|any? {real}? {human}',
  someone: `
    {aHuman} / someone|somebody|anyone|anybody {real}? / a|your colleague / one of your people|colleagues|staff|team
    your|the staff|team|support|reception|people|office / your|the front? desk`,
  talk: `
    talk|speak|chat|talking|speaking|deal|dealing to|with / be connected|transferred|put to|with|through to? / reach|contact
    be called|phoned|rung back? by`,

  tell: `
    say|tell|give|share|provide|answer|disclose|reveal|leave|enter
    tell|give you|that|this|it|out|them / share|provide|answer it|that|this
    say that|this|it / tell you that|this|it`,
  it: 'it|this|that / this|that one|question|part / the question',

  // "book me in", "try to make it", "schedule an appointment"
  want: `
    {iWant} / i|we just|only|also|still|really|actually need|want
    i|we would just|only|also|really|actually like|love|prefer`,
  to: 'to / you to',
  tryTo: 'try to|and / help me|us',
  act: `
    have|get|give|book|come|make|do|schedule|reserve|take|arrange|set|try|order|rent|buy|purchase|play|send|transfer|pay
    add|put|use|go|choose|pick|need|want|visit|find|say|stay
    come in / set up / book in / put me|us down|in / fit|squeeze me|us in / go for|there|to?`,
  becomes: 'is|will|should|would|can|could|to|as be? / has|needs to be / ,',
  itAll: 'it|this|that|them',
  what: '{itAll} / me|us / {itAll} for|at|on|to|in / me|us in|down / {itAll} {booking} / me|us? a|an|the|my|our|another? {booking}',
  change: `
    change|move|switch|make|set|push|reschedule|update {itAll}? to|for?
    change|move|switch|make|set|push|reschedule|update the|my|our? {slot}|{booking} to|for|into|on?`,
  very: 'very|just|really|perfectly|so|all|quite',
  nice: 'good|great|fine|perfect|best|ok|okay|nice|better|alright|wonderful|excellent|ideal|lovely|awesome|amazing|cool',
  help: 'help|assistance|time|support|service|services|info|information|patience',
  yourHelp: 'your|the|all|you? all|of? your|the? great|kind|quick? {help}',
  forHelp: 'for {yourHelp} / for|of helping|assisting|doing|that|everything|all|it|this me|us? / {yourHelp}',
  asOfNow:
    'for? now|today|this time|the moment / at this time|moment|point / at the moment / right now / thanks|much|anyway',
} as const;

/** How people ask, wish and answer in English, as far as the embedded reader looks at it. */
export const english: OfflineGrammar = {
  respelled,
  classes,
  openings: {
    lead: `
      and|but|so|also|or|ok|okay|yes|yeah|yep|sure|no|nope|hi|hello|hey|well|oh|ah|um|uh|hm|hmm|please|sorry|actually|then|just|now|great|perfect|fine|alright|plus|because|,
      {pause} / by the way / btw / one more thing|question / one question / quick question / excuse me / good morning|afternoon|evening / {thanks} / before that|i decide / why not / why do not we|i|you`,
    wonder: `
      i|we was|were|am|are? wondering|curious if|whether|about?
      i|we wonder if|whether?
      just? wondering|curious if|whether|about?
      do|would you happen? to? know if|whether?
      do you think that|if?
      {canYou}? tell|remind me|us if|whether|about?
      {canYou}? let me|us know if|whether?
      {iWant} to know|ask|check|find|understand out? if|whether|about?
      i|we need to know if|whether?
      i|we have a question about?`,
    request: `
      can|could|may|might|shall|should|would i|we {obtain}
      {canYou} / {canYou} {provide}
      i|we can|could|may|might {obtain}
      you can|could {provide}
      can|could|may ... come|sit|fit|have|get|book
      is|are there {vacancy}
      do|would you still|also|guys|folks|all? have|offer {vacancy}
      have you got? {vacancy}
      you have|had {vacancy}
      is|are ... {free}
      does|do|would|will|could|might ... {suits}
      how|what about / what if
      any chance|way|possibility i|we|you|of|for|on|at? can|could? {obtain}?
      {vacancy} on|at|for|around|after|before
      is|would it|that be? {free} to|if i|we? {obtain}
      are you {free} / is anyone|someone|anybody|somebody {free}
      when|how can|could i|we {obtain}
      what|which time|day can|could i|we {obtain}`,
    offer: 'do you have / have you got',
    mayOffer: 'you have / got',
    question: `
      what|where|who|whose|how|which|why|when|whom
      at|until|till|from|for|on|in|to|by what|which|whom
      is|are|was|were|has i|we|you|it|there|they|he|she|this|that|these|those|the|your|my|our|a|an|any|anyone|everyone|all|some
      does|did|can|could|would|will|should i|we|you|it|there|they|he|she|this|that|these|those|the|your|my|our|a|an|any|anyone|everyone
      do|have i|we|you|they|people|kids|children
      may i|we / am i / must i|we
      {canYou} give|send|show|text|email|explain`,
    auxiliary: 'is|are|does|did|was|were|has|will|would|can|could|should|do',
    statement: `
      {iWant} / {iWant} to check in|into|out / i|we will|would|can take|have|be|come|go|prefer|do / i|we prefer|am|are / i am
      make|put|book|change|move|set|schedule|reserve|switch|keep it|that|this|me|us|the|my|a|an
      let us / it is / this is / my|the name|number|phone is|: / call me / what i|we want|need / what i|we would like / when you can`,
    farewell: `
      see|cu you|ya|u / talk|speak to you
      looking forward to / i|we am|are looking forward to / i|we look forward to
      i|we? hope|hoping you|everyone all? had / i|we? hope|hoping you|everyone all? are|is having
      have a|an very? nice|good|great|lovely|wonderful / enjoy your|the`,
  },
  wishes: {
    cancel: `
      cancel|cancelling|canceling
      forget about? {dropped} / call it|this|that|everything off / drop|scrap|abort {dropped}
      i|we do not want|need it|this|that|you|{booking} {anymore}
      i|we do not want|need a|an|the|my {booking} {anymore}
      no longer interested / not interested {anymore}`,
    restart: `
      start|begin|starting all? over|again|afresh|anew / start|begin all? over again / start|begin from scratch|zero / start|begin from the start|beginning|top
      restart / reset {dropped} / back to the start|beginning`,
    human: `
      {talk} {someone} / {iWant} to {talk} {someone}
      connect|transfer|forward|redirect|pass|put|hand me|us over? through? to|with {someone}
      get|give|find|fetch me|us {aHuman}
      {iWant} {aHuman} / can|could|may i|we have {aHuman} / is there {someone} i|we can|could {talk}? to?
      can|could|would|will {someone} please? call|phone|ring|contact me|us / have {someone} call|phone|ring|contact me|us
      {iWant} {someone} to call|phone|ring|contact me|us / i|we would? rather {talk} {someone}`,
    another: `
      book|make|schedule|reserve|get|have|want|need|like|order another
      another|second|new|next|further {booking} / one more {booking} / one more|another one? / another / book|order again`,
    book: `
      book|make|schedule|reserve|get|have|arrange|set|need|want|like up? me|us? a|an|my|the? new? {booking}
      {iWant} to book|reserve|come|order / looking|hoping for a|an|some? {booking} / looking|hoping|trying to book|reserve|come|order`,
    change: `
      change|move|switch|swap|edit|update|modify|alter|fix|reschedule / correct it|this|the|my|our|a|an|something / instead|rather / make it|that|this / i|we meant
      push|bring|shift it|that|this? back|forward|up / postpone|delay / earlier|sooner / a bit|little later
      another|different|other day|date|time|hour|name|number|phone|one / something else
      is|are|looks|seems wrong|incorrect|misspelled|misspelt|off / is|are|looks not right|correct / got ... wrong / not what i|we want|wanted|need|needed|asked|ordered|meant|said`,
    wait: `
      {pause} / gimme {aMoment} / give me|us {aWhile} / back in {aMoment}|{aWhile}
      let me|us look|check|see|find|think|grab|fetch|dig / let me|us ask my|our|him|her|them / let me|us get back
      i|we am|are still thinking|checking|looking|deciding|searching`,
    noWish: `
      can not wait / not|never|without|unless|if|before|after|when ... cancel|cancelling|canceling
      not|never|without|if ... start over / not|never ... {talk} {someone}
      not|never|without ... change|move / am|are|is i|you|this ... {talk} {someone}
      drop|dropping it|this|that|everything off|by|in|over|round / cancel|change|move|reschedule ... later|afterwards / no change|changes / another|one more question|thing`,
  },
  answers: {
    decline: `
      i|we would? rather not {tell}? / i|we would? prefer not to? {tell}? / rather|prefer not to? {tell}?
      i|we do|would|will|can|am|are not want|like|wish|need|comfortable|willing|going? to? {tell}
      i|we am|are not comfortable|willing|happy|telling|saying|giving|sharing {tell}? / not telling|saying|giving|sharing
      i|we? do not have|own a|an|any|one / i|we? do not have|own / i|we have no / i|we have not got a|an|any|one? / i|we have none / i|we refuse to? {tell}?
      skip|pass on? {it}? / i|we will skip|pass on? {it}? / let us skip {it}? / can|could i|we skip {it}?
      nothing special|particular|else|specific / nothing in particular / leave {it} out|blank|empty / no comment / none of your business / {it} is private|personal|confidential / private`,
    none: 'no|without any? special|particular|further?',
    keep: `
      keep|leave|retain / stick|stay|go with / hold|hang on to / the old|original|previous|same one|day|date|time|value|name|number|choice?
      never mind / nevermind / as it is|was / what it was|is / what i|we had`,
    compared: `
      earlier|sooner|later|earliest|soonest|latest one? / whichever|whatever one? is|comes? earlier|sooner|later|first
      the sooner|earlier|later the better`,
    later: 'not just|quite? yet / not now|right now / not at the moment|this moment',
    filler: `
      personal|private? information|info|data|details / please|just|then|so|well|oh|um|uh|ok|okay|yes|yeah|no|sure|hmm|really|, / {thanks} / is|works|sounds|would be|are fine|ok|okay|good|great|perfect|alright|best?
      it|that|this|them|the|my|our|a|will|do|be|for|me|us|you|now|to|as|with`,
  },
  beside: {
    aside: `
      please|kindly|and|then|so|well|oh|um|uh|er|hmm|also|just|only|now|again|sorry|sir|there|something|,
      the|a|an|my|our|this|that|some|on|at|for|in|to|of|-
      hi|hello|hey there? / good morning|afternoon|evening / for|to|with me|us
      if possible|available|you can / as well / by the way / i am sorry
      {booking} / {thanks} {forHelp}? / {slot}`,
    value: '{value}',
    wish: `
      {want} / {want} it|this|that|you|{booking}? to? be? / {want} {to}? {act} {what}?
      i|we will|would|can {act} {what}? / i|we would prefer|rather|love {act}? {what}?
      i|we will|would go with|for / let us {act} {what}? / let us go with|for / go with|for / let it be
      can|could|may|might|shall i|we {please}? {act} {what}?
      {canYou} also? {tryTo}? {act} {what}? / {tryTo}? {act} {what}? / see if you can {act} {what}?
      i|we am|are looking for|to? {act}? {what}? / looking for|to? {act}? {what}? / i|we am|are trying|hoping to {act} {what}?
      it|this|that {becomes} / there are|is|will|would be? / i|we am|are|will be? / i|we plan|am planning on|to {act}?
      the|my|a|an? {slot} {becomes}? / the|my|a|an? {booking} {becomes}
      {change} / let us {change} / {want} to {change} / can|could|may i|we {please}? {change} / {canYou} {change}
      i|we mean|meant / i|we said / instead / actually / on second thought|thoughts
      i|we have? changed my|our mind / wait / no wait / hold on
      how|what about / {itAll} / under / {canYou}? reach|call|text me|us at|on
      you can reach|call|text me|us at|on / is|are {value} {free}`,
    yes: `
      yes|yeah|yep|yup|ya|yea|sure|ok|okay|right|correct|perfect|great|good|fine|alright|cool|awesome|nice|excellent
      wonderful|lovely|brilliant|fantastic|absolutely|definitely|certainly
      of course / all right / sounds|looks|seems|is|works|be|are {very}? {nice} / works|work|suits|fits well|fine|best|better?
      would|will|should work|do|suit / would|will be {very}? {nice} / i|we am|are {very}? {nice} with
      that|this|it sounds|looks|seems|is|works {very}? {nice}`,
    no: 'no|nope|nah|wrong|incorrect / that|this|it is not right|correct|it / that|this|it is|was wrong|incorrect / not right|correct',
    closing: `
      that|this|it is|was|will|would be? all|it|enough|everything {asOfNow}? / that|this|it will|would do it?
      all i|we need|want|wanted|needed {asOfNow}?
      that|this|it is|will|would be? all|everything i|we need|want|wanted|needed {asOfNow}?
      i|we do not need|want|require any? else|more|further? {help}? {asOfNow}?
      nothing|anything else|more? {asOfNow}? / not {asOfNow} / i|we am|are {very}? good|done|set|fine|finished|great {asOfNow}?
      i|we am|are all good|done|set {asOfNow}?
      that|you is|was|are|were|have been? so|very|really|super|extremely? a? great|big|huge|lot|much|such? of? a? helpful|help|kind|great|awesome|amazing
      great help / {thanks} so? much|though / thanks|thank you for ... / a ton / i|we think
      i|we? really|do? appreciate it|that|this|{yourHelp} so|very? much?
      it|{yourHelp} is much|very|greatly appreciated / {forHelp}
      {asOfNow} / bye|goodbye / have a|an very? nice|good|great|lovely|wonderful day|one|evening|night|weekend
      see you|ya? later|soon / take care`,
  },
  joints: /[,:—–]|\s-\s|(?<![\p{L}\p{N}])(?:and|but|or|also|because|so|plus)(?![\p{L}\p{N}])/giu,
  questions: /(?<![\p{L}\p{N}])(?:(?:do|are) you|how (?:much|long|late))(?![\p{L}\p{N}])/giu,
  slotWords: {
    choice: [],
    date: ['day', 'date'],
    dateRange: ['dates', 'days', 'stay'],
    time: ['time', 'hour'],
    name: ['name'],
    phone: ['phone', 'phone number', 'number', 'telephone', 'cell', 'mobile', 'contact'],
    email: ['email', 'email address', 'e-mail', 'mail'],
    number: [],
    money: ['amount'],
    text: [],
    yesNo: [],
    list: [],
    other: [],
  },
  smallWords: new Set(
    `a an the i me my we us our you your it its is are am was be do does did have has can could may will would should to of on in at
    for by from with and or if there that this what when where which who why how much many get go any take`.split(
      /\s+/,
    ),
  ),
  takenBack: /(?<!\p{L})(?:not|instead\s+of|rather\s+than|n['’]t)\s+(?:the\s+|at\s+|on\s+|for\s+)?/giu,
  becomes: /(?<!\p{L})(?:to|is|be|as|was|into|spelled|spelt|with)\s+|[:=]\s*/giu,
  ownTask:
    /(?<!\p{L})(?:my|our|the)\s+(?:booking|appointment|reservation|order|confirmation|reference)(?!\p{L})|(?<!\p{L})(?:when|what\s+(?:day|time))\s+(?:is|was)\s+(?:it|that)(?:\s+again)?\s*(?:$|[?.!,])/iu,
  ofAll: /(?<!\p{L})(?:they|them|those|these)(?!\p{L})/iu,
  why: /(?<!\p{L})(?:why|what\s+for|what\s+do\s+you\s+(?:need|want))(?!\p{L})/iu,
  stem: (word) =>
    word.length < 4
      ? word
      : word
          .replace(/ies$/, 'y')
          .replace(/(ss|x|z|ch|sh)es$/, '$1')
          .replace(/([^siu])s$/, '$1')
          .replace(/(.{3,})(?:ing|ed)$/, '$1')
          .replace(/(.{3,})e$/, '$1'),
};
