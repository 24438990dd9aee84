import type { Phrases } from '../core/phrases.ts';
import { respelled as contractions } from '../core/words-en.ts';

/**
 * - `claim`: says that something was, is being or will be done, or that something is to be had: only the machine knows.
 * - `denial`: says that nothing was done, which is true as long as nothing was tried.
 * - `harmless`: looks like a claim and is none: what can be done, what happens if; what we need.
 */
export type ClaimPart = 'harmless' | 'denial' | 'claim';

/** `~ed` and `~ing` are all words that end so and stand in no phrase. */
const classes: Phrases = {
  /** What may stand between the words of a phrase. */
  adverb: `
    now|all|already|just|also|fully|successfully|officially|hereby|currently|still|then|so|both|safely|quickly|gladly
    happily|only|even|always|usually|easily|simply|actually|really|certainly|definitely|yet|right|automatically
    been|being|be
    of course`,
  be: 'is|are|was|were|be|been|gets|got|get',
  have: 'have|has|had',
  /** What a booking goes through; said of anything it is an outcome. */
  done: `
    booked|rebooked|reserved|confirmed|reconfirmed|cancelled|canceled|scheduled|rescheduled|arranged|rearranged|secured
    completed|finalized|finalised|finished|submitted|processed|registered|enrolled|refunded|penciled|pencilled|notified
    done`,
  /** An outcome only if said of what the user has or wants: else it may tell how things are done here. */
  acted: `
    made|changed|updated|moved|switched|sent|saved|stored|noted|recorded|placed|ordered|bought|purchased|paid|charged|added
    removed|deleted|set|approved|accepted|granted|fixed|sorted|handled|locked|held|kept|logged|entered|created|issued
    guaranteed|assigned|transferred|forwarded|emailed|texted|messaged|mailed|called|contacted|informed|told|settled|taken
    amended|modified|adjusted|organized|organised|delivered|dispatched|received|blocked|filed|waived|credited|checked
    ended|gone`,
  did: '{done} / {acted} / ~ed / put|got|took|gave|did|went|wrote|given|written|let|left|spoke|spoken|brought',
  doing: `
    booking|reserving|confirming|cancelling|canceling|scheduling|arranging|processing|finalizing|securing|putting|sending
    saving|moving|changing|updating|holding`,
  /** What can be undone. */
  undone: 'cancelled|canceled|rescheduled|moved|changed',
  sofar: 'yet|been|being|be|actually|really|fully|officially|currently|even',
  /** What has not happened as long as nothing was tried. */
  untold: `
    booked|reserved|confirmed|scheduled|arranged|completed|finalized|finalised|submitted|processed|registered|made|placed
    ordered|paid|charged|sent|saved|done|complete|final|official
    all? set
    on|in the books|calendar|system|diary|schedule`,
  thing: 'appointment|booking|reservation|order|request|visit|slot|spot|place|seat|table|room|time|session|stay|ticket',
  things: 'appointments|bookings|reservations|orders|requests|visits|slots',
  piece: 'slot|spot|opening|place|seat|table|room|appointment',
  /** What the user has or wants. */
  yours: `
    it|that|this|everything|you|they|these|those
    your|the|this|that|my|our {thing}
    your|my ...`,
  /** Who could act. */
  person: `
    they|someone|somebody|he|she
    the|our|your|a|an|my stylist|barber|salon|team|staff|colleague|agent|person|manager|doctor|restaurant|hotel|office
    the|our|your|a|an|my assistant|system|kitchen|shop|clinic`,
  whenever: 'if|once|when|whenever|until|till|unless|before|after|whether|provided / as soon as / in case',
  can: 'can|could|may|might|must|would / can|could|may|might|must|would not / to / not to',
  subject: 'it|that|this|you|everything|something|anything|they / your|the|a|an|any|my|our {thing} / {things}',
};

