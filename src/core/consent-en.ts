import type { ConsentGrammar } from './consent.ts';
import { respelled, shared } from './words-en.ts';

const classes = {
  ...shared,

  // What is spoken of.
  booking: 'booking|reservation|appointment|order|request|purchase|payment|transfer|visit|meeting|ride|rental',
  piece: 'table|room|slot|spot|place|seat|ticket|car|cab|song|movie|tickets|seats|rooms',
  thing: 'it|this|that|them / the|my|our|your|this|that|a|an {booking} / the|my|our|this|that|these|a|an {piece}',
  matter: 'info|information|summary|details|data / {booking}',
  it: `
    that|this|it|everything|all|those|these
    all that|this
    that|this|it|these|those all
    all that|this info|information|details
    all of|that|this it|that|this
    everything you have
    all? the|your|that|this|these|those {matter}
    all? the|your|that|this|these|those {matter} above|there
    all? the|your|that|this|these|those {matter} you have there?`,
  info: `
    address|phone|number|price|cost|fare|rating|details|location|name|email|website|menu|receipt|confirmation
    directions|link|telephone|contact|info|information|fee|reference
    addresses|numbers|prices|costs|ratings|directions|fees|hours`,

  giveMe: 'give|send|get|grab|find|fetch|provide|text|email me|us / get|find / provide me|us with',

  // "that looks perfectly fine to me", "this works well for us"
  is: 'is|are|was / {seems}',
  seems: `
    looks|sounds|seems|feels|look|sound|looking|sounding
    looks|sounds|seems to be
    would|should|will|must be
    would|will|should look|sound`,
  very: `
    very|really|so|all|just|quite|absolutely|perfectly|totally|completely|pretty|exactly|definitely|also|certainly|simply`,
  good: `
    good|great|perfect|fine|right|correct|ok|okay|wonderful|excellent|awesome|amazing|lovely|fantastic|brilliant|ideal
    nice|cool|alright|accurate|confirmed|delightful|marvelous|marvellous|splendid|superb|fabulous|beautiful|valid|true
    all right|set|good|correct
    good|great to go
    spot on
    in order
    as it should be`,
  pleasant: `
    nice|lovely|beautiful|wonderful|good|fantastic|amazing|delightful|marvelous|marvellous|splendid|fabulous|cool|superb`,
  works: 'works|suits|fits / work|suit|fit / will|would|should|does work|suit|fit|do',
  well: 'well|fine|great|perfectly|nicely|better|wonderfully / just|out|very fine|great|perfectly|well',
  forMe: 'for|to|with|by me|us / me|us / as well / too',
  wrong: 'wrong|incorrect',
  alter: 'change|alter|modify|edit|update|correct|fix',
  aThing: 'anything|it|this|that / a thing|word / any of it|this|that',
  needed: 'needed|necessary|required',
  wanted: `
    want|need|wanted|needed|said|meant|requested|ordered
    asked|wished|hoped|meant for
    want|need|like to do
    am asking|looking for
    am requesting
    have said|requested|chosen
    have asked for
    had in mind`,

  // "go ahead and book it for me now"
  do: `
    book|reserve|confirm|schedule|place|submit|order|buy|purchase|rent|arrange|finalize|finalise|complete
    lock|play|send|pay|do|take|process`,
  withIt:
    'with|and it|that|this|booking / with the|my|our|this|that {booking} / and {do} {thing} {forUs}? / and {do} so?',
  forUs: 'for me|us {now}? / {now}',
  now: 'now|already / right now|away / straight away',
  act: `
    go ahead {withIt}? {forUs}?
    proceed|continue {withIt}? {forUs}?
    go on {now}?
    carry|move on|ahead|forward {withIt}?
    go for it|that
    go with it|that|this|booking|reservation
    go with the|my|this {booking}
    {do} {thing} {forUs}?
    {do} booking|reservation|appointment
    book|confirm|submit|reserve {forUs}?
    do so
    make it so|happen
    make the|my|our|a|this|that? {booking} {forUs}?
    set|lock|put it|that|this up|in
    sign|put me|us up|down`,

  // "stop this", "cancel the whole thing", "start all over again"
  dropped: `
    it|this|that|everything
    it|this|that all
    all of it|this|that
    the whole thing
    the|my|our|this|that {booking}
    the|my|this conversation|chat|session|process`,
  leave: `
    cancel {dropped}?
    stop {dropped}?
    abort|quit|exit {dropped}?
    forget|drop|scrap|ditch|discard {dropped}
    forget about {dropped}
    call it|this|that off
    leave it
    end this|it`,
  over: `
    over|again|afresh|anew
    over again
    all over again?
    over|again|afresh|anew from {scratch}
    all over again? from {scratch}
    from {scratch}`,
  scratch: 'scratch|zero / the start|beginning|top',
  wish: 'want|need|like|mean|wish|intend to / want|need you to',
  leaving: 'cancelling|canceling|stopping|restarting / starting {over}',
  again:
    'start|begin {over} / start|begin {dropped} {over} / restart {dropped}? / reset {dropped}? / go back to {scratch}',

  // Words of values: in a question they may ask for another one.
  when: `
    monday|tuesday|wednesday|thursday|friday|saturday|sunday
    mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays
    january|february|march|april|june|july|august|september|october|november|december
    today|tonight|tomorrow|weekend|noon|midday|midnight|morning|afternoon|evening|am|pm`,
  count:
    'one person|people|ticket|room|day / for|at|to one / two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter',
  what: 'time|date|day|name|number|place|one|booking|reservation|appointment|phone|service|it|that|this|something|order',
};

