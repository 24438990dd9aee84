import type { ControlGrammar } from './control.ts';
import { respelled, shared } from './words-en.ts';

/** How people steer a conversation in English. Leaving and starting over are the consent grammar's. */
export const english: ControlGrammar = {
  respelled,
  classes: {
    ...shared,
    said: 'it|that|this / that|the last|it part|bit|question|one / the|your question / what you said / yourself',
    again: 'again / once|one more / once|one more time / one more time',
    soFar: 'so far / until|till now / already / now',
    mine: 'my|the|our booking|reservation|appointment|order|request|summary|details|status',
    real: 'real|live|actual|human',
    person: `
      human|agent|representative|rep|operator|person|staff|receptionist|manager|someone|somebody|support|advisor
      human being
      customer service|support|care
      member of staff
      {real} person|human|agent|operator|representative|being|someone`,
    aPerson: 'a|an|the|your|some|any? {person} / someone|somebody else|real|human',
    talk: `
      talk|speak|chat to|with
      get|be through to
      be connected|transferred|forwarded to
      reach|contact`,
    putMe: `
      connect|transfer|forward|redirect|pass me|us to|with
      put me|us through to
      hand me|us over to
      get|give|find|fetch me|us`,
    being: `
      robot|bot|chatbot|machine|computer|ai|human|person
      chat bot / human being / computer program
      {real} person|human|being / virtual|automated|digital|ai assistant`,
    aBeing: 'a|an|the|some|just? {being} / a|an? {being} or a|an? {being} / real|automated / someone|somebody real',
    ours: `
      my|our wife|husband|partner|spouse|boyfriend|girlfriend|fiance|fiancee|mother|mom|mum|father|dad|parents|son|daughter|sister|brother
      my|our kids|children|family|friend|friends|boss|manager|colleague|colleagues|team|assistant|secretary|doctor|flatmate|roommate
      my|our calendar|diary|schedule|agenda|planner|notes|email|emails / my|our other half`,
    ask: 'ask|consult|call|text|message|phone|check / check|talk|speak|confirm with|to / look at / run it|this|that by',
    soon: 'in {aMoment}|{aWhile} / in half? an hour / soon|shortly|later',
    leftOff: 'where|were we left|leave|stopped off? / where i left|stopped off? / from there',
    goOn: 'continue|resume|proceed {leftOff}? / go|carry|move on / keep going / pick it? up {leftOff}',
  },
  phrases: {
    repeat: `
      {canYou}? repeat|rephrase {said}? {again}?
      {canYou}? say {said}? {again}
      {canYou}? ask {said}? {again}
      what|how was that|the|your question|it {again}?
      what was that {again}?
      what did you say|ask|just {again}?
      what did you just say|ask
      come again / pardon|what|huh / pardon|excuse me / i beg your pardon / {again}
      i|we did not catch|get|hear|read|follow|understand that|it|you
      i|we missed that|it`,
    status: `
      what do you have|know {soFar}?
      what have you got|understood|noted|recorded {soFar}?
      what did i|we book|say|choose|order|pick|tell|give|enter|request you? {soFar}?
      what have i|we booked|said|chosen|ordered|picked|told|given|entered|requested you? {soFar}?
      what is {mine} {soFar}?
      what are {mine} {soFar}?
      {canYou}? show|tell|give|read|send me|us|back? {mine}
      {canYou}? read {mine} back / {canYou}? read me|us? back {mine}
      {canYou}? summarize|summarise|recap {soFar}|{mine}?
      what is still? missing|left|next|needed|open
      what else|more? do you still? need {soFar}?
      what do you still? need
      how far are|did we get?
      where are we {soFar}?
      status|summary|recap|progress / status update|report`,
    help: `
      help / help me|us out?
      {canYou}? help me|us? out?
      {iWant} some|your|a? help
      i|we could use some? help
      what can|do you do|offer|help with|me?
      what can you do for me|us
      what can|should|may|must i|we say|do|ask|type|write now|here?
      what do i|we do|say now|here|next?
      what am i supposed to do|say
      how does this|it|that work
      how do i|we use this|it / how do i|we do this|it
      what is this|that|it for?
      who|what are you
      are you {aBeing}
      is this|that|it a|an|the|some {being}
      am i|we talking|speaking|chatting|writing to|with {aBeing}
      i|we am|are so? lost|stuck|confused
      i|we do not understand|get it|this|that?
      i|we do not know what to do|say
      commands|instructions / what now`,
    wait: `
      {pause}
      {canYou} wait {aMoment}? / {canYou} hold|hang on {aMoment}?
      {canYou} give me|us {aMoment}|{aWhile}
      can|could|may i|we have|get {aMoment}|{aWhile}
      i|we am|are still? thinking
      i|we need|have to think|check
      i|we need to think about it|that|this
      {iWant} to {ask} {ours} first?
      i|we have|got to {ask} {ours} first?
      i|we must|should {ask} {ours} first?
      let me|us {ask} {ours} first?
      i|we need some|more? more? time
      i|we will get back to you {soon}?
      i|we will be back {soon}?
      i|we will let you know {soon}?
      let me get back to you {soon}?
      not so fast / slow down`,
    human: `
      {person} / {aPerson}
      {canYou}? {putMe} {aPerson}
      {iWant} to {talk} {aPerson}
      {iWant} {aPerson}
      {iWant} {aPerson} to help me|us?
      let me|us {talk} {aPerson}
      can|could|may i|we {please}? {talk} {aPerson}
      can|could|may i|we {please}? have {aPerson}
      {talk} {aPerson}
      is there {aPerson} i|we can|could {talk}? to?
      i|we do not want to {talk} a|the|this bot|robot|machine|computer`,
    resume: `
      {goOn}
      let us {goOn}
      {iWant} to {goOn}
      can|could|may|shall|should we|i {please}? {goOn}
      where were we / where did we stop|leave off?
      i|we am|are back|here now|again?
      back|here now|again
      i|we was|were|got away|gone|distracted|interrupted
      sorry ,? i|we was|were busy
      back to {mine} / let us get|go back to it|this|{mine}`,
    goodbye: `
      bye|goodbye|farewell|ciao|cya|byebye / good bye|night / bye bye|now / take care / so long
      see|cya you|ya|u soon|later|around|then|tomorrow|again?
      talk|speak|chat to|with? you soon|later
      have a very? nice|good|great|lovely|wonderful day|one|evening|night|weekend|afternoon
      until next time`,
    greeting: `
      hi|hello|hey|hiya|howdy|yo|greetings|hallo|👋 there?
      good morning|afternoon|evening|day there?
      how are you doing|today? today?
      how is it going / what is up / sup
      nice|pleased to meet you`,
    thanks: `
      {thanks}
      that|this is|was so|very? kind|helpful|nice of? you?
      you are|have been so|very? kind|helpful|great|best
      you are the best`,
    ok: 'ok|okay|alright|yes|yeah|sure / all right',
    sorry: 'sorry / i am sorry',
    filler: `
      please|kindly|and|then|so|now|just|actually|oh|ah|um|uh|er|well|there|again|, / right now / ☺|🙂|😊|❤
      for|from me|us / sir|madam|friend|everyone|all|bot|assistant`,
  },
};