const phrases: Phrases<ClaimPart> = {
  harmless: `
    {can} {adverb}* {done}|{acted}
    {can} {adverb}* {done}|{acted} or|and {done}|{acted}
    {whenever} {subject}? is|are|has|have {adverb}* {done}|{acted}
    {whenever} {subject}? {adverb}* {done}|{acted}
    {things} {undone}
    {things} are|is {undone}
    {undone} {things}
    i|we will not|never
    i|we will {adverb}* need|ask|try|help|happy|glad|open|closed|there|here
    we will {adverb}* open|closed|happy|glad|here
    {person} will {adverb}* open|closed
    let me|us know|help|ask|explain|see|think
    i am {adverb}* asking|looking|hoping|wondering|doing|having|learning|talking|speaking|missing|trying
    i|we {adverb}* wanted|liked|loved|misunderstood|missed|needed
    i|we {have} {adverb}* wanted|liked|loved|misunderstood|missed|needed
    i got it|that
    congratulations|congrats on|for your`,
  denial: `
    not|never {sofar}* {untold}
    nothing {sofar}* is|was|has|been {sofar}* {untold}
    no {thing} {sofar}* is|was|has|been {sofar}* {untold}
    your {thing} {be}|{have} not {sofar}* {untold}
    not have a|an|any|your {thing}
    have no {thing}
    there is no {thing}`,
  claim: `
    {done}
    {yours} {be} {adverb}* {acted}
    {yours} was|were {adverb}* ~ed
    {yours} {have} {adverb}* {acted}|~ed
    {yours} will {adverb}* {acted}|ready|waiting
    your|the|all|both|these|those|our|my {things} {be}? {adverb}* {undone}
    {be} being {acted}|~ed
    {thing} {adverb}* {acted}
    changed|updated|moved|switched|set to
    , {adverb}* {acted}|~ed ,
    , {adverb}* {acted} it|that|this|you|your|them|everything|to|for

    i|we {adverb}* {did}
    i|we {have} {adverb}* {did}
    i|we {have} you|your
    i|we {have} got you|your
    have you down
    got you covered|in|down
    ready for you
    you hold
    put|got|get|squeeze|squeezed|fit|fitted|sign|signed|have you in|down|up|on
    i|we will|shall
    i|we am|are {adverb}* going|about to
    {be} {adverb}* going to {adverb}* {done}|{acted}
    i am {adverb}* ~ing
    i|we am|are {adverb}* {doing}
    , {adverb}* {doing} now
    , {adverb}* {doing} it|that|this {adverb}* ,
    , {adverb}* {doing} it|that|this for
    , {adverb}* {doing} your {thing} {adverb}* ,
    i|we was|were able to
    i am on it
    leave it|that|this to|with me|us
    let me|us
    allow me to
    {person} will|knows

    you will {adverb}* receive|get|hear|see|have|contacted|called|seen|notified
    you should {adverb}* receive|get|hear|have|set
    you are {adverb}* in|down|set|expected|signed|on|good|coming
    you {adverb}* have|got {adverb}* a|an|your|the|this|that {thing}
    your new
    thanks|you for booking|reserving|scheduling|coming
    thanks|you for your {thing}
    please arrive
    forget|remember your|the
    your {thing} {adverb}* is|was|has|will|starts|begins|stands|exists|awaits
    your {thing} no longer
    your ... is on|at
    your ... awaits
    is yours
    your name on
    expect|expects you
    expect a call|text|message|email|mail|confirmation
    expecting|awaiting you
    we are {adverb}* expecting|waiting
    waiting for you
    see|seeing you
    see|catch|meet ya
    look|looking forward
    forward to seeing|welcoming|meeting|having
    enjoy your|the

    all set
    good to go
    set up
    on|in the|our|your books|calendar|system|diary|schedule|list
    taken care of
    take|taking care of
    consider it|that|this|yourself|your
    rest assured
    on its|the|their way
    on it is way
    went|gone|goes|going|go|got through
    locked in
    down for
    signed up
    done deal
    mission accomplished
    success|successful|successfully
    congratulations|congrats|voila|tada
    nothing more|else|further to|is|needs|needed
    anything more|else|further
    no further action
    {yours} {be} {adverb}* complete|official|final|active|live|sealed|safe|in
    in order|place
    under control
    it is a date|deal|go
    check your inbox|email|mail|phone|messages
    confirmation number|email|code|text|mail|message
    a|the|your confirmation is|was|has|will|should
    receive|get|find|see a|the|your confirmation
    congratulations|congrats on|for your {thing}
    reference number|code
    ✅ / ✔ / ☑ / ✓

    is|are {adverb}* available|unavailable
    {piece} is|are {adverb}* free|open|taken|full|left
    {person} is|are {adverb}* free
    am|pm is {adverb}* open|free|fine|good|taken
    that|it|this works
    works for me|us
    monday|tuesday|wednesday|thursday|friday|saturday|sunday|am|pm works
    still {adverb}* space|room|free|openings|places|seats
    we {have} {adverb}* availability|openings|space|vacancies
    we {have} {adverb}* a|an|one|some {piece}
    there is|are {adverb}* a|an|one|still|some|no {piece}|availability|openings|slots|spots|spaces|vacancies
    sold out
    fully? full`,
};

/** Words of which a sentence in English has some. */
const common = `
  a an the and or but so if as at by for from in into of on off out over to up with without about after before between during
  until than then that this these those there here it its i me my you your we us our they them their he she who what which
  when where why how is are was were be been being am do does did have has had can could may might must should would will not
  no yes any some all each both more most much many few only just also too very please sorry thanks thank welcome hello hi hey
  okay ok sure great good fine nice right need want like help know let get go ask say tell take see come one other another
  absolutely certainly exactly indeed perhaps maybe unfortunately course glad happy cool lovely wonderful anytime problem bye
  goodbye
`;

/** All of English that the answer of a model is looked at with. */
export const english = {
  phrases,
  classes,
  /** Also without their apostrophes. */
  respelled: {
    ...contractions,
    ill: 'i will',
    youll: 'you will',
    theyll: 'they will',
    weve: 'we have',
    youve: 'you have',
  },
  common: new Set(common.trim().split(/\s+/)),
} as const;
