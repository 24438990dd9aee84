import { foldedWords } from './tokens.ts';

const LONGEST = 60;

/** Folded, without what is polite or hesitant around them. */
const PHRASES = new Set([
  ...['yes', 'yeah', 'yep', 'yup', 'ya', 'ok', 'okay', 'k', 'sure', 'right', 'correct', 'exactly', 'absolutely'],
  ...['perfect', 'of course', 'sure thing', 'sounds good', 'sounds great', 'looks good', 'go ahead', 'do it'],
  ...['that works', 'thats it', 'thats right', 'thats fine', 'its fine', 'its ok', 'all good', 'im good', 'good'],
  ...['great', 'fine', 'cool', 'nice', 'alright', 'all right', 'got it', 'i see', 'confirm', 'confirmed'],
  ...['i confirm', 'agreed', 'definitely', 'certainly', 'yes i do', 'no', 'nope', 'nah', 'na', 'not really', 'never'],
  ...['never mind', 'nevermind', 'none', 'nothing', 'neither', 'no way', 'of course not', 'not yet', 'not now'],
  ...['i dont', 'i do', 'no idea', 'not sure', 'im not sure', 'unsure', 'maybe', 'perhaps', 'i dont know'],
  ...['dont know', 'dunno', 'idk', 'i dont care', 'i dont mind', 'dont mind', 'whatever', 'whichever', 'any'],
  ...['anything', 'either', 'no preference', 'surprise me', 'you choose', 'it depends', 'depends', 'n a', 'cancel'],
  ...['cancel it', 'cancel that', 'stop', 'quit', 'exit', 'end', 'abort', 'forget it', 'start over', 'restart'],
  ...['reset', 'start again', 'begin again', 'go back', 'back', 'undo', 'continue', 'go on', 'carry on', 'resume'],
  ...['proceed', 'next', 'help', 'help me', 'repeat', 'repeat that', 'say again', 'say that again', 'again'],
  ...['pardon', 'what', 'huh', 'status', 'skip', 'skip it', 'skip this', 'skip that', 'pass', 'later', 'wait'],
  ...['hold on', 'one moment', 'one sec', 'one second', 'just a moment', 'just a sec', 'just a second'],
  ...['just a minute', 'one minute', 'hang on', 'keep it', 'same', 'the same', 'change it', 'change that'],
  ...['operator', 'agent', 'human', 'a human', 'a person', 'a real person', 'someone', 'hi', 'hello', 'hey', 'hiya'],
  ...['hi there', 'hello there', 'hey there', 'good morning', 'good afternoon', 'good evening', 'good day'],
  ...['greetings', 'bye', 'goodbye', 'see you', 'how are you', 'thx', 'ty', 'cheers', 'no worries', 'no problem'],
  ...['sorry', 'excuse me', 'test', 'testing', 'lol', 'haha', 'actually', 'listen', 'look', 'hm', 'hmm'],
]);

const AROUND =
  /^(?:(?:please|um|uh|er|erm|well|oh|so|ah|and|thanks|thank you|yes|no|ok|okay|just)\b ?)+|(?:^| )(?:please|thanks|thank you|then|now|very much|so much|a lot)$/;

/**
 * Whether the words, taken whole, answer or steer a conversation (consent, control, greeting, filler) and so carry no
 * value of their own: "yes please", "start over", "good morning".
 */
export function isSetPhrase(words: string): boolean {
  if (words.length > LONGEST) return false;
  const folded = foldedWords(words);
  if (PHRASES.has(folded)) return true;
  const bare = folded.replace(AROUND, '').replace(AROUND, '').trim();
  return bare === '' || PHRASES.has(bare);
}