/** How people say yes, no and what lies between in English. */
export const english: ConsentGrammar = {
  respelled,
  classes,
  phrases: {
    yes: `
      yes|yep|yup|yeah|yea|yah|ya|ye|yeh|y|yessir|aye|affirmative|ok|okay|k|kk|okey|alright|sure|surely|certainly
      absolutely|definitely|indeed|exactly|precisely|totally|agreed|approved|deal|gladly
      roger that / all right / of course / by all means / sure thing / for sure / uh huh / mm hmm / mhm
      yes|yeah|yep|ye is {very}* {good} {forMe}?
      👍|👌|✅|✔`,
    pleasant: '{very}* {pleasant}',
    praise: `
      {very}* {good} {forMe}?
      {it} {is} {very}* {good} {forMe}?
      {seems} {very}* {good} {forMe}?
      {it} , {works} me|us {well}?
      {it} {works} {well}? {forMe}? {well}?
      {works} {well}? for me|us
      {it} is {very}* it
      {it} is {very}* what i|we {wanted} {now}?
      {it} will do
      just|exactly what i|we {wanted}
      i|we want|confirm|approve|like|love|agree|accept it|this|that
      i|we agree|confirm|approve|accept
      i|we am|are {very}* {good}|happy with it|that|this
      i|we am|are {very}* happy with {it}
      you are {very}* right|correct
      you have? got|have it {very}* right|correct|perfect
      you have? gotten|got|have everything {very}* right|correct
      you nailed|got it
      got it`,
    go: `
      {act}
      {please} do {it}?
      do {please}
      {iWant} to {act}
      {iWant} you to {act}
      you can|may|should {please}? {act}
      let us {act}
      add it|this|that
      you have my|our approval|permission|consent|ok|okay|go
      you have my|our approval|permission|consent|ok|okay|go to {act}`,
    no: `
      no|nope|nah|not|never|negative|n|nay|neither|👎|❌
      no way|sir|thanks
      not {very}* really|yet|now|interested
      not just now|yet
      absolutely|definitely|certainly not
      of course not
      i|we do|would not think|believe so`,
    refusal: `
      i|we would rather not
      i|we do not want|like it|this|that|to
      i|we do not want to {act}
      do not {act}
      do not
      please do not {act}?
      let us not {act}?`,
    wrong: `
      {wrong}
      not {very}* {good}|quite|exactly|entirely
      not right
      {it} {is} {very}* {wrong}|off
      {it} {is} not {very}* {good}|it|quite {good}? {forMe}?
      {it} {is} not what i|we {wanted}
      {it} does|will|would|do not {works} {forMe}?
      you are wrong
      you got it wrong`,
    notWrong: `
      not {very}* {wrong}
      {it} {is} not {very}* {wrong}|off
      nothing {is}? {wrong}
      there is nothing {wrong}
      no more|other|further changes|corrections {needed}?
      no need to {alter} {aThing}
      there is nothing to {alter}
      there is no need to {alter} {aThing}
      i|we would|will|do not {alter} {aThing}
      i|we do not want|need|have to {alter} {aThing}
      i|we do not want|need|have any? more|other|further? changes|corrections`,
    nothing: `
      nothing|none
      nothing else|more
      nothing to change
      no changes|change {needed}?
      nothing needs changing
      i|we am|are {very}* fine|good
      leave it as it is
      keep it`,
    request: '{canYou} / would you mind',
    question: `
      what|where|who|whose|how|which|why|whether
      when is|are|was|do|does|did|will|would|can|could|should|must|may
      to|at|in|about|from|for|on|with what|which|whom|how
      is|are|was|were|does|did|can|could|will|would|should|has|am
      do|have|may|might i|we|you|they|these|those|people|kids|he|she|it
      {canYou} also? tell|show|check|find|look|explain|help|say|remind|repeat|text|email|advise|describe|recommend|confirm if|whether|me|us|out|up|what|how|that|the
      {canYou} also? tell|check|explain|say|clarify
      {canYou} also? {giveMe} ... {info}
      {canYou} i {please}?
      also? {please}? tell me|us
      also? {please}? let me|us know
      also? {please}? check|verify if|whether|the|with|on|for|that
      also? {please}? find out
      also? {please}? {giveMe} ... {info}
      i|we would? also? need|want|like the|their|its|his|her|your ... {info}
      i|we need|want|like to know
      i|we would like to know
      i|we was|were wondering|curious
      i|we wonder
      i|we have a|another|one question
      also? {please} give|send|provide ... {info}
      if you can|could|would also? tell|let|send|give me|us
      do you know
      do not you|we|they`,
    condition: `
      if|unless|provided|providing|assuming|depending|supposing
      so|as long as
      on condition|one
      when|once|until
      only if|when|once
      in case
      but only`,
    hedge: `
      no problem|problems|issue|issues|objection|objections with it|this|that
      maybe|perhaps|probably|possibly|presumably|whatever|hmm|hm|unsure|idk|mostly|almost|nearly|hopefully|kinda|sorta|depends|meh|eh|huh|🤔|🙄|😒|😕|🤷
      i|we guess|suppose|think|believe|hope|assume|reckon|imagine
      i|we guess|suppose|think|believe|hope|assume|reckon|imagine so
      i|we am|are not {very}* sure|certain
      i|we am|are not too|entirely sure|certain
      not {very}* sure|certain
      not too|entirely sure|certain
      i|we? do not really? know|mind|care / no idea / dunno
      if you say|think|want|like|insist so?
      could|might|may be
      it|that could|might|may be
      it|that depends
      more or less
      kind|sort of
      yeah|ya|sure|ok|oh ,? right
      as if
      why not
      up to you
      it|that is up to you
      you decide|choose
      you tell me
      as you like|wish|want
      is {it} {very}* {good} {forMe}? with? you?
      good enough`,
    contrast: 'but|however|though|although|except|yet|only|still|excluding|minus',
    actually: 'actually / in fact / to be honest',
    correction: `
      instead|rather|switch|reschedule|another|different|earlier|sooner|later
      change|move|switch|swap|edit|update|modify|alter|correct|fix {thing}?
      change|move|switch|swap|edit|update|modify|alter|correct|fix the|my {what}
      i|we have? changed my|our mind
      on second thought|thoughts
      a? change of|in plan|plans
      make it|that|this
      what|how about
      what if
      i|we would rather
      other than`,
    pause: '{pause}',
    cancel: `
      {leave}
      never mind
      nevermind
      {iWant} to {leave}
      let us {leave}
      can|could|may we {please}? {leave}
      i|we do not want|need it|this|that|anything anymore|now
      i|we do not want|need it|this|that any more|longer
      i|we do not want|need the|my|our|a|an|this|that {booking} anymore
      i|we do not want to {act} anymore
      i|we no longer want|need it|this|that
      i|we no longer want|need the|my|our|a|an|this|that {booking}
      i|we do not want|need you anymore
      i|we do not want|need you any more|longer
      i|we have? decided against {dropped}
      i|we am|are not interested anymore?
      not interested anymore?`,
    restart: `
      {again}
      {iWant} to {again}
      let us {again}
      can|could|may i|we {please}? {again}`,
    stay: `
      {please}? do not {leave}|{again}
      let us not {leave}|{again}
      i|we do not {wish} {leave}|{again}
      i|we am|are|was|were not going|trying|asking? to? {leave}|{again}|{leaving}
      never|without {leave}|{again}|{leaving}`,
    value: '{when} / {count}',
    afterwards:
      'cancel|change|move|reschedule|edit|update {thing}? later|afterwards / {count} years|months|weeks|days ago',
    joint: ', / and|or|plus',
    filler: `
      please|kindly|also|then|so|now|too|oh|ah|um|uh|er|erm|well|hey|hi|hello|there|sir|ma'am|madam|mate|man|buddy|dear
      very|just|really|again|finally|☺|🙂|😊|😀|😃|😄|🎉|❤
      {thanks}
      as well / right now / straight away / by the way / btw / for me|us / if you please / at all / sorry / i am sorry
      no problem|worries|prob / not bad / not a problem / not at all
      one more|last thing / quick|one question / one more question / another question / that is all
      i|it|that|they|we do|does|is|would|am|will
      you can|may|should|could
      i|we am|are sure|certain|positive|ready
      i|we can not wait / i|we am|are|will ... looking forward to it|this|that / looking forward to it|this|that
      see you then|there|soon / have a nice|good|great day|one|evening / bye|goodbye
      good morning|afternoon|evening|day|job|work / great|nice job|work / very kind`,
  },
};
