import type { Phrases } from './phrases.ts';

/** English contractions and a few misspellings, written out. */
export const respelled: Readonly<Record<string, string>> = {
  "that's": 'that is',
  thats: 'that is',
  "that'll": 'that will',
  "that'd": 'that would',
  "it's": 'it is',
  its: 'it is',
  "it'll": 'it will',
  "it'd": 'it would',
  "this'll": 'this will',
  "everything's": 'everything is',
  "nothing's": 'nothing is',
  "all's": 'all is',
  "what's": 'what is',
  whats: 'what is',
  "where's": 'where is',
  "who's": 'who is',
  "how's": 'how is',
  "there's": 'there is',
  "here's": 'here is',
  "i'm": 'i am',
  im: 'i am',
  "i'd": 'i would',
  "i'll": 'i will',
  "i've": 'i have',
  ive: 'i have',
  "you're": 'you are',
  youre: 'you are',
  "you've": 'you have',
  "you'd": 'you would',
  "we're": 'we are',
  "we'd": 'we would',
  "we'll": 'we will',
  "let's": 'let us',
  lets: 'let us',
  "don't": 'do not',
  dont: 'do not',
  "doesn't": 'does not',
  doesnt: 'does not',
  "didn't": 'did not',
  didnt: 'did not',
  "isn't": 'is not',
  isnt: 'is not',
  "aren't": 'are not',
  "wasn't": 'was not',
  "won't": 'will not',
  wont: 'will not',
  "wouldn't": 'would not',
  "couldn't": 'could not',
  "shouldn't": 'should not',
  "can't": 'can not',
  cant: 'can not',
  cannot: 'can not',
  "haven't": 'have not',
  "c'mon": 'come on',
  yse: 'yes',
  u: 'you',
  ur: 'your',
  pls: 'please',
  plz: 'please',
  thx: 'thanks',
  wanna: 'want to',
  gonna: 'going to',
};

/** Classes of English phrases that several grammars use. */
export const shared = {
  please: 'please|kindly',
  thank: 'thanks|thankyou|ty|cheers / thank you / many thanks',
  soMuch: 'again / so|very much / a lot|bunch|million',
  thanks: `
    {thank} {soMuch}?
    {thank} {soMuch}? for it|that|this|everything|helping|asking
    {thank} {soMuch}? for all? your|the help|time|patience|assistance|info|information|service|reply
    i appreciate it|that|this
    much appreciated
    🙏`,
  aMoment: `
    a|one|just|another moment|minute|second|sec|min|bit
    just a|one moment|minute|second|sec|min|bit
    a few moments|minutes|seconds
    a couple of moments|minutes|seconds
    moment`,
  aWhile: `
    some time / a while / half a minute / a little|bit longer
    two|three|four|five|ten|2|3|4|5|10|some|few|couple of? more? minutes|mins|seconds|secs
    a few|couple of? more? minutes|mins|seconds|secs`,
  pause: `
    wait {aMoment}|{aWhile}?
    hold on|up {aMoment}|{aWhile}?
    hold that
    hang on {aMoment}|{aWhile}?
    {aMoment}
    bear with me {aMoment}|{aWhile}?
    give me|us {aMoment}|{aWhile}
    i|we need {aMoment}
    brb
    be right back
    i will be right back
    let me check|see
    let me think
    let me think about it|that|this
    let me think for {aMoment}`,
  canYou: 'can|could|would|will you {please}?',
  iWant: 'i|we want|need|wish / i|we would like|love|prefer',
} satisfies Phrases;
