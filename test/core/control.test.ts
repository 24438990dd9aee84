import { describe, expect, it } from 'vitest';
import { type Control, readControl, readsAsCommand } from '../../src/core/control.ts';
import { fastestOf } from '../fastest-of.ts';

const said: Readonly<Record<Control, readonly string[]>> = {
  restart: ['start over please', "Let's start again"],
  cancel: ['cancel', 'can you cancel it?'],
  repeat: [
    'can you repeat that?',
    'what was that',
    'Sorry, what did you say?',
    'pardon?',
    'come again?',
    'say that again please',
    "I didn't catch that",
    'repeat',
    'could you please repeat the question?',
    'one more time please',
    'huh?',
    'what?',
  ],
  status: [
    'what do you have so far?',
    'what did I book?',
    'status',
    "what's my booking?",
    'can you show me my booking',
    'where are we?',
    'what have I told you so far',
    'what is still missing?',
    'what do you still need?',
    'what do you need from me?',
    'summary please',
    'read me back my order',
    'recap please',
    'what are my details?',
  ],
  help: [
    'help',
    'what can you do',
    'help me please',
    'I need help',
    'can you help me?',
    'how does this work?',
    'what can I say?',
    "I'm lost",
    "I'm so confused",
    'what am I supposed to do?',
    'hi, help please',
    'who are you?',
    "I don't understand",
    "I don't know what to say",
  ],
  wait: [
    'one moment',
    'hang on a sec',
    'wait',
    'just a minute please',
    'hold on',
    'give me a second',
    'brb',
    'let me think',
    'ok wait',
    'can you wait a moment?',
    "I'm still thinking",
    'hold on, let me check',
  ],
  human: [
    'I want to talk to a person',
    'agent',
    'human please',
    'can I speak to someone?',
    'let me talk to a human',
    'put me through to a real person',
    'connect me with an agent',
    'operator',
    'customer service',
    'I need to speak with a representative please',
    'is there someone I can talk to?',
    'transfer me to a human agent',
    'get me a manager',
    "I don't want to talk to a robot",
  ],
  resume: [
    "let's continue",
    'where were we',
    'continue',
    'carry on please',
    "I'm back",
    "let's pick up where we left off",
    'ok, go on',
    'back to my booking',
    'keep going',
  ],
  greeting: ['hello', 'hi there', 'Hey!', 'good morning', 'hi, how are you?', '👋', 'Hello there!', 'hi hi'],
  thanks: [
    'thanks',
    'thank you so much!',
    'many thanks',
    'thanks a lot for your help',
    'hi, thanks',
    "you're the best",
    'ty',
    '🙏',
  ],
  goodbye: ['bye', 'thanks, bye!', 'see you later', 'good night', 'have a nice day', 'goodbye then', 'take care'],
};

describe.each(Object.entries(said))('%s', (control, messages) => {
  it.each(messages)('is what "%s" asks for', (message) => expect(readControl(message, 'en')).toBe(control));
});

it.each([
  'help my hair is green',
  'agent smith',
  "hi, I'd like a haircut",
  'ok thanks',
  'great, thanks',
  '',
  'Helen',
  'wait for Friday',
  'can I cancel later?',
  'do you have a cancellation fee?',
  'thanks for the table at 4',
  'hello kitty',
  'human resources',
  'bye bye blackbird',
  'repeat customer',
  'status quo',
  'start over Friday',
  'one moment in time',
  'I need help with my taxes',
  'who is the manager?',
  'what did I do wrong with my hair',
  'the person is Anna',
  'go',
  'keep',
  'yes',
  'no',
  'what time?',
  'hi 4pm',
  'continue to Friday',
  'help hello wait',
  'Will',
  'operator training session',
  'can you hold my bag',
])('"%s" is no control', (message) => expect(readControl(message, 'en')).toBeUndefined());

it.each(['yes', 'Nope', 'maybe', 'hello', 'Never mind', 'start over', 'help', 'thanks!', 'Perfect.'])(
  '"%s" is never taken for a name or a text',
  (message) => expect(readsAsCommand(message, 'en')).toBe(true),
);

it.each(['Anna', 'Grace Hope', 'Will Wright', 'Agent Smith', 'I am allergic to nuts', 'Friday', ''])(
  '"%s" may be a name or a text',
  (message) => expect(readsAsCommand(message, 'en')).toBe(false),
);

it.each(['wait ', 'a ', '? ', '👋'])('100 kB of %j is no control and read in no time', (junk) => {
  const message = junk.repeat(100_000 / junk.length);
  expect(readControl(message, 'en')).toBeUndefined();
  expect(fastestOf(() => readControl(message, 'en'))).toBeLessThan(50);
});
